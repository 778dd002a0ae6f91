import { FlowObject } from '../../manifests/manifest-object';

/** Whether two objects may be in one namespace, as one says its own and the other takes that of the kubectl that applies it. */
export function isNamespaceOpen(a: FlowObject, b: FlowObject): boolean {
  return (a.namespace === '') !== (b.namespace === '');
}
