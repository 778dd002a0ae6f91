import { Testing } from 'cdk8s';
import fc from 'fast-check';
import { HaEventBus, HaMonitoring, HaSensorShards, HaSensorShardsProps } from '../../../src';
import { shardOfTrigger } from '../../../src/constructs/sensor/shard-of-trigger';
import { buildFlow } from '../../../src/flow/build-flow';
import { backlogLost } from '../../../src/lint/rules/delivery/backlog-lost';
import { flowObject } from '../../../src/manifests/object-of';
import { ofKind, shopChart } from '../../support/synth';

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

const dependency = (name: string) => ({ name, eventSourceName: 'shop', eventName: name });
const trigger = (name: string, conditions?: string) => ({ template: { name, log: {}, ...conditions && { conditions } } });
const DEPENDENCIES = ['order', 'refund'].map(dependency);
const NAMES = ['ship', 'mail', 'bill', 'stock', 'audit', 'score'];

function sharded(props: Partial<HaSensorShardsProps>, names: readonly string[] = NAMES) {
  const chart = shopChart();
  const eventBus = HaEventBus.fromEventBusName(chart, 'Bus', 'default', { busGuard: true });
  const shards = new HaSensorShards(chart, 'Fulfil', {
    eventBus, metadata: { name: 'fulfil', labels: { team: 'shop' } }, shards: 2, dependencies: DEPENDENCIES, triggers: names.map(name => trigger(name, 'order')), ...props,
  });
  const sensors = ofKind(chart, 'Sensor');
  const triggers = Object.fromEntries(sensors.map(({ metadata, spec }) => [metadata.name, spec.triggers.map(({ template }: any) => template.name)]));
  return { chart, shards, sensors, triggers };
}

test('each trigger is in one Sensor; the first has the name that was given', () => {
  const { triggers, shards, sensors } = sharded({});
  expect(triggers).toEqual({ 'fulfil': ['bill', 'score'], 'fulfil-1': ['ship', 'mail', 'stock', 'audit'] });
  expect(shards.sensors.map(({ sensorName }) => sensorName)).toEqual(['fulfil', 'fulfil-1']);
  expect(sensors.map(({ metadata, spec }) => [metadata.labels.team, spec.replicas])).toEqual([['shop', 3], ['shop', 3]]);
});

test('a Sensor has the dependencies that its triggers wait for: all of them where one has no conditions', () => {
  const { sensors } = sharded({ triggers: [trigger('ship', 'order'), trigger('mail', 'order && refund'), trigger('bill')], shards: 3, placement: { ship: 0, mail: 1, bill: 2 } });
  expect(sensors.map(({ spec }) => spec.dependencies.map(({ name }: any) => name))).toEqual([['order'], ['order', 'refund'], ['order', 'refund']]);
});

test('a placement is kept, and other triggers stay where they are', () => {
  const { triggers } = sharded({ placement: { ship: 0 } });
  expect(triggers).toEqual({ 'fulfil': ['ship', 'bill', 'score'], 'fulfil-1': ['mail', 'stock', 'audit'] });
});

test('without a name each Sensor has a name of its own', () => {
  const names = sharded({ metadata: {} }).sensors.map(({ metadata }) => metadata.name);
  expect(new Set(names).size).toBe(2);
});

test('HaMonitoring watches each Sensor', () => {
  const { chart } = sharded({});
  const { prometheusRule } = new HaMonitoring(chart, 'Monitoring', { referencedBuses: true });
  const groups = (prometheusRule!.toJson().spec.groups as any[]).map(({ name }) => name);
  expect(groups).toEqual(expect.arrayContaining(['argo-events.sensor.fulfil', 'argo-events.sensor.fulfil-1']));
});

test.each<[Partial<HaSensorShardsProps>, string]>([
  [{ shards: 0 }, 'shards: got 0. Allowed: a whole number, 1 or more'],
  [{ shards: 7 }, 'got no trigger. A Sensor without a trigger does nothing. Use fewer shards, or place a trigger there: placement: { \'ship\':'],
  [{ triggers: [] }, 'shards: shard 0 got no trigger.'],
  [{ placement: { shop: 0 } }, 'placement.shop: there is no such trigger. Its shard has no effect. Allowed: ship, mail, bill, stock, audit, score'],
  [{ placement: { ship: 2 } }, 'placement.ship: got 2. There are 2 shards. Allowed: 0 to 1'],
  [{ placement: { ship: 0.5 } }, 'placement: got an object. Allowed: an object with whole numbers of at least 0 as values'],
  [{ shard: 2 } as any, 'shard is not a known prop and would be ignored. Did you mean shards?'],
])('%j is refused', (props, message) => {
  expect(() => sharded(props)).toThrow(message);
});

describe('the shard of a trigger', () => {
  const names = fc.string({ minLength: 1 });
  const shards = fc.integer({ min: 1, max: 20 });

  test('is one of the shards, and moves only to the shard that is added', () => {
    fc.assert(fc.property(names, shards, (name, count) => {
      const [before, after] = [shardOfTrigger(name, count), shardOfTrigger(name, count + 1)];
      expect(before).toBeLessThan(count);
      expect([before, count]).toContain(after);
    }));
  });

  test('of many triggers is each shard about as often', () => {
    const counts = [0, 0, 0, 0];
    for (let each = 0; each < 1000; each++) counts[shardOfTrigger(`trigger-${each}`, 4)]++;
    expect(counts.filter(count => count < 200 || count > 300)).toEqual([]);
  });
});

test('check --before names the triggers whose events are dropped when they move', () => {
  const flow = (props: Partial<HaSensorShardsProps>) => buildFlow(Testing.synth(sharded(props).chart)
    .map(manifest => flowObject(manifest, { file: 'shop', document: { text: '', line: 1, offset: 0 }, path: [] })));
  const lost = (before: Partial<HaSensorShardsProps>, after: Partial<HaSensorShardsProps>) =>
    backlogLost.check(flow(after), {}, flow(before)).map(({ what }) => what);
  expect(lost({ shards: 1 }, { shards: 2 })).toEqual([
    'events that wait for ship (spec.triggers), mail (spec.triggers), stock (spec.triggers), audit (spec.triggers) are dropped',
  ]);
  expect(lost({ shards: 1 }, { shards: 2, placement: { ship: 0, mail: 0, bill: 0, stock: 0, audit: 0, score: 1 } }))
    .toEqual(['events that wait for score (spec.triggers) are dropped']);
  expect(lost({ shards: 2 }, { shards: 2, triggers: [...NAMES, 'new'].map(name => trigger(name, 'order')) })).toEqual([]);
});
