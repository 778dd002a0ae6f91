import { topology } from '../../../src/analysis/cluster/topology';

test.each([
  ['all given', { zones: 3, nodes: 7 }, { zones: [3, 2, 2] }],
  ['fewer nodes than zones', { zones: 3, nodes: 2 }, { zones: [1, 1] }],
  ['nothing given', {}, { zones: [3, 3, 3], assumed: '3 zones with 9 nodes' }],
  ['zones only', { zones: 2 }, { zones: [3, 3], assumed: '6 nodes' }],
  ['nodes only', { nodes: 2 }, { zones: [1, 1], assumed: '2 zones' }],
])('%s', (_, facts, expected) => {
  expect(topology(facts, 3)).toEqual(expected);
});

test('a zone is never assumed to be smaller than two nodes', () => {
  expect(topology({}, 1).zones).toEqual([2, 2, 2]);
});
