import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { prune } from '../../../imports/generator/prune';
import { readPinnedSchema, SCHEMA_DIRECTORY, target } from '../../../imports/generator/schema';

const { version, definitions } = readPinnedSchema();
const pinned = readFileSync(join(SCHEMA_DIRECTORY, `argo-events-${version}.json`), 'utf8');
const upstream = join(__dirname, '..', '..', '..', '..', 'shared', 'argo-events', `schema-${version}.json`);
const upstreamTest = existsSync(upstream) ? test : test.skip;

upstreamTest('the pinned schema is the upstream schema, pruned (skipped where ../shared/argo-events does not hold the upstream schema)', () => {
  expect(prune(JSON.parse(readFileSync(upstream, 'utf8')))).toBe(pinned);
});

test('pruning what is pruned changes nothing', () => {
  expect(prune({ definitions })).toBe(pinned);
});

test('every reference leads to a definition', () => {
  const refs = [...pinned.matchAll(/"\$ref": "([^"]+)"/g)].map(([, ref]) => target(ref));
  expect(refs.filter(name => !(name in definitions))).toEqual([]);
});

test('prose and extensions are left out, a field named description is kept', () => {
  const upstreamLike = {
    definitions: {
      'io.argoproj.events.v1alpha1.EventBus': { $ref: '#/definitions/a.Spec' },
      'io.argoproj.events.v1alpha1.EventSource': { type: 'object', description: 'prose' },
      'io.argoproj.events.v1alpha1.Sensor': { 'type': 'object', 'x-kubernetes-map-type': 'atomic' },
      'a.Spec': { properties: { description: { type: 'string', description: 'prose' }, next: { $ref: '#/definitions/a.Spec' } } },
      'a.Unreached': { type: 'object' },
    },
  };
  expect(JSON.parse(prune(upstreamLike))).toEqual({
    definitions: {
      'a.Spec': { properties: { description: { type: 'string' }, next: { $ref: '#/definitions/a.Spec' } } },
      'io.argoproj.events.v1alpha1.EventBus': { $ref: '#/definitions/a.Spec' },
      'io.argoproj.events.v1alpha1.EventSource': { type: 'object' },
      'io.argoproj.events.v1alpha1.Sensor': { type: 'object' },
    },
  });
});
