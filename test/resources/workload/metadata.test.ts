import { mergeMetadata } from '../../../src/resources/workload/metadata';

test('labels and annotations are merged, and the user\'s win', () => {
  const derived = { name: 'default', labels: { a: 'derived', b: 'derived' }, annotations: { c: 'derived' } };
  expect(mergeMetadata(derived, { name: 'orders', labels: { b: 'given' }, annotations: { d: 'given' } }))
    .toEqual({ name: 'orders', labels: { a: 'derived', b: 'given' }, annotations: { c: 'derived', d: 'given' } });
});

test('what nobody gives does not appear', () => {
  expect(mergeMetadata({ name: 'default' })).toEqual({ name: 'default' });
});
