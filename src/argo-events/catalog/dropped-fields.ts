import { DroppedField } from './dropped-field';
import { droppedFieldReason } from './dropped-field-reasons';
import { ignoredFields } from './ignored-fields';
import { API_VERSION, CONTROLLER, WorkloadKind } from './labels';
import { structFields, visitFields, VisitedField } from './struct-walk';
import { ARGO_EVENTS_FLOOR } from './versions';
import { nearest } from '../../../imports/nearest';
import { asRecord } from '../../values/json-values';

/**
 * All that the controller drops of an EventBus, EventSource or Sensor, or overrides, or never looks at; nothing of other resources.
 *
 * @param known its fields, when they were visited before
 */
export function droppedFields(cr: unknown, known?: readonly VisitedField[]): DroppedField[] {
  const { apiVersion, kind } = asRecord(cr) ?? {};
  if (apiVersion !== API_VERSION || !isWorkloadKind(kind)) {
    return [];
  }
  const visited = known ?? visitFields(kind, cr);
  return [
    ...visited.filter(field => !field.known).map(field => unknownField(kind, field, visited)),
    ...ignoredFields(kind, cr, visited),
  ];
}

function isWorkloadKind(kind: unknown): kind is WorkloadKind {
  return typeof kind === 'string' && Object.hasOwn(CONTROLLER, kind);
}

function unknownField(kind: WorkloadKind, { path, parent }: VisitedField, visited: readonly VisitedField[]): DroppedField {
  const field = String(path[path.length - 1]);
  const known = droppedFieldReason(parent, field);
  if (known !== undefined) {
    return { path, reason: known.reason, instead: known.instead };
  }
  const elsewhere = belongsTo(kind, path, parent, field, visited);
  const meant = nearest(field, [...structFields(parent).keys()]);
  return {
    path,
    reason: `${parent} has no field ${field} in Argo Events ${ARGO_EVENTS_FLOOR}, and the controller drops it`,
    instead: elsewhere ? `move it to ${elsewhere}` : meant ? `did you mean ${meant}?` : 'leave it out',
  };
}

/** Where a field of that name is: in a field of the struct, or in a struct around it. */
function belongsTo(
  kind: WorkloadKind, path: VisitedField['path'], parent: string, field: string, visited: readonly VisitedField[],
): string | undefined {
  const here = path.slice(0, -1);
  // most of what is misplaced belongs to the pods
  const fields = [...structFields(parent)].sort(([a], [b]) => Number(b === 'template') - Number(a === 'template'));
  for (const [name, { struct, many }] of fields) {
    if (struct !== undefined && many === undefined && structFields(struct).has(field)) {
      return [...here, name, field].join('.');
    }
  }
  for (let length = here.length; length > 0; length--) {
    const outer = visited.find(other => other.path.length === length && other.path.every((step, i) => step === here[i]));
    const around = outer?.parent ?? kind;
    if (structFields(around).has(field)) {
      return [...here.slice(0, length - 1), field].join('.');
    }
  }
  return undefined;
}
