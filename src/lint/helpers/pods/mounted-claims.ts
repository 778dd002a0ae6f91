import { RenderedPods } from './rendered-pods';
import { Flow } from '../../../flow/flow';
import { FlowObject } from '../../../manifests/manifest-object';
import { inNamespace, objectsOfKind } from '../../../manifests/objects-of-kind';
import { asRecords, asString, at } from '../../../values/json-values';

/** The PersistentVolumeClaims among the manifests that every pod of a workload mounts. */
export function mountedClaims({ objects }: Pick<Flow, 'objects'>, { pod, workload }: RenderedPods): FlowObject[] {
  const names = asRecords(pod.volumes).map(volume => asString(at(volume, 'persistentVolumeClaim', 'claimName')));
  return inNamespace(objectsOfKind(objects, 'PersistentVolumeClaim'), workload.namespace).filter(({ name }) => names.includes(name));
}
