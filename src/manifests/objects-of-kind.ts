import { FlowObject } from './manifest-object';

const divided = new WeakMap<readonly FlowObject[], ReadonlyMap<string, readonly FlowObject[]>>();

/** The objects of a kind, in their order. A list is divided once, as rules ask for each flow. */
export function objectsOfKind(objects: readonly FlowObject[], kind: string): readonly FlowObject[] {
  const kinds = divided.get(objects) ?? divide(objects);
  return kinds.get(kind) ?? [];
}

function divide(objects: readonly FlowObject[]): ReadonlyMap<string, readonly FlowObject[]> {
  const kinds = new Map<string, FlowObject[]>();
  for (const object of objects) {
    const others = kinds.get(object.kind);
    if (others) others.push(object);
    else kinds.set(object.kind, [object]);
  }
  divided.set(objects, kinds);
  return kinds;
}
