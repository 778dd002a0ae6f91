import { manyFlows } from './many-flows';
import { analyse } from '../../src/analysis/analyse';
import { buildFlow } from '../../src/flow/build-flow';
import { loadManifests } from '../../src/manifests/load-manifests';

/** Seconds that a processor takes for some work. */
function seconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** The quickest of three: what others on the machine do makes one slower, never quicker. */
const quickest = (work: () => void) => Math.min(...[0, 1, 2].map(() => seconds(work)));

/** A fixed work that tells how fast the machine is: a third of a second where 2 s are the limit. */
function fixedWork(json: string): void {
  for (let i = 0; i < 20; i++) JSON.parse(JSON.stringify(JSON.parse(json)));
}

test.each([
  ['alike', true, 1],
  ['all different', false, 1000],
])('1,000 sources and Sensors, %s, in 6 zones of 50 nodes take less than 2 s of a processor, more of a slow one', (_, alike, answers) => {
  const { objects } = loadManifests([{ file: 'many.yaml', text: manyFlows(1000, { alike }) }]);
  const flow = buildFlow(objects);
  const json = JSON.stringify(objects.map(({ manifest }) => manifest));
  const limit = Math.max(2, 6 * quickest(() => fixedWork(json)));
  expect(quickest(() => { analyse(flow, { zones: 6, nodes: 300 }); })).toBeLessThan(limit);
  const { groups } = analyse(flow, { zones: 6, nodes: 300 });
  expect(groups).toHaveLength(answers);
});
