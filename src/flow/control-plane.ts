import { PodAnnotation } from '../contract/pod-annotations';
import { FlowObject } from '../manifests/manifest-object';
import { asArray, asRecord, asString, at } from '../values/json-values';

const IMAGE = /(?:^|\/)argo-events(?:[:@]|$)/;

/** The Deployment of the controller-manager. The webhook has the same image with other arguments. */
export function isController(object: FlowObject): boolean {
  return object.kind === 'Deployment' && controllerContainer(object) !== undefined;
}

/** Its container that runs the controller. */
export function controllerContainer({ manifest }: FlowObject): { [field: string]: unknown } | undefined {
  return (asArray(at(manifest, 'spec', 'template', 'spec', 'containers')) ?? []).map(asRecord).find(container =>
    IMAGE.test(asString(container?.image) ?? '') && (asArray(container?.args) ?? []).includes('controller'));
}

/** `v1.9.11` of `quay.io/argoproj/argo-events:v1.9.11`. */
export function controllerVersion(controller: FlowObject): string | undefined {
  return /:(v\d+\.\d+\.\d+)/.exec(asString(controllerContainer(controller)?.image) ?? '')?.[1];
}

/** `2.4.22` of the label that Helm charts have. */
export function controllerChart({ manifest }: FlowObject): string | undefined {
  return /^argo-events-(\d+\.\d+\.\d+)$/.exec(asString(at(manifest, 'metadata', 'labels', 'helm.sh/chart')) ?? '')?.[1];
}

/** Whether it is a policy that does what {@link PodAnnotation} asks for. */
export function isPodPolicy({ kind, manifest }: FlowObject): boolean {
  return ['MutatingAdmissionPolicy', 'MutatingPolicy', 'ClusterPolicy'].includes(kind) && JSON.stringify(manifest).includes(PodAnnotation.POLICY);
}
