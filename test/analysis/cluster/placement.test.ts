import { reachableLayouts } from '../../../src/analysis/cluster/placement';

const SIX_NODES = { zones: [2, 2, 2] };
const hard = { maxSkew: 1 };

/** Pods by zone, as in 2/2/1, and those that wait. */
function shapes(...args: Parameters<typeof reachableLayouts>): string[] {
  const text = reachableLayouts(...args).map(({ zones, pending }) => {
    const counts = zones.map(pods => pods.reduce((a, b) => a + b)).sort((a, b) => b - a).join('/');
    return pending > 0 ? `${counts}, ${pending} pending` : counts;
  });
  return [...new Set(text)].sort();
}

test.each([
  ['a hard zone spread of 5 in 3 zones is 2/2/1', { replicas: 5, zoneSpread: hard }, SIX_NODES, ['2/2/1']],
  ['required zone anti-affinity leaves 2 of 5 waiting in 3 zones', { replicas: 5, onePerZone: true }, SIX_NODES, ['1/1/1, 2 pending']],
  ['anti-affinity by host alone can put 2 of 3 in one zone', { replicas: 3, onePerHost: true }, SIX_NODES, ['1/1/1', '2/1']],
  ['nothing required can put all on one node', { replicas: 3 }, SIX_NODES, ['1/1/1', '2/1', '3']],
  ['without minDomains a spread over the only zone holds nothing back', { replicas: 3, zoneSpread: hard }, { zones: [3] }, ['3']],
  ['minDomains 3 makes 2 of 3 wait for other zones', { replicas: 3, zoneSpread: { maxSkew: 1, minDomains: 3 } }, { zones: [3] }, ['1, 2 pending']],
  ['a small zone holds the others back', { replicas: 6, onePerHost: true, zoneSpread: hard }, { zones: [3, 3, 1] }, ['2/2/1, 1 pending']],
])('%s', (_, rules, topology, expected) => {
  expect(shapes(rules, topology)).toEqual(expected);
});
