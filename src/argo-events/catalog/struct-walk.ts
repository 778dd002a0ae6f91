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
  readonly type?: FieldType;
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
  visit(struct, value, [], new Set(), found);
  return found;
}

function visit(struct: string, value: unknown, path: readonly (string | number)[], ancestors: Set<unknown>, found: VisitedField[]) {
  const record = asRecord(value);
  if (record === undefined || ancestors.has(record)) {
    return;
  }
  ancestors.add(record);
  const fields = structFields(struct);
  for (const [key, child] of Object.entries(record)) {
    const type = fields.get(key);
    const here = [...path, key];
    found.push({ path: here, parent: struct, known: type !== undefined, ...type && { type }, value: child });
    for (const [inner, step] of below(type, child)) {
      visit(type!.struct!, inner, step.length === 0 ? here : [...here, ...step], ancestors, found);
    }
  }
  ancestors.delete(record);
}

/** The structs that a field holds, each with its path below the field. */
function below(type: FieldType | undefined, value: unknown): [unknown, (string | number)[]][] {
  if (type?.struct === undefined) {
    return [];
  }
  switch (type.many) {
    case '[]': return (asArray(value) ?? []).map((item, index) => [item, [index]]);
    case '{}': return Object.entries(asRecord(value) ?? {}).map(([key, item]) => [item, [key]]);
    default: return [[value, []]];
  }
}

/** What the controller keeps of a value that it reads as that struct: a copy without unknown keys and without cycles. */
export function knownPart(struct: string | undefined, value: unknown, ancestors: ReadonlySet<unknown> = new Set()): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (ancestors.has(value)) {
    return null;
  }
  const inside = new Set(ancestors).add(value);
  if (Array.isArray(value)) {
    return value.map(item => knownPart(struct, item, inside));
  }
  const fields = struct === undefined ? undefined : structFields(struct);
  const kept: Json = {};
  for (const [key, child] of Object.entries(value)) {
    const type = fields?.get(key);
    if (fields === undefined || type !== undefined) {
      kept[key] = type?.many === '{}' && asRecord(child)
        ? Object.fromEntries(Object.entries(child as Json).map(([name, item]) => [name, knownPart(type.struct, item, inside)]))
        : knownPart(type?.struct, child, inside);
    }
  }
  return kept;
}
