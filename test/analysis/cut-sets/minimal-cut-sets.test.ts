import { breaks } from '../../../src/analysis/cut-sets/minimal-cut-sets';
import { PathModel } from '../../../src/analysis/model/model';
import { pathPlacements } from '../../../src/analysis/path-placements';
import { staticGraft } from '../path-models';

const broken = (path: PathModel, lost: Parameters<typeof breaks>[2]) => breaks(path, pathPlacements(path), lost);
const BUS = ['meta-group', 'stream', 'sensor-bucket'];

test('the loss of another part breaks nothing of a part, even where its own pods are too few', () => {
  // three servers of which two find no zone, and no elected Sensor
  const pending: PathModel = { ...staticGraft, cluster: { ...staticGraft.cluster, topology: { zones: [2] } } };
  expect(broken(pending, ['source-pod'])).toEqual(['event-source']);
  expect(broken(pending, ['sensor-pod'])).toEqual(['sensor']);
  expect(broken(pending, [])).toEqual([]);
});

test('servers without a node weigh on the group of all servers, once another one is lost', () => {
  const four: PathModel = { ...staticGraft, cluster: { ...staticGraft.cluster, topology: { zones: [2, 2] } } };
  expect(broken(four, ['bus-pod'])).toContain('meta-group');
  expect(broken(staticGraft, ['bus-pod'])).toEqual([]);
});

test('a path without servers of its own, EventSource or Sensor has none to break', () => {
  const bare: PathModel = { ...staticGraft, bus: { ...staticGraft.bus, hasServers: false }, source: undefined, sensor: undefined };
  expect(broken(bare, ['zone', 'zone'])).toEqual([]);
  expect(broken({ ...staticGraft, source: undefined }, ['zone', 'zone', 'zone'])).toEqual([...BUS, 'sensor']);
});
