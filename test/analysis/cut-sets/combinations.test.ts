import { combinations } from '../../../src/analysis/cut-sets/combinations';
import { PathModel } from '../../../src/analysis/model/model';
import { pathPlacements } from '../../../src/analysis/path-placements';
import { pathVerdict } from '../../../src/analysis/path-verdict';
import { pairTitle } from '../../../src/words/components';
import { BROKEN_PARTS } from '../../../src/words/quorum';
import { formatExtraPause, formatVerdict } from '../../../src/words/verdicts';
import { guarded, published, staticGraft, staticLease } from '../path-models';

function all(path: PathModel) {
  const placements = pathPlacements(path);
  return combinations([{ model: path, placements }], failure => pathVerdict(path, failure, placements));
}

function cuts(path: PathModel): string[] {
  return all(path).filter(({ breaks }) => breaks.length > 0).map(({ components, breaks }) => `${pairTitle(components)}: ${breaks.map(part => BROKEN_PARTS[part]).join(', ')}`);
}

function verdicts(path: PathModel): Record<string, string> {
  return Object.fromEntries(all(path).map(({ components, verdict }) => [pairTitle(components), [formatVerdict(verdict), formatExtraPause(verdict)].filter(Boolean).join(', ')]));
}

test('what delivers nothing while nothing fails has nothing to break', () => {
  const occurrence = { code: 'finding', rule: 'ha/x', message: 'x', reach: { does: 'never-starts', to: 'object', kind: 'EventBus' } } as const;
  const remedy = { part: 'bus', target: { kind: 'field', path: ['spec'] }, code: 'correct-finding', rule: 'ha/x', message: 'y' } as const;
  expect(all({ ...staticGraft, faults: [{ part: 'bus', occurrence, remedy }] })).toEqual([]);
});

test('three of each, apart by zone, break by two at a time and by nothing alone', () => {
  expect(cuts(staticGraft)).toEqual([
    'zone and zone: the meta group, the stream and its consumers, the bucket of the Sensor, the Sensor',
    'zone and node: the meta group, the stream and its consumers, the bucket of the Sensor, the Sensor',
    'zone and bus server: the meta group, the stream and its consumers, the bucket of the Sensor',
    'zone and Sensor pod: the Sensor',
    'node and node: the meta group, the stream and its consumers, the bucket of the Sensor, the Sensor',
    'node and bus server: the meta group, the stream and its consumers, the bucket of the Sensor',
    'node and Sensor pod: the Sensor',
    'bus server and bus server: the meta group, the stream and its consumers, the bucket of the Sensor',
    'Sensor pod and Sensor pod: the Sensor',
  ]);
});

test('what is enough alone is in no pair', () => {
  expect(cuts(published)).toEqual([
    'zone: the meta group, the stream and its consumers, the bucket of the Sensor, the EventSource, the Sensor',
    'node: the meta group, the stream and its consumers, the bucket of the Sensor, the EventSource, the Sensor',
    'bus server: the bucket of the Sensor',
    'Sensor pod: the Sensor',
    'source pod and source pod: the EventSource',
  ]);
});

test('five servers with five copies survive two servers, and not a zone with another node', () => {
  const five: PathModel = {
    ...staticGraft,
    bus: { ...staticGraft.bus, placement: { replicas: 5, onePerHost: true, zoneSpread: { maxSkew: 1 } }, streamReplicas: 5 },
    sensor: undefined,
  };
  expect(cuts(five)).toEqual([
    'zone and zone: the meta group, the stream and its consumers',
    'zone and node: the meta group, the stream and its consumers',
    'zone and bus server: the meta group, the stream and its consumers',
  ]);
});

test('two machines stop the bus until one of them is back; a pod is back by itself, and then the other loss is as it is alone', () => {
  expect(verdicts(guarded(staticGraft, true))).toEqual({
    'zone and zone': 'stops until repaired',
    'zone and node': 'stops until repaired',
    'node and node': 'stops until repaired',
    // a server starts within 60 s; after that 10 s as with the zone, the node or the other server alone, of which Raft takes 9 s
    'zone and bus server': 'refuses 100 % ≤ 60 s, pauses ≤ 79 s',
    'node and bus server': 'refuses 100 % ≤ 60 s, pauses ≤ 79 s',
    'bus server and bus server': 'refuses 100 % ≤ 60 s, pauses ≤ 72 s',
    // a pod starts within 10 s and graft elects within 2 s
    'zone and Sensor pod': 'refuses 33 % ≤ 53 s, pauses ≤ 31 s',
    'node and Sensor pod': 'refuses 33 % ≤ 53 s, pauses ≤ 31 s',
    'Sensor pod and Sensor pod': 'pauses ≤ 14 s',
    'zone and source pod': 'refuses 33 % ≤ 53 s, pauses ≤ 19 s',
    'node and source pod': 'refuses 33 % ≤ 53 s, pauses ≤ 19 s',
    'source pod and source pod': 'refuses 67 % ≤ 3 s',
    'bus server and source pod': 'refuses 33 % ≤ 3 s, pauses ≤ 12 s',
    'bus server and Sensor pod': 'pauses ≤ 14 s',
    'source pod and Sensor pod': 'refuses 33 % ≤ 3 s, pauses ≤ 2 s',
  });
});

test('two elected pods that are gone with their nodes are replaced, while five servers go on', () => {
  const five: PathModel = {
    ...guarded(staticLease, true),
    bus: { ...staticLease.bus, placement: { replicas: 5, onePerHost: true, zoneSpread: { maxSkew: 1 } }, streamReplicas: 5 },
    sensor: { ...guarded(staticLease).sensor!, placement: { replicas: 2, onePerHost: true }, bucketReplicas: 5 },
  };
  // 50 s until NotReady, 10 s toleration, 10 s start, and 15 s + 2.2 x 2 s for the Lease
  expect(verdicts(five)['node and node']).toBe('refuses 67 % ≤ 53 s, pauses ≤ 105 s');
});

test('servers without volumes lose what they hold when the second one ends', () => {
  const { 'bus server and bus server': pair } = verdicts({ ...staticGraft, bus: { ...staticGraft.bus, persistent: false } });
  expect(pair).toBe('loses, pauses ≤ 72 s');
});

test('sources that nobody keeps events for lose those of both recoveries', () => {
  const MQTT = { code: 'event-type-loses', type: 'mqtt' } as const;
  const lossy = { ...guarded(staticGraft).source!, whenDown: 'lost', lossCause: MQTT, election: { kind: 'graft' } } as const;
  const pairs = all({ ...guarded(staticGraft), source: lossy });
  const loses = (words: string) => pairs.find(({ components }) => pairTitle(components) === words)!.verdict.loses;
  // the pods start within 10 s and elect within 2 s; then another one ends alone
  expect(loses('source pod and source pod')).toEqual([{ cause: MQTT, seconds: 12 + 2 }]);
});
