import { topology } from '../../src/analysis/topology';

test.each([
  ['all given', { zones: 3, nodes: 7 }, { zones: [3, 2, 2] }],
  ['fewer nodes than zones', { zones: 3, nodes: 2 }, { zones: [1, 1] }],
  ['nothing given', {}, { zones: [2, 2, 2], assumed: '3 zones with 6 nodes' }],
  ['zones only', { zones: 2 }, { zones: [2, 2], assumed: '4 nodes' }],
  ['nodes only', { nodes: 2 }, { zones: [1, 1], assumed: '2 zones' }],
])('%s', (_, facts, expected) => {
  expect(topology(facts)).toEqual(expected);
});
