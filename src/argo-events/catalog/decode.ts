import { SCALARS, ScalarType } from './scalar-types';
import { FieldType, VisitedField } from './struct-walk';
import { Json } from '../../values/json-values';

/** A value that the controller cannot decode. */
export interface Undecodable {
  /** From the root, list indices and map keys included. */
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  /** The type that the controller decodes there. */
  readonly wanted: ScalarType | 'list' | 'map';
}

/**
 * The values of an EventBus, EventSource or Sensor that Go cannot decode into the types of Argo Events: with one of them the controller
 * cannot list any object of that kind. The status does not count: the API server takes it from the controller only.
 */
export function undecodableValues(fields: readonly VisitedField[]): Undecodable[] {
  const found: Undecodable[] = [];
  for (const { path, type, value } of fields) {
    if (type !== undefined && path[0] !== 'status') addFaults(type, path, value, found);
  }
  return found;
}

function addFaults(type: FieldType, path: Undecodable['path'], value: unknown, found: Undecodable[]): void {
  const wanted = type.many === undefined ? wantedOf(type, value) : isAbsent(value) ? undefined : wantedAround(type.many, value);
  if (wanted !== undefined) {
    found.push({ path, value, wanted });
  } else if (type.many !== undefined && !isAbsent(value)) {
    for (const key of Object.keys(value as object)) {
      const item = (value as Json)[key];
      const wantedInside = wantedOf(type, item);
      if (wantedInside !== undefined) found.push({ path: [...path, type.many === '[]' ? Number(key) : key], value: item, wanted: wantedInside });
    }
  }
}

/** The collection that a value should be. */
function wantedAround(many: '[]' | '{}', value: unknown): Undecodable['wanted'] | undefined {
  if (many === '[]') return Array.isArray(value) ? undefined : 'list';
  return isMap(value) ? undefined : 'map';
}

/** The type that a single value should have. */
function wantedOf({ struct, scalar }: FieldType, value: unknown): Undecodable['wanted'] | undefined {
  if (isAbsent(value)) return undefined;
  if (struct !== undefined) return isMap(value) ? undefined : 'map';
  return SCALARS[scalar!].decodes(value) ? undefined : scalar;
}

const isAbsent = (value: unknown) => value === undefined || value === null;
const isMap = (value: unknown): value is object => typeof value === 'object' && !Array.isArray(value);
