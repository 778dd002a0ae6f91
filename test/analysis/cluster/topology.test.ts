import { topology } from '../../../src/analysis/cluster/topology';

test.each([
  ['all given', { zones: 3, nodes: 7 }, { zones: [3, 2, 2] }],
  ['fewer nodes than zones', { zones: 3, nodes: 2 }, { zones: [1, 1] }],
  ['nothing given', {}, { zones: [3, 3, 3], assumed: { zones: 3, nodes: 9 } }],
  ['zones only', { zones: 2 }, { zones: [3, 3], assumed: { nodes: 6 } }],
  ['nodes only', { nodes: 2 }, { zones: [1, 1], assumed: { zones: 2 } }],
])('%s', (_, facts, expected) => {
  expect(topology(facts, 3)).toEqual(expected);
});

test('a zone is never assumed to be smaller than two nodes', () => {
  expect(topology({}, 1).zones).toEqual([2, 2, 2]);
});
