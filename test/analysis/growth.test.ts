import { manyFlows } from './many-flows';
import { analyse } from '../../src/analysis/analyse';
import { buildFlow } from '../../src/flow/build-flow';
import { loadManifests } from '../../src/flow/load';

test.each([
  ['alike', true, 1],
  ['all different', false, 1000],
])('1,000 sources and Sensors, %s, in 6 zones of 50 nodes take less than 2 s of a processor', (_, alike, answers) => {
  const flow = buildFlow(loadManifests([{ file: 'many.yaml', text: manyFlows(1000, { alike }) }]).objects);
  // what others on the machine do changes it little
  const start = process.cpuUsage();
  const { groups } = analyse(flow, { zones: 6, nodes: 300 });
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(2);
  expect(groups).toHaveLength(answers);
});
