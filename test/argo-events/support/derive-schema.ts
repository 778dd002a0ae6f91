import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ScalarType } from '../../../src/argo-events/catalog/scalar-types';

interface Property {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly items?: Property;
  readonly additionalProperties?: Property;
  readonly properties?: Record<string, Property>;
}

const ROOT = join(__dirname, '..', '..', '..');
const PINNED = join(ROOT, 'imports', 'schema', 'argo-events-v1.9.11.json');
export const SCHEMA_FILE = join(ROOT, 'src', 'argo-events', 'catalog', 'schema.ts');

/** The text of src/argo-events/catalog/schema.ts. */
export function deriveSchema(): string {
  const definitions: Record<string, Property> = JSON.parse(readFileSync(PINNED, 'utf8')).definitions;
  const structs = Object.entries(definitions).filter(([, definition]) => definition.properties);
  const names = structs.map(([name]) => shortName(name));
  if (new Set(names).size !== names.length) throw new Error('two definitions share a short name');
  const lines = structs.map(([name, definition]) => {
    const struct = shortName(name);
    const fields = Object.entries(definition.properties!).map(([field, property]) => field + typeOf(`${struct}.${field}`, property, names));
    return `  ${struct}: '${fields.sort().join(' ')}',`;
  });
  return [
    '// Derived from imports/schema/argo-events-v1.9.11.json by test/argo-events/support/derive-schema.ts.',
    '/* eslint-disable @stylistic/max-len */',
    '',
    '/**',
    ' * Every struct that the controller reads, with its fields: `name` for a string, else `name:type`, `name:type[]` for a list, `name:type{}` for a map.',
    ' * Types are structs of this table, which begin with a capital letter, and scalars.',
    ' */',
    'export const STRUCTS: Readonly<Record<string, string>> = {',
    ...lines.sort(),
    '};',
    '',
  ].join('\n');
}

/** The schema has no unsigned integers, and Go's types have. */
const UNSIGNED = ['LogTrigger.intervalSeconds', 'NativeStrategy.maxMsgs', 'NativeStrategy.maxSubs'];

/** Types of the schema that Go decodes by code of their own. */
const OWN_DECODER: Record<string, ScalarType> = {
  Amount: 'any', K8SResource: 'any', FieldsV1: 'any', Time: 'time', Quantity: 'quantity', IntOrString: 'intOrString', Int64OrString: 'int64OrString',
};

function typeOf(field: string, { items, additionalProperties, ...property }: Property, names: string[]): string {
  const [inner, suffix] = items ? [items, '[]'] : additionalProperties ? [additionalProperties, '{}'] : [property, ''];
  const struct = inner.$ref === undefined ? undefined : shortName(inner.$ref);
  const type = UNSIGNED.includes(field) ? 'uint64' : struct === undefined ? scalarOf(field, inner) : names.includes(struct) ? struct : OWN_DECODER[struct];
  if (type === undefined) throw new Error(`${field} has the type ${struct}, which has to be looked up in Go`);
  return type === 'string' && suffix === '' ? '' : `:${type}${suffix}`;
}

function scalarOf(field: string, { type, format }: Property): ScalarType {
  if (type === 'string' || type === 'boolean') return type;
  if (type === 'integer' && (format === 'int32' || format === 'int64')) return format;
  throw new Error(`${field} has the type ${JSON.stringify(type)} ${format}, which has to be looked up in Go`);
}

function shortName(name: string): string {
  return name.split('.').pop()!;
}

if (require.main === module) writeFileSync(SCHEMA_FILE, deriveSchema());
