import { SCALARS, ScalarType } from './scalar-types';
import { FieldType, VisitedField } from './struct-walk';

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
  return fields.filter(({ path }) => path[0] !== 'status').flatMap(({ path, type, value }) => type === undefined ? [] : faults(type, path, value));
}

function faults(type: FieldType, path: Undecodable['path'], value: unknown): Undecodable[] {
  switch (type.many) {
    case '[]':
      return isAbsent(value) ? []
        : Array.isArray(value) ? value.flatMap((item, index) => faultOf(type, [...path, index], item))
          : [{ path, value, wanted: 'list' }];
    case '{}':
      return isAbsent(value) ? []
        : isMap(value) ? Object.entries(value).flatMap(([key, item]) => faultOf(type, [...path, key], item))
          : [{ path, value, wanted: 'map' }];
    default:
      return faultOf(type, path, value);
  }
}

function faultOf({ struct, scalar }: FieldType, path: Undecodable['path'], value: unknown): Undecodable[] {
  if (isAbsent(value)) return [];
  if (struct !== undefined) return isMap(value) ? [] : [{ path, value, wanted: 'map' }];
  return SCALARS[scalar!].decodes(value) ? [] : [{ path, value, wanted: scalar! }];
}

const isAbsent = (value: unknown) => value === undefined || value === null;
const isMap = (value: unknown): value is object => typeof value === 'object' && !Array.isArray(value);
