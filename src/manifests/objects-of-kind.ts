import { FlowObject } from './manifest-object';
import { grouped } from '../values/grouped';
import { once } from '../values/once';

type Divided = WeakMap<readonly FlowObject[], ReadonlyMap<string, readonly FlowObject[]>>;

// a list is divided once, as rules ask for each flow and each object
const byKind: Divided = new WeakMap();
const byNamespace: Divided = new WeakMap();

/** The objects of a kind, in their order. */
export function objectsOfKind(objects: readonly FlowObject[], kind: string): readonly FlowObject[] {
  return once(byKind, objects, () => grouped(objects, object => object.kind)).get(kind) ?? [];
}

/** Those of some objects that are in a namespace, in their order. */
export function inNamespace(objects: readonly FlowObject[], namespace: string): readonly FlowObject[] {
  return once(byNamespace, objects, () => grouped(objects, object => object.namespace)).get(namespace) ?? [];
}
