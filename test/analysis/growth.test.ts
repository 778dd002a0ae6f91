import { manyFlows } from './many-flows';
import { analyse } from '../../src/analysis/analyse';
import { buildFlow } from '../../src/flow/build-flow';
import { loadManifests } from '../../src/flow/load';

/** Milliseconds for the analysis of so many sources and Sensors in 6 zones of 50 nodes. */
function time(count: number): number {
  const flow = buildFlow(loadManifests([{ file: 'many.yaml', text: manyFlows(count) }]).objects);
  const start = performance.now();
  analyse(flow, { zones: 6, nodes: 300 });
  return performance.now() - start;
}

test('1,000 sources and Sensors in 6 zones of 50 nodes take less than 2 s', () => {
  expect(time(1000)).toBeLessThan(2000);
});
