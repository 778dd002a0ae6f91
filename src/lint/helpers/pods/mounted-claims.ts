import { RenderedPods } from './rendered-pods';
import { Flow } from '../../../flow/flow';
import { claimsOf } from '../../../flow/one-node-volumes';
import { FlowObject } from '../../../manifests/manifest-object';

/** The PersistentVolumeClaims among the manifests that every pod of a workload mounts. */
export function mountedClaims({ objects }: Pick<Flow, 'objects'>, { pod, workload }: RenderedPods): FlowObject[] {
  return claimsOf(pod, workload.namespace, objects);
}
