import { nearest } from './nearest';

/** What a field holds; a field without a shape is copied as it is. */
export type Shape =
  | { readonly struct: string }
  | { readonly list: Shape }
  | { readonly map: Shape }
  /** A class with one value, a string or a number. */
  | { readonly union: string };

export interface Field {
  /** Name in the custom resource, where jsii asks for another one here. */
  readonly name?: string;
  readonly shape?: Shape;
}

export interface StructSchema {
  /** Tag of Argo Events. */
  readonly version: string;
  readonly structs: Record<string, Record<string, Field>>;
}

/**
 * Converts a struct to what the custom resource holds. The CRDs of Argo Events accept any key and the controller drops
 * what it does not know, so a key that the schema does not know is an error here.
 */
export function toJson(schema: StructSchema, struct: string, value: any, path: string): Record<string, any> | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) throw mismatch(path, `an object with the fields of ${struct}`, value);
  const fields = schema.structs[struct];
  const json: Record<string, any> = {};
  for (const key of Object.keys(value)) {
    if (value[key] === undefined || value[key] === null) continue;
    if (!Object.hasOwn(fields, key)) throw unknownField(schema, struct, key, path);
    const { name = key, shape } = fields[key];
    json[name] = shape ? convert(schema, shape, value[key], join(path, key)) : value[key];
  }
  return json;
}

function convert(schema: StructSchema, shape: Shape, value: any, path: string): any {
  if ('struct' in shape) return toJson(schema, shape.struct, value, path);
  if ('union' in shape) return scalar(shape.union, value, path);
  if ('list' in shape) {
    if (!Array.isArray(value)) throw mismatch(path, 'a list', value);
    return value.map((item, index) => convert(schema, shape.list, item, `${path}[${index}]`));
  }
  if (typeof value !== 'object' || Array.isArray(value)) throw mismatch(path, 'an object with one entry per name', value);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined && entry !== null);
  return Object.fromEntries(entries.map(([name, entry]) => [name, convert(schema, shape.map, entry, join(path, name))]));
}

/** Takes the plain value too: it is what YAML and plain JavaScript have. */
function scalar(union: string, value: any, path: string): string | number {
  const plain = typeof value === 'object' ? value.value : value;
  if (typeof plain !== 'string' && typeof plain !== 'number') throw mismatch(path, `${union}.fromString(...) or ${union}.fromNumber(...)`, value);
  return plain;
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function mismatch(path: string, expected: string, given: any): Error {
  return new Error(`${path || 'the value'} must be ${expected}; given: ${JSON.stringify(given)}`);
}

function unknownField(schema: StructSchema, struct: string, key: string, path: string): Error {
  const fields = schema.structs[struct];
  const names = Object.keys(fields);
  const renamed = names.find(name => fields[name].name === key);
  if (renamed) return new Error(`${join(path, key)} is written ${renamed} here (${struct}); it becomes ${key} in the manifest.`);
  const meant = nearest(key, names);
  return new Error([
    `${join(path, key)} is not a field of ${struct} in Argo Events ${schema.version}; the controller would drop it.`,
    ...(meant ? [`Did you mean ${meant}?`] : []),
    `Known: ${names.join(', ')}. A field that your controller does know can be added by addJsonPatch().`,
  ].join(' '));
}
