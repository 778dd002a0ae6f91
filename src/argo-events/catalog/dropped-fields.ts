import { isDeepStrictEqual } from 'node:util';
import { DroppedField } from './dropped-field';
import { DroppedFieldReason, droppedFieldReason } from './dropped-field-reasons';
import { Destination, destinations } from './field-destination';
import { fit } from './field-fit';
import { leftover, otherName } from './former-fields';
import { ignoredFields } from './ignored-fields';
import { API_VERSION, isWorkloadKind, WorkloadKind } from './labels';
import { STRUCTS } from './schema';
import { structFields, visitFields, VisitedField } from './struct-walk';
import { ARGO_EVENTS_FLOOR } from './versions';
import { nearest } from '../../../imports/nearest';
import { asRecord, valueAt } from '../../values/json-values';

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
    ...withoutRivals(cr, visited.filter(field => !field.known && leftover(field.parent, String(field.path.at(-1))) === undefined)
      .map(field => unknownField(kind, cr, field, visited))),
    ...leftovers(visited),
    ...ignoredFields(kind, cr, visited),
  ];
}

function unknownField(kind: WorkloadKind, cr: unknown, field: VisitedField, visited: readonly VisitedField[]): DroppedField {
  const { path, parent } = field;
  const name = String(path[path.length - 1]);
  const known = droppedFieldReason(parent, name);
  if (known !== undefined) return { path, ...tableAdvice(cr, path, known) };
  const reason = `${parent} has no field ${name} in Argo Events ${ARGO_EVENTS_FLOOR}, and the controller drops it`;
  return { path, reason, ...advice(kind, cr, path, [renamed(path, parent), elsewhere(kind, field, visited), misspelt(path, parent)]) };
}

function tableAdvice(cr: unknown, path: DroppedField['path'], { reason, instead, by }: DroppedFieldReason): Omit<DroppedField, 'path'> {
  const other = by && [...path.slice(0, -1), ...by];
  const isThere = other !== undefined && valueAt(cr, other) !== undefined;
  return isThere ? { reason, instead: `leave it out: ${other.join('.')} is set`, harmless: true } : { reason, instead };
}

/** A place for the value, and how to say so. */
interface Place extends Destination {
  readonly words: string;
  /** More has to change than the place. */
  readonly incomplete?: boolean;
}

/** The first place where the value fits, of the likeliest kind that has any; a place of that kind that is set tells that the field is not needed. */
function advice(
  kind: WorkloadKind, cr: unknown, path: DroppedField['path'], kinds: readonly (readonly Place[])[],
): Pick<DroppedField, 'instead' | 'moveTo' | 'harmless'> {
  for (const places of kinds) {
    const fits = places.find(place => fit(kind, cr, path, place) === 'fits');
    if (fits !== undefined) return { instead: fits.words, ...!fits.incomplete && { moveTo: fits.path } };
    const taken = places.find(place => fit(kind, cr, path, place) === 'taken');
    const isThere = taken !== undefined && isDeepStrictEqual(valueAt(cr, taken.path), valueAt(cr, path));
    if (taken !== undefined) return { instead: `leave it out: ${taken.path.join('.')} is set`, ...isThere && { harmless: true } };
  }
  return { instead: 'leave it out' };
}

function renamed(path: DroppedField['path'], parent: string): Place[] {
  const name = otherName(parent, String(path[path.length - 1]));
  if (name === undefined) return [];
  const struct = name.slice(0, -1).reduce((outer, step) => structFields(outer).get(step)!.struct!, parent);
  return [{ path: [...path.slice(0, -1), ...name], parent: struct, words: `write it as ${name.join('.')}` }];
}

function elsewhere(kind: WorkloadKind, field: VisitedField, visited: readonly VisitedField[]): Place[] {
  // without atLeastOnce the controller refuses a Sensor with a dlqTrigger
  const incomplete = field.path.at(-1) === 'dlqTrigger';
  const more = incomplete ? ', and set atLeastOnce: true on the trigger and on the dlqTrigger' : '';
  return destinations(kind, field, visited).map(place => ({ ...place, words: `move it to ${place.path.join('.')}${more}`, incomplete }));
}

const NAMES = new Set(Object.keys(STRUCTS).flatMap(struct => [...structFields(struct).keys()]));

/** The field of the struct with the nearest name. A name that is right elsewhere is not misspelt. */
function misspelt(path: DroppedField['path'], parent: string): Place[] {
  const meant = NAMES.has(String(path[path.length - 1])) ? undefined : nearest(String(path[path.length - 1]), [...structFields(parent).keys()]);
  return meant === undefined ? [] : [{ path: [...path.slice(0, -1), meant], parent, words: `did you mean ${meant}?` }];
}

/** Fields whose values all belong to one place, and differ, cannot all be moved. */
function withoutRivals(cr: unknown, fields: readonly DroppedField[]): DroppedField[] {
  return fields.map(field => {
    const rivals = fields.filter(({ moveTo }) => moveTo !== undefined && moveTo.join('.') === field.moveTo?.join('.'));
    if (rivals.every(({ path }) => isDeepStrictEqual(valueAt(cr, path), valueAt(cr, field.path)))) return field;
    const { moveTo, ...rest } = field;
    return { ...rest, instead: `decide on one value for ${moveTo!.join('.')}, as ${rivals.length} fields have different ones` };
  });
}

/** One for all leftovers of an older version that stand side by side. */
function leftovers(visited: readonly VisitedField[]): DroppedField[] {
  const groups = new Map<string, { path: DroppedField['path']; reason: string; beside: string[] }>();
  for (const { path, parent, known } of visited) {
    if (known) continue;
    const name = String(path[path.length - 1]);
    const row = leftover(parent, name);
    if (row === undefined) continue;
    const key = JSON.stringify([path.slice(0, -1), row.reason]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { path, reason: row.reason, beside: [] });
    else group.beside.push(name);
  }
  return [...groups.values()].map(({ path, reason, beside }) =>
    ({ path, ...beside.length > 0 && { beside }, reason, instead: 'leave it out', harmless: true }));
}
