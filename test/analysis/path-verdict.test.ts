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
    expect(one).toMatchObject({ kind: 'refuses', pause: 60, why: 'the meta group: 1 of 1 member is needed, none is left' });
    expect(one.refusals).toEqual([{ share: 1, worstShare: 1, seconds: 60, why: 'the bus takes no events' }]);
  });

  test.each([
    ['node', { replicas: 3 }, 'one node may hold all 3 servers, and the meta group stands still: 2 of 3 members are needed, none is left'],
    ['zone', { replicas: 5, onePerHost: true }, 'one zone may hold 4 of 5 servers, and the meta group stands still: 3 of 5 members are needed, 1 is left'],
    ['node', { replicas: 1 }, 'the meta group: 1 of 1 member is needed, none is left'],
  ])('that may share a %s is said to, where that stops it', (id, placement, why) => {
    const four = { topology: { zones: [4, 4] }, nodeMonitorGrace: 50 };
    expect(verdictOf({ ...bus({ placement }), cluster: four }, id).why).toBe(why);
  });

  test('of a majority says so of the groups that the bus cannot do without, not of the bucket of the Sensor', () => {
    const { kind, why, chains } = verdictOf(sensor({ bucketReplicas: 1 }), 'node-bus');
    expect({ kind, why }).toEqual({ kind: 'stops', why: 'the bucket of the Sensor: 1 of 1 member is needed, none is left' });
    expect(chains.flat().map(({ text }) => text)).toContain('one server of the bus vanishes without closing connections; the meta group and the stream keep their majority');
  });

  test('servers that find no node are said to wait', () => {
    expect(verdictOf(bus({ placement: { replicas: 5, onePerZone: true } }), 'none').notes).toEqual(['bus: 2 of 5 pods may find no node and wait for ever']);
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
    ['on a volume of which nothing is known', {}, { kind: 'unknown', missing: ['whether another node can attach the volumes of the bus (volumesFollow)'] }],
    ['on an attachable volume, without another node to take it', { volumesFollow: true, placement: { replicas: 6, onePerHost: true }, streamReplicas: 1 }, { kind: 'stops' }],
  ])('of a majority %s', (_, changes, expected) => {
    expect(verdictOf(bus({ placement: together, budget: { kind: 'none' }, ...changes }), 'drain')).toMatchObject(expected);
  });

  test('that is blocked harms no event, and is said to be', () => {
    const blocks = { kind: 'blocks', why: '2 PodDisruptionBudgets select the same pods' } as const;
    const path = { ...bus({ budget: blocks }), source: { ...whole.source!, budget: blocks }, sensor: { ...whole.sensor!, budget: blocks } };
    expect(verdictOf(path, 'drain')).toMatchObject({ kind: 'flows', notes: ['the drain never ends: 2 PodDisruptionBudgets select the same pods'] });
  });

  test('releases a Lease, so that nobody waits for it to run out', () => {
    const own = { ...guarded(staticLease), bus: { ...whole.bus, budget: { kind: 'blocks', why: '' } as const } };
    expect(verdictOf(own, 'drain').pause).toBeCloseTo(4.4, 10);
  });
});

describe('acknowledged events that are in memory only', () => {
  const together = { placement: { replicas: 3 }, flushInterval: '2m' };

  test('may be gone when a majority vanishes', () => {
    expect(verdictOf(bus(together), 'node-bus').atRisk)
      .toEqual(['events that were acknowledged in the last 2m, if the machines lost their power: sync_interval: always in spec.jetstream.settings']);
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
    expect(verdictOf(zones2, 'node-sensor')).toMatchObject({ kind: 'stops', why: 'graft needs 2 of 2 votes, 1 pod is left' });
  });

  test('whose toleration has no end is never replaced', () => {
    const { kind, chains } = verdictOf(sensor({ placement: { replicas: 1 }, nodeLossToleration: Infinity }), 'node-sensor');
    expect(kind).toBe('stops');
    expect(chains.flat().map(({ text }) => text)).toContain('its pods tolerate the loss of their node for ever: until the node is back');
  });

  test('without atLeastOnce may lose what is under way', () => {
    expect(verdictOf(published, 'pod-sensor').atRisk).toHaveLength(1);
    expect(verdictOf(whole, 'pod-sensor').atRisk).toEqual([]);
  });

  test('with a trigger that waits for several may lose events while its bucket cannot be read', () => {
    const joining = { ...whole, sensor: { ...whole.sensor!, waitsForSeveral: true } };
    expect(verdictOf(joining, 'pod-bus').atRisk).toEqual([expect.stringContaining('acknowledged and forgotten')]);
    expect(verdictOf(joining, 'pod-sensor').atRisk).toEqual([]);
    expect(verdictOf(whole, 'pod-bus').atRisk).toEqual([]);
  });
});

describe('a source', () => {
  test('whose calls go to a silent node needs a caller or gateway that repeats them', () => {
    expect(verdictOf(whole, 'node-source').fixes)
      .toContainEqual({ part: 'source', field: 'caller or gateway', change: 'send a refused call again: only that, or faster detection of lost nodes, helps here' });
  });

  test('that loses events brings what ends the loss, where there is something', () => {
    const fix = { part: 'source', field: 'spec.redis', change: 'use redisStream' } as const;
    const lost = source({ whenDown: 'lost', lossReason: 'redis: live', lossFixes: [fix], election: { kind: 'graft' } });
    expect(['node-source', 'node-bus', 'rollout-source'].map(id => verdictOf(lost, id).fixes[0])).toEqual([fix, fix, fix]);
    expect(verdictOf(lost, 'pod-sensor').fixes).toEqual([]);
    expect(verdictOf(source({ stopEndsAll: 'sns: it unsubscribes for all', stopFixes: [fix] }), 'pod-source').fixes).toContainEqual(fix);
  });

  test('that nobody keeps events for loses those of every pause', () => {
    const path = source({ whenDown: 'lost', lossReason: 'mqtt: QoS 0', election: { kind: 'graft' } });
    expect(verdictOf(path, 'node-source')).toMatchObject({ kind: 'loses', loses: [{ what: 'mqtt: QoS 0', seconds: 2 }] });
    expect(verdictOf(path, 'node-bus')).toMatchObject({ kind: 'loses', loses: [{ what: 'mqtt: QoS 0', seconds: 8 }] });
  });

  test('whose sender keeps events only pauses', () => {
    expect(verdictOf(source({ whenDown: 'kept', election: { kind: 'graft' } }), 'node-source')).toMatchObject({ kind: 'pauses', pause: 2, loses: [] });
  });

  test('whose sender keeps all but what is under way may lose just that', () => {
    const path = source({ whenDown: 'kept', inFlight: 'amqp messages under way in the EventSource', election: { kind: 'graft' } });
    expect(verdictOf(path, 'node-source')).toMatchObject({ kind: 'pauses', loses: [], atRisk: ['amqp messages under way in the EventSource'] });
  });

  test('of which a stopping pod ends what all share loses events with each', () => {
    const path = source({ stopEndsAll: 'sns: it unsubscribes for all' });
    expect(verdictOf(path, 'rollout-source')).toMatchObject({ kind: 'loses', loses: [{ what: 'sns: it unsubscribes for all' }] });
  });
});

describe('a roll-out', () => {
  const tight = { placement: { replicas: 3, onePerZone: true }, surgeNeedsPlace: true };

  test('that needs a fourth zone never ends, while events flow', () => {
    expect(verdictOf(source(tight), 'rollout-source')).toMatchObject({ kind: 'flows', notes: [expect.stringMatching(/^the roll-out never ends: .* matchLabelKeys/)] });
  });

  test('ends when anti-affinity counts only its own revision', () => {
    expect(verdictOf(source({ ...tight, surgeNeedsPlace: false }), 'rollout-source').notes).toEqual([]);
  });
});

test('the loss of the controller stops nothing that runs', () => {
  expect(verdictOf(published, 'controller').kind).toBe('flows');
});
