import { Lazy } from 'cdk8s';
import { nearest } from './nearest';

/** What a field holds; a field without a shape is copied as it is. */
export type Shape =
  | { readonly struct: string }
  | { readonly list: Shape }
  | { readonly map: Shape }
  /** A class with one value, a string or a number. */
  | { readonly union: string }
  | { readonly scalar: Scalar };

/** What Go decodes into a text, a number or a truth value; it converts none of them into another. */
export type Scalar = 'text' | 'integer' | 'number' | 'flag' | 'quantity';

export interface Field {
  /** Name in the custom resource, where jsii asks for another one here. */
  readonly name?: string;
  readonly shape?: Shape;
  readonly required?: boolean;
}

export interface StructSchema {
  /** Tag of Argo Events. */
  readonly version: string;
  readonly structs: Record<string, Record<string, Field>>;
}

/**
 * Converts a struct to what the custom resource holds. The CRDs of Argo Events accept any key and any type. The controller drops
 * what it does not know, and cannot even list the objects of a kind when one of them has a value of a wrong type, so both are errors here.
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
  for (const key of requiredFields(schema, struct)) {
    // Go does not tell an empty text from none
    if (value[key] === undefined || value[key] === null || value[key] === '') throw missing(schema, struct, key, path, value[key]);
  }
  return json;
}

function convert(schema: StructSchema, shape: Shape, value: any, path: string): any {
  // its value comes when the app is synthesized, and is converted then
  if (value instanceof Lazy) return value;
  if ('struct' in shape) return toJson(schema, shape.struct, value, path);
  if ('union' in shape) return unwrapped(shape.union, value, path);
  if ('scalar' in shape) return checked(shape.scalar, value, path);
  if ('list' in shape) {
    if (!Array.isArray(value)) throw mismatch(path, 'a list', value);
    return value.map((item, index) => {
      if (item === undefined || item === null) throw mismatch(`${path}[${index}]`, 'something', item);
      return convert(schema, shape.list, item, `${path}[${index}]`);
    });
  }
  if (typeof value !== 'object' || Array.isArray(value)) throw mismatch(path, 'an object with one entry per name', value);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined && entry !== null);
  return Object.fromEntries(entries.map(([name, entry]) => [name, convert(schema, shape.map, entry, join(path, name))]));
}

const QUANTITY = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/;

const SCALARS: Record<Scalar, { readonly expected: string; readonly accepts: (value: unknown) => boolean }> = {
  text: { expected: 'a text', accepts: value => typeof value === 'string' },
  integer: { expected: 'a whole number', accepts: Number.isInteger },
  number: { expected: 'a number', accepts: Number.isFinite },
  flag: { expected: 'true or false', accepts: value => typeof value === 'boolean' },
  quantity: { expected: 'a quantity, for example "500m" or "1Gi"', accepts: value => QUANTITY.test(String(value)) && ['string', 'number'].includes(typeof value) },
};

function checked(scalar: Scalar, value: any, path: string): any {
  const { expected, accepts } = SCALARS[scalar];
  if (!accepts(value)) throw mismatch(path, expected, value);
  return value;
}

const required = new WeakMap<Record<string, Field>, string[]>();

function requiredFields(schema: StructSchema, struct: string): string[] {
  const fields = schema.structs[struct];
  let names = required.get(fields);
  if (names === undefined) {
    names = Object.keys(fields).filter(name => fields[name].required);
    required.set(fields, names);
  }
  return names;
}

/** Takes the plain value too: it is what YAML and plain JavaScript have. */
function unwrapped(union: string, value: any, path: string): string | number {
  const plain = typeof value === 'object' ? value.value : value;
  if (typeof plain !== 'string' && typeof plain !== 'number') throw mismatch(path, `${union}.fromString(...) or ${union}.fromNumber(...)`, value);
  return plain;
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function mismatch(path: string, expected: string, given: any): Error {
  return new Error(`${path || 'the value'} must be ${expected}; given: ${show(given)}`);
}

function missing(schema: StructSchema, struct: string, key: string, path: string, given: any): Error {
  return new Error(`${join(path, key)} is ${given === '' ? 'empty' : 'missing'}. ${struct} needs: ${requiredFields(schema, struct).join(', ')}.`);
}

function show(given: any): string {
  return typeof given === 'number' ? String(given) : JSON.stringify(given) ?? (given === undefined ? 'undefined' : `a ${typeof given}`);
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
