import * as fc from 'fast-check';
import { patchOf } from '../../src/emit/kustomize/patch';
import { applyPatch } from '../../src/manifests/kustomize/apply-patch';
import { Json } from '../../src/values/json-values';

const target = { narrower: false };
const apply = (before: Json, { merge, operations }: ReturnType<typeof patchOf>) => {
  const merged = merge === undefined ? before : applyPatch(before, { target, change: { merge } })!;
  return applyPatch(merged, { target, change: { operations: operations as unknown as Json[] } });
};

const manifest = fc.dictionary(fc.constantFrom('spec', 'a/b', 'c~d', 'e'), fc.letrec(tie => ({
  value: fc.oneof({ maxDepth: 4 }, fc.integer(), fc.string(), fc.boolean(),
    fc.dictionary(fc.constantFrom('x', 'y/z', 'replicas'), tie('value'), { maxKeys: 3, noNullPrototype: true }), fc.array(tie('value'), { maxLength: 3 })),
})).value, { noNullPrototype: true }) as fc.Arbitrary<Json>;

test('a patch makes the one manifest of the other', () => {
  fc.assert(fc.property(manifest, manifest, (before, after) => {
    const base = { metadata: {}, ...before };
    expect(apply(base, patchOf(base, { metadata: {}, ...after }))).toEqual({ metadata: {}, ...after });
  }), { numRuns: 500 });
});

test('what is the same has no patch', () => {
  fc.assert(fc.property(manifest, before => {
    expect(patchOf(before, JSON.parse(JSON.stringify(before)) as Json)).toEqual({ operations: [] });
  }));
});

test('items of a list are changed one by one, and a list of another length as a whole', () => {
  const before = { spec: { triggers: [{ template: { name: 'a' } }, { template: { name: 'b' } }], startArgs: ['x'] } };
  const after = { spec: { triggers: [{ template: { name: 'a' } }, { template: { name: 'b' }, atLeastOnce: true }], startArgs: ['y', 'x'] } };
  expect(patchOf(before, after)).toEqual({
    merge: { spec: { startArgs: ['y', 'x'] } },
    operations: [{ op: 'add', path: '/spec/triggers/1/atLeastOnce', value: true }],
  });
});
