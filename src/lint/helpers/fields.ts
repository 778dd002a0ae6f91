import { DroppedField } from '../../argo-events/catalog/dropped-field';
import { droppedFields } from '../../argo-events/catalog/dropped-fields';
import { VisitedField, visitFields } from '../../argo-events/catalog/struct-walk';
import { FlowObject } from '../../manifests/manifest-object';
import { once } from '../../values/once';

const visited = new WeakMap<FlowObject, readonly VisitedField[]>();
const dropped = new WeakMap<FlowObject, readonly DroppedField[]>();

/** All fields of an EventBus, EventSource or Sensor; walked through once for all rules. */
export function fieldsOf(object: FlowObject): readonly VisitedField[] {
  return once(visited, object, () => visitFields(object.kind, object.manifest));
}

/** Those that have no effect. */
export function droppedFieldsOf(object: FlowObject): readonly DroppedField[] {
  return once(dropped, object, () => droppedFields(object.manifest, fieldsOf(object)));
}
