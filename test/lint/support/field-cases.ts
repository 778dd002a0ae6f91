import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIELD = join(__dirname, '../field');

/** The text of a manifest of a field case. */
export function fieldCase(name: string, file = 'm.yaml'): string {
  return readFileSync(join(FIELD, name, file), 'utf8');
}

/** All manifests of field cases: what people write, a fault in nearly each of them. */
export const FIELD_CASES: readonly { readonly name: string; readonly text: string }[] = readdirSync(FIELD, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.yaml')).sort().map(name => ({ name, text: fieldCase('', name) }));
