import { Component } from '../../../../src/analysis/cut-sets/components';
import { FAILURES } from '../../../../src/analysis/failures';
import { AffectedPods, affectedBy, affectedByComponents, isNodeAffected, isPodAffected } from '../../../../src/report/analysis/html/affected-pods';
import { PodGrid } from '../../../../src/report/analysis/html/layout-grid';

const node = (bus: number, source = 0) => ({ source, bus, sensor: 0 });
/** Five servers 2/2/1 in three zones, each on a node of its own, and two source pods on the first. */
const seats: PodGrid = { zones: [[node(1, 2), node(1)], [node(1), node(1)], [node(1)]], waiting: node(0) };

/** A mark for each bus server, by zone: x is gone. */
function picture(gone: AffectedPods): string {
  return seats.zones.map((lanes, zone) => lanes.map((_, lane) => isPodAffected(gone, seats, { zone, lane, part: 'bus', index: 0 }) ? 'x' : 'o').join('')).join(' ');
}

test.each<[string, Component[]]>([
  ['xx oo o', ['zone']],
  ['xx xx o', ['zone', 'zone']],
  ['xx xo o', ['zone', 'node']],
  ['xx xo o', ['zone', 'bus-pod']],
  ['xx oo o', ['node', 'node']],
  ['xx oo o', ['node', 'bus-pod']],
  ['xo oo o', ['node', 'source-pod']],
])('%s: gone with %j, the worst first', (expected, components) => {
  expect(picture(affectedByComponents(components))).toBe(expected);
});

test.each([
  ['xo oo o', 'pod-bus'], ['oo oo o', 'pod-source'], ['xo oo o', 'node'], ['oo oo o', 'node-source'], ['xx oo o', 'zone'], ['xx xx x', 'rollout-bus'], ['oo oo o', 'controller'],
])('%s: gone with the failure %s', (expected, id) => {
  expect(picture(affectedBy(FAILURES.find(failure => failure.id === id)!))).toBe(expected);
});

test('a node is gone with its zone, or by itself outside of zones that are', () => {
  const gone = affectedByComponents(['zone', 'node']);
  expect([[0, 0], [0, 1], [1, 0], [1, 1]].map(([zone, lane]) => isNodeAffected(gone, seats, zone, lane))).toEqual([true, true, true, false]);
});
