import { readFileSync } from 'fs';
import { SCALARS } from '../../../src/argo-events/catalog/scalar-types';
import { STRUCTS } from '../../../src/argo-events/catalog/schema';
import { deriveSchema, SCHEMA_FILE } from '../support/derive-schema';

test('the table is what the pinned schema of Argo Events says; if not, run test/argo-events/support/derive-schema.ts', () => {
  expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(deriveSchema());
});

test('every type that a field names is a struct of the table or a scalar', () => {
  const named = Object.values(STRUCTS).flatMap(fields => [...fields.matchAll(/:(\w+)/g)].map(match => match[1]));
  expect(named.filter(name => !(name in STRUCTS) && !(name in SCALARS))).toEqual([]);
});
