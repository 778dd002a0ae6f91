import { published, staticGraft } from './path-models';
import { cutSets } from '../../src/analysis/cut-sets';
import { PathModel } from '../../src/analysis/model';
import { pathPlacements } from '../../src/analysis/path-verdict';

function cuts(path: PathModel): string[] {
  return cutSets(path, pathPlacements(path)).map(({ things, breaks }) => `${things.join(' + ')}: ${breaks.join(', ')}`);
}

test('three of each, apart by zone, break by two at a time and by nothing alone', () => {
  expect(cuts(staticGraft)).toEqual([
    'a zone + another zone: the meta group, the stream and its consumers, the bucket of the Sensor, the Sensor',
    'a zone + a node: the meta group, the stream and its consumers, the bucket of the Sensor, the Sensor',
    'a zone + a bus server: the meta group, the stream and its consumers, the bucket of the Sensor',
    'a zone + a Sensor pod: the Sensor',
    'a node + another node: the meta group, the stream and its consumers, the bucket of the Sensor, the Sensor',
    'a node + a bus server: the meta group, the stream and its consumers, the bucket of the Sensor',
    'a node + a Sensor pod: the Sensor',
    'a bus server + another bus server: the meta group, the stream and its consumers, the bucket of the Sensor',
    'a Sensor pod + another Sensor pod: the Sensor',
  ]);
});

test('what is enough alone is in no pair', () => {
  expect(cuts(published)).toEqual([
    'a zone: the meta group, the stream and its consumers, the bucket of the Sensor, the EventSource, the Sensor',
    'a node: the meta group, the stream and its consumers, the bucket of the Sensor, the EventSource, the Sensor',
    'a bus server: the bucket of the Sensor',
    'a Sensor pod: the Sensor',
    'a source pod + another source pod: the EventSource',
  ]);
});

test('five servers with five copies survive two servers, and not a zone with another node', () => {
  const five: PathModel = {
    ...staticGraft,
    bus: { ...staticGraft.bus, placement: { replicas: 5, onePerHost: true, zoneSpread: { maxSkew: 1 } }, streamReplicas: 5 },
    sensor: undefined,
  };
  expect(cuts(five)).toEqual([
    'a zone + another zone: the meta group, the stream and its consumers',
    'a zone + a node: the meta group, the stream and its consumers',
    'a zone + a bus server: the meta group, the stream and its consumers',
  ]);
});
