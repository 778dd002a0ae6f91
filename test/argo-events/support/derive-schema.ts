import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

interface Property {
  readonly $ref?: string;
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
    const fields = Object.entries(definition.properties!).map(([field, property]) => field + typeOf(property, names));
    return `  ${shortName(name)}: '${fields.sort().join(' ')}',`;
  });
  return [
    '// Derived from imports/schema/argo-events-v1.9.11.json by test/argo-events/support/derive-schema.ts.',
    '/* eslint-disable @stylistic/max-len */',
    '',
    '/** Every struct that the controller reads, with its fields: `name`, or `name:Struct`, `name:Struct[]`, `name:Struct{}` for maps. */',
    'export const STRUCTS: Readonly<Record<string, string>> = {',
    ...lines.sort(),
    '};',
    '',
  ].join('\n');
}

function typeOf({ $ref, items, additionalProperties }: Property, names: string[]): string {
  const [property, suffix] = items ? [items, '[]'] : additionalProperties ? [additionalProperties, '{}'] : [{ $ref }, ''];
  const name = property.$ref && shortName(property.$ref);
  return name && names.includes(name) ? `:${name}${suffix}` : '';
}

function shortName(name: string): string {
  return name.split('.').pop()!;
}

if (require.main === module) writeFileSync(SCHEMA_FILE, deriveSchema());
