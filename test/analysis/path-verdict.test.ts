import { guarded, published, staticGraft, staticLease } from './path-models';
import { FAILURES } from '../../src/analysis/failures';
import { PathModel } from '../../src/analysis/model/model';
import { pathPlacements } from '../../src/analysis/path-placements';
import { pathVerdict } from '../../src/analysis/path-verdict';

function verdictOf(path: PathModel, id: string) {
  return pathVerdict(path, FAILURES.find(failure => failure.id === id)!, pathPlacements(path));
}

const whole = guarded(staticGraft, true);
const bus = (changes: Partial<PathModel['bus']>): PathModel => ({ ...whole, bus: { ...whole.bus, ...changes } });
const source = (changes: Partial<PathModel['source']>): PathModel => ({ ...whole, source: { ...whole.source!, ...changes } });
const sensor = (changes: Partial<PathModel['sensor']>): PathModel => ({ ...whole, sensor: { ...whole.sensor!, ...changes } });

const five = { replicas: 5, onePerHost: true, zoneSpread: { maxSkew: 1 } };

describe('a bus', () => {
  test.each([
    ['3 servers in 3 zones survive any zone', whole, 'zone', 'refuses'],
    ['3 servers apart by host alone lose their majority with a zone', bus({ placement: { replicas: 3, onePerHost: true } }), 'zone', 'stops'],
    ['3 servers apart by host alone survive any node', bus({ placement: { replicas: 3, onePerHost: true } }), 'node', 'refuses'],
    ['4 servers in 3 zones lose their majority with a zone: 2 of 4 are not 3', bus({ placement: { replicas: 4, zoneSpread: { maxSkew: 1 } } }), 'zone', 'stops'],
    ['5 servers spread over 3 zones survive any zone', { ...bus({ placement: five, streamReplicas: 5 }), sensor: { ...whole.sensor!, bucketReplicas: 5 } }, 'zone', 'refuses'],
    ['5 servers do not save a bucket of 3 in a zone of 2', bus({ placement: five, streamReplicas: 5 }), 'zone', 'stops'],
    ['5 servers do not save a stream of 3 in a zone of 2', bus({ placement: five }), 'zone', 'stops'],
    ['5 servers with zone anti-affinity are 3, and survive no node', bus({ placement: { replicas: 5, onePerZone: true } }), 'node-bus', 'stops'],
    ['a stream of 1 stops with the node of its server', bus({ streamReplicas: 1 }), 'node-bus', 'stops'],
    ['without persistence, what stops is also lost', bus({ streamReplicas: 1, persistent: false }), 'node-bus', 'loses'],
  ])('%s', (_, path, id, kind) => {
    expect(verdictOf(path, id).kind).toBe(kind);
  });

  test('a single server is away for the start of its pod, and calls are refused as long', () => {
    const one = verdictOf(bus({ placement: { replicas: 1 }, streamReplicas: 1 }), 'pod-bus');
    expect(one).toMatchObject({ kind: 'refuses', pause: 60, cause: { code: 'quorum-lost', group: 'meta-group', members: 1, needed: 1, left: 0 } });
    expect(one.refusals).toEqual([{ share: 1, worstShare: 1, seconds: 60, cause: { code: 'bus-takes-no-events' } }]);
  });

  test.each([
    ['node', { replicas: 3 }, { members: 3, needed: 2, left: 0, shared: { domain: 'node', servers: 3, of: 3 } }],
    ['zone', { replicas: 5, onePerHost: true }, { members: 5, needed: 3, left: 1, shared: { domain: 'zone', servers: 4, of: 5 } }],
    ['node', { replicas: 1 }, { members: 1, needed: 1, left: 0 }],
  ])('that may share a %s is said to, where that stops it', (id, placement, count) => {
    const four = { topology: { zones: [4, 4] }, nodeMonitorGrace: 50 };
    expect(verdictOf({ ...bus({ placement }), cluster: four }, id).cause).toEqual({ code: 'quorum-lost', group: 'meta-group', ...count });
  });

  test('of a majority says so of the groups that the bus cannot do without, not of the bucket of the Sensor', () => {
    const { kind, cause, chains } = verdictOf(sensor({ bucketReplicas: 1 }), 'node-bus');
    expect({ kind, cause }).toEqual({ kind: 'stops', cause: { code: 'quorum-lost', group: 'sensor-bucket', members: 1, needed: 1, left: 0 } });
    expect(chains.flat().map(({ occurrence }) => occurrence)).toContainEqual({ code: 'servers-lost', servers: 1, mode: 'node-loss', streaming: false });
  });

  test('servers that find no node are said to wait', () => {
    expect(verdictOf(bus({ placement: { replicas: 5, onePerZone: true } }), 'none').notes).toEqual([{ code: 'pods-stay-pending', part: 'bus', pending: 2, replicas: 5 }]);
  });

  test('the share of refused calls: a third, and none with the webhook guard, which tries for longer than a pod needs to connect', () => {
    const [alone, retried] = [guarded(staticGraft), whole].map(path => verdictOf(path, 'pod-bus').refusals);
    expect(alone).toMatchObject([{ share: 1 / 3, worstShare: 1, seconds: 5 }]);
    expect(retried).toEqual([]);
  });
});

describe('a drain', () => {
  const together = { replicas: 3 };

  test.each([
    ['evicts all servers of a node at once when no budget holds it back', { kind: 'none' }, 'stops'],
    ['evicts one at a time with maxUnavailable 1', { kind: 'allows', pods: 1 }, 'pauses'],
    ['evicts two at a time with maxUnavailable 34 %, which is 2 of 3', { kind: 'allows', pods: 2 }, 'stops'],
  ] as const)('%s', (_, budget, kind) => {
    expect(verdictOf(bus({ placement: together, budget, volumesFollow: false }), 'drain').kind).toBe(kind);
  });

  test.each([
    ['on a disk of the node', { volumesFollow: false }, { kind: 'stops' }],
    ['on a volume that another node can attach', { volumesFollow: true }, { kind: 'refuses', pause: 180 }],
    ['on a volume of which nothing is known', {}, { kind: 'unknown', missing: [{ code: 'volumes-follow' }] }],
    ['on an attachable volume, without another node to take it', { volumesFollow: true, placement: { replicas: 6, onePerHost: true }, streamReplicas: 1 }, { kind: 'stops' }],
  ])('of a majority %s', (_, changes, expected) => {
    expect(verdictOf(bus({ placement: together, budget: { kind: 'none' }, ...changes }), 'drain')).toMatchObject(expected);
  });

  test('that is blocked harms no event, and is said to be', () => {
    const blocks = { kind: 'blocks', because: { reason: 'several-budgets', budgets: 2 } } as const;
    const path = { ...bus({ budget: blocks }), source: { ...whole.source!, budget: blocks }, sensor: { ...whole.sensor!, budget: blocks } };
    expect(verdictOf(path, 'drain')).toMatchObject({ kind: 'flows', notes: [{ code: 'drain-never-ends', reason: 'several-budgets', budgets: 2 }] });
  });

  test('releases a Lease, so that nobody waits for it to run out', () => {
    const own = { ...guarded(staticLease), bus: { ...whole.bus, budget: { kind: 'blocks', because: { reason: 'budget-allows-none' } } as const } };
    expect(verdictOf(own, 'drain').pause).toBeCloseTo(4.4, 10);
  });
});

describe('acknowledged events that are in memory only', () => {
  const together = { placement: { replicas: 3 }, flushInterval: '2m' };

  test('may be gone when a majority vanishes', () => {
    expect(verdictOf(bus(together), 'node-bus').atRisk)
      .toEqual([{ code: 'events-not-flushed', interval: '2m', ownServers: false }]);
  });

  test.each([
    ['while a majority is left', whole, 'node-bus'],
    ['when servers end on machines that live', bus({ ...together, placement: { replicas: 1 }, streamReplicas: 1 }), 'pod-bus'],
    ['where an event is on disk before it is acknowledged', bus({ placement: { replicas: 3 } }), 'node-bus'],
  ])('are safe %s', (_, path, id) => {
    expect(verdictOf(path, id).atRisk).toEqual([]);
  });
});

describe('an elected pod', () => {
  test('on a lost node is replaced only where a node may take it: a terminating pod blocks its zone', () => {
    const blocked = verdictOf(sensor({ placement: { replicas: 2, onePerZone: true }, nodeLossToleration: 10 }), 'node-sensor');
    const zones2 = { ...sensor({ placement: { replicas: 2, onePerZone: true } }), cluster: { topology: { zones: [3, 3] }, nodeMonitorGrace: 50 } };
    expect(blocked).toMatchObject({ kind: 'pauses', pause: 50 + 10 + 10 + 15 + 2 });
    expect(verdictOf(zones2, 'node-sensor')).toMatchObject({ kind: 'stops', cause: { code: 'votes-missing', votes: 2, replicas: 2, left: 1 } });
  });

  test('whose toleration has no end is never replaced', () => {
    const { kind, chains } = verdictOf(sensor({ placement: { replicas: 1 }, nodeLossToleration: Infinity }), 'node-sensor');
    expect(kind).toBe('stops');
    expect(chains.flat().map(({ occurrence }) => occurrence)).toContainEqual({ code: 'node-loss-tolerated-indefinitely', until: 'node-back' });
  });

  test('without atLeastOnce may lose what is under way', () => {
    expect(verdictOf(published, 'pod-sensor').atRisk).toHaveLength(1);
    expect(verdictOf(whole, 'pod-sensor').atRisk).toEqual([]);
  });

  test('with a trigger that waits for several may lose events while its bucket cannot be read', () => {
    const joining = { ...whole, sensor: { ...whole.sensor!, waitsForSeveral: true } };
    expect(verdictOf(joining, 'pod-bus').atRisk).toEqual([{ code: 'part-of-condition-forgotten' }]);
    expect(verdictOf(joining, 'pod-sensor').atRisk).toEqual([]);
    expect(verdictOf(whole, 'pod-bus').atRisk).toEqual([]);
  });
});

describe('a source', () => {
  const MQTT = { code: 'event-type-loses', type: 'mqtt' } as const;
  const SNS = { code: 'event-type-loses', type: 'sns' } as const;

  test('whose calls go to a silent node needs a caller or gateway that repeats them', () => {
    expect(verdictOf(whole, 'node-source').remedies)
      .toContainEqual({ part: 'source', target: { kind: 'sender' }, code: 'repeat-requests' });
  });

  test('that loses events brings what ends the loss, where there is something', () => {
    const remedy = { part: 'source', target: { kind: 'field', path: ['spec', 'redis'] }, code: 'replace-event-type', type: 'redis' } as const;
    const lost = source({ whenDown: 'lost', lossCause: { code: 'event-type-loses', type: 'redis' }, lossRemedies: [remedy], election: { kind: 'graft' } });
    expect(['node-source', 'node-bus', 'rollout-source'].map(id => verdictOf(lost, id).remedies[0])).toEqual([remedy, remedy, remedy]);
    expect(verdictOf(lost, 'pod-sensor').remedies).toEqual([]);
    expect(verdictOf(source({ stopEndsAll: SNS, stopRemedies: [remedy] }), 'pod-source').remedies).toContainEqual(remedy);
  });

  test('that nobody keeps events for loses those of every pause', () => {
    const path = source({ whenDown: 'lost', lossCause: MQTT, election: { kind: 'graft' } });
    expect(verdictOf(path, 'node-source')).toMatchObject({ kind: 'loses', loses: [{ cause: MQTT, seconds: 2 }] });
    expect(verdictOf(path, 'node-bus')).toMatchObject({ kind: 'loses', loses: [{ cause: MQTT, seconds: 8 }] });
  });

  test('whose sender keeps events only pauses', () => {
    expect(verdictOf(source({ whenDown: 'kept', election: { kind: 'graft' } }), 'node-source')).toMatchObject({ kind: 'pauses', pause: 2, loses: [] });
  });

  test('whose sender keeps all but what is under way may lose just that', () => {
    const path = source({ whenDown: 'kept', inFlight: 'amqp', election: { kind: 'graft' } });
    expect(verdictOf(path, 'node-source')).toMatchObject({ kind: 'pauses', loses: [], atRisk: [{ code: 'event-type-in-flight', type: 'amqp' }] });
  });

  test('of which a stopping pod ends what all share loses events with each', () => {
    const path = source({ stopEndsAll: SNS });
    expect(verdictOf(path, 'rollout-source')).toMatchObject({ kind: 'loses', loses: [{ cause: SNS }] });
  });
});

describe('a rollout', () => {
  const tight = { placement: { replicas: 3, onePerZone: true }, surgeNeedsPlace: true };

  test('that needs a fourth zone never ends, while events flow', () => {
    expect(verdictOf(source(tight), 'rollout-source')).toMatchObject({ kind: 'flows', notes: [{ code: 'rollout-never-ends', pods: 3 }] });
  });

  test('ends when anti-affinity counts only its own revision', () => {
    expect(verdictOf(source({ ...tight, surgeNeedsPlace: false }), 'rollout-source').notes).toEqual([]);
  });
});

test('the loss of the controller stops nothing that runs', () => {
  expect(verdictOf(published, 'controller').kind).toBe('flows');
});
