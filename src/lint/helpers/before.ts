import { FlowObject } from '../../manifests/manifest-object';

/** Whether two objects are the same one, before and after a change. */
export function isSame(a: FlowObject, b: FlowObject): boolean {
  return a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
}
