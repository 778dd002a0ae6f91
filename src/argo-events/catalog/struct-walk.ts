import { ScalarType } from './scalar-types';
import { STRUCTS } from './schema';
import { asArray, asRecord, Json } from '../../values/json-values';

/** The struct or scalar in a field, and whether the field holds one, a list or a map of them. */
export interface FieldType {
  readonly struct?: string;
  readonly scalar?: ScalarType;
  readonly many?: '[]' | '{}';
}

/** A key of a custom resource. */
export interface VisitedField {
  /** From the root, list indices included. */
  readonly path: readonly (string | number)[];
  /** The struct that it is in. */
  readonly parent: string;
  /** False when the controller has no such field and drops it. */
  readonly known: boolean;
  /** Undefined for a field that is not known. */
  readonly type: FieldType | undefined;
  readonly value: unknown;
}

const parsed = new Map<string, ReadonlyMap<string, FieldType>>();

/** The fields of a struct of the schema. */
export function structFields(struct: string): ReadonlyMap<string, FieldType> {
  let fields = parsed.get(struct);
  if (fields === undefined) {
    fields = new Map(STRUCTS[struct].split(' ').map(text => {
      const [, name, type = 'string', many] = /^(\w+)(?::(\w+)(\[\]|\{\})?)?$/.exec(text)!;
      return [name, { ...Object.hasOwn(STRUCTS, type) ? { struct: type } : { scalar: type as ScalarType }, ...many && { many: many as FieldType['many'] } }];
    }));
    parsed.set(struct, fields);
  }
  return fields;
}

/** All keys below a value that is read as that struct, parents first. What is in itself, as YAML aliases allow, is passed over. */
export function visitFields(struct: string, value: unknown): VisitedField[] {
  const found: VisitedField[] = [];
  visit(struct, value, [], [], found);
  return found;
}

function visit(struct: string, value: unknown, path: readonly (string | number)[], ancestors: unknown[], found: VisitedField[]): void {
  const record = asRecord(value);
  if (record === undefined || ancestors.includes(record)) {
    return;
  }
  ancestors.push(record);
  const fields = structFields(struct);
  for (const key of Object.keys(record)) {
    const child = record[key];
    const type = fields.get(key);
    // a spread would leave room for 16 more steps in each of many paths
    const here = path.concat(key);
    found.push({ path: here, parent: struct, known: type !== undefined, type, value: child });
    if (type?.struct !== undefined) visitBelow(type.struct, type.many, child, here, ancestors, found);
  }
  ancestors.pop();
}

/** The structs that a field holds. */
function visitBelow(
  struct: string, many: FieldType['many'], value: unknown, path: readonly (string | number)[], ancestors: unknown[], found: VisitedField[],
): void {
  switch (many) {
    case '[]': return asArray(value)?.forEach((item, index) => visit(struct, item, path.concat(index), ancestors, found));
    case '{}': return Object.entries(asRecord(value) ?? {}).forEach(([key, item]) => visit(struct, item, path.concat(key), ancestors, found));
    default: return visit(struct, value, path, ancestors, found);
  }
}

/** What the controller keeps of a value that it reads as that struct: without unknown keys and without cycles. A value that has neither is not copied. */
export function knownPart(struct: string | undefined, value: unknown): unknown {
  return isKnown(struct, value, []) ? value : kept(struct, value, []);
}

function isKnown(struct: string | undefined, value: unknown, ancestors: unknown[]): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (ancestors.includes(value)) return false;
  ancestors.push(value);
  const areKnown = Array.isArray(value) ? areItemsKnown(struct, value, ancestors) : areFieldsKnown(struct, value as Json, ancestors);
  ancestors.pop();
  return areKnown;
}

function areItemsKnown(struct: string | undefined, items: Iterable<unknown>, ancestors: unknown[]): boolean {
  for (const item of items) {
    if (!isKnown(struct, item, ancestors)) return false;
  }
  return true;
}

function areFieldsKnown(struct: string | undefined, value: Json, ancestors: unknown[]): boolean {
  const fields = struct === undefined ? undefined : structFields(struct);
  for (const key of Object.keys(value)) {
    const type = fields?.get(key);
    if (fields !== undefined && type === undefined) return false;
    const child = value[key];
    const map = type?.many === '{}' ? asRecord(child) : undefined;
    if (!(map === undefined ? isKnown(type?.struct, child, ancestors) : areItemsKnown(type!.struct, Object.values(map), ancestors))) return false;
  }
  return true;
}

function kept(struct: string | undefined, value: unknown, ancestors: unknown[]): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (ancestors.includes(value)) {
    return null;
  }
  ancestors.push(value);
  const copy = Array.isArray(value) ? value.map(item => kept(struct, item, ancestors)) : keptFields(struct, value as Json, ancestors);
  ancestors.pop();
  return copy;
}

function keptFields(struct: string | undefined, value: Json, ancestors: unknown[]): Json {
  const fields = struct === undefined ? undefined : structFields(struct);
  const copy: Json = {};
  for (const key of Object.keys(value)) {
    const child = value[key];
    const type = fields?.get(key);
    if (fields === undefined || type !== undefined) {
      copy[key] = type?.many === '{}' && asRecord(child)
        ? Object.fromEntries(Object.entries(child as Json).map(([name, item]) => [name, kept(type.struct, item, ancestors)]))
        : kept(type?.struct, child, ancestors);
    }
  }
  return copy;
}
