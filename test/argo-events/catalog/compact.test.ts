import * as fc from 'fast-check';
import { compact } from '../../../src/argo-events/catalog/compact';

test('keys without a value are left out, at any depth, and items of lists are kept', () => {
  expect(compact({ a: undefined, b: { c: null, d: 1, e: [null, { f: undefined }] }, g: '' })).toEqual({ b: { d: 1, e: [null, {}] }, g: '' });
  expect(Object.keys(compact({ a: undefined, b: null, c: 0 }))).toEqual(['c']);
});

test('parts that have a value for each key are not copied, and the given value stays as it is', () => {
  const whole = { b: [1, { c: 'd' }] };
  const given = { a: undefined, whole };
  expect(compact(given).whole).toBe(whole);
  expect(Object.keys(given)).toEqual(['a', 'whole']);
});

test('what is compact stays the same', () => {
  fc.assert(fc.property(fc.object({ values: [fc.integer(), fc.constant(null), fc.constant(undefined)], withNullPrototype: false }), value => {
    const once = compact(value as Record<string, unknown>);
    expect(compact(once)).toEqual(once);
    expect(JSON.stringify(compact(value as Record<string, unknown>))).not.toMatch(/:null/);
  }));
});
