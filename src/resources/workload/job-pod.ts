import { nodeLossTolerations } from './node-loss-tolerations';
import { restrictedPod } from './security-context';
import * as argoevents from '../../../imports/argo-events';

/** Fields of the pods of the keeper and of the Jobs, for private registries and dedicated nodes. */
export interface JobPodFields {
  readonly imagePullSecrets?: readonly { readonly name?: string }[];
  readonly nodeSelector?: { readonly [label: string]: string };
  readonly tolerations?: argoevents.Toleration[];
  readonly priorityClassName?: string;
  readonly labels?: { readonly [label: string]: string };
  readonly annotations?: { readonly [annotation: string]: string };
  readonly resources?: argoevents.ResourceRequirements;
}

/** A sidecar of a mesh would keep the pod of a Job running after its script has ended, and the bus has TLS of its own. */
const NO_MESH = { 'sidecar.istio.io/inject': 'false', 'linkerd.io/inject': 'disabled' };

/** Metadata of a pod that talks to a bus; its own labels come last. */
export function jobPodMetadata(labels: Readonly<Record<string, string>>, fields: JobPodFields) {
  return {
    labels: { 'sidecar.istio.io/inject': 'false', ...fields.labels, ...labels },
    annotations: { ...NO_MESH, ...fields.annotations },
  };
}

/** Where such a pod runs, and as whom. */
export function jobPodSpec({ imagePullSecrets, nodeSelector, priorityClassName, tolerations = [] }: JobPodFields) {
  return {
    securityContext: restrictedPod(1000),
    ...imagePullSecrets && { imagePullSecrets },
    ...nodeSelector && { nodeSelector },
    ...priorityClassName && { priorityClassName },
    tolerations: [...nodeLossTolerations(10, tolerations), ...tolerations],
  };
}
