import { Component, failureOf } from '../../../src/analysis/cut-sets/components';
import { pairVerdict } from '../../../src/analysis/cut-sets/pair-verdict';
import { PathModel } from '../../../src/analysis/model/model';
import { pathPlacements } from '../../../src/analysis/path-placements';
import { effects, pathVerdict } from '../../../src/analysis/path-verdict';
import { guarded, staticGraft } from '../path-models';

function verdictOf(path: PathModel, first: Component, second: Component) {
  const placements = pathPlacements(path);
  return pairVerdict(path, [first, second], placements, failure => effects(path, failure, placements));
}

/** The failures as which a verdict says that it continues. */
const continuesAs = (path: PathModel, first: Component, second: Component) => verdictOf(path, first, second).chains.flat()
  .flatMap(({ occurrence }) => (occurrence.code === 'continues-as' ? [occurrence.failure] : []));

test.each<[Component, Component, string[]]>([
  ['zone', 'node', []],
  ['zone', 'bus-pod', ['zone']],
  ['node', 'sensor-pod', ['node']],
  ['bus-pod', 'source-pod', ['pod-bus']],
  ['sensor-pod', 'sensor-pod', ['pod-sensor']],
])('%s and %s: once the pod is back, the other failure is alone: %j', (first, second, expected) => {
  expect(continuesAs(guarded(staticGraft), first, second)).toEqual(expected);
});

test('the step belongs to the cluster, and takes no time itself', () => {
  const step = verdictOf(guarded(staticGraft), 'zone', 'bus-pod').chains.flat().find(({ occurrence }) => occurrence.code === 'continues-as');
  expect(step).toEqual({ part: 'cluster', occurrence: { code: 'continues-as', failure: 'zone' } });
});

test('the pause is at most that of both at once and of the other one after it', () => {
  const path = guarded(staticGraft);
  const placements = pathPlacements(path);
  const pauseOf = (component: Component) => pathVerdict(path, failureOf(component), placements).pause;
  expect(verdictOf(path, 'bus-pod', 'sensor-pod').pause).toBeGreaterThanOrEqual(Math.max(pauseOf('bus-pod'), pauseOf('sensor-pod')));
});

test('a loss that is not one of a time has no seconds', () => {
  const { loses } = verdictOf({ ...staticGraft, bus: { ...staticGraft.bus, persistent: false } }, 'bus-pod', 'bus-pod');
  expect(loses.length).toBeGreaterThan(0);
  for (const loss of loses) expect(Object.keys(loss)).toEqual(['cause']);
});
