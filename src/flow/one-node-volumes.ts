import { FlowObject } from '../manifests/manifest-object';
import { inNamespace, objectsOfKind } from '../manifests/objects-of-kind';
import { asArray, asRecords, asString, at, Json } from '../values/json-values';

const MANY_NODES = ['ReadWriteMany', 'ReadOnlyMany'];
const ONE_NODE = ['ReadWriteOnce', 'ReadWriteOncePod'];

/** Whether nodes can mount a claim one at a time only. */
export function isOneNodeClaim({ manifest }: FlowObject): boolean {
  const modes = (asArray(at(manifest, 'spec', 'accessModes')) ?? []).map(String);
  return modes.some(mode => ONE_NODE.includes(mode)) && !modes.some(mode => MANY_NODES.includes(mode));
}

/** The PersistentVolumeClaims among the objects that every pod of a template mounts. */
export function claimsOf(template: Json, namespace: string, objects: readonly FlowObject[]): FlowObject[] {
  const names = asRecords(template.volumes).flatMap(volume => asString(at(volume, 'persistentVolumeClaim', 'claimName')) ?? []);
  return names.length === 0 ? [] : inNamespace(objectsOfKind(objects, 'PersistentVolumeClaim'), namespace).filter(({ name }) => names.includes(name));
}
