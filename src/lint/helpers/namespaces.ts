import { Flow } from '../../flow/flow';
import { FlowObject } from '../../manifests/manifest-object';

/** Whether two objects may be in one namespace, as one says its own and the other takes that of the kubectl that applies it. */
export function isNamespaceOpen(a: FlowObject, b: FlowObject): boolean {
  return (a.namespace === '') !== (b.namespace === '');
}

/** The Namespace of that name, among the objects. */
export function namespaceOf({ objects }: Flow, name: string): FlowObject | undefined {
  return objects.find(object => object.kind === 'Namespace' && object.name === name);
}
