import { manyFlows } from './many-flows';
import { analyse } from '../../src/analysis/analyse';
import { buildFlow } from '../../src/flow/build-flow';
import { loadManifests } from '../../src/manifests/load-manifests';

test.each([
  ['alike', true, 1],
  ['all different', false, 1000],
])('1,000 sources and Sensors, %s, in 6 zones of 50 nodes take less than 2 s of a processor', (_, alike, answers) => {
  const flow = buildFlow(loadManifests([{ file: 'many.yaml', text: manyFlows(1000, { alike }) }]).objects);
  // the quickest of three: what others on the machine do makes one slower, never quicker
  const seconds = [0, 1, 2].map(() => {
    const start = process.cpuUsage();
    analyse(flow, { zones: 6, nodes: 300 });
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  });
  expect(Math.min(...seconds)).toBeLessThan(2);
  const { groups } = analyse(flow, { zones: 6, nodes: 300 });
  expect(groups).toHaveLength(answers);
});
