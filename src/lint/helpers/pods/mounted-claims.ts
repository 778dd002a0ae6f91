import { RenderedPods } from './rendered-pods';
import { Flow } from '../../../flow/flow';
import { claimsOf } from '../../../flow/one-node-volumes';
import { FlowObject } from '../../../manifests/manifest-object';

/** The PersistentVolumeClaims among the manifests that every pod of a workload mounts. */
export function mountedClaims({ objects }: Pick<Flow, 'objects'>, { pod, object }: RenderedPods): FlowObject[] {
  return claimsOf(pod, object.namespace, objects);
}
