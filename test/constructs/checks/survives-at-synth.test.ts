import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { IConstruct } from 'constructs';
import { BusRuntime, FailureDomain, HaEventBus, HaEventBusProps, HaEventSource, HaSensor, HaSensorProps } from '../../../src';
import { WARNING } from '../../../src/constructs/checks/warning';
import { DEPENDENCY, TRIGGER, WEBHOOK } from '../../support/synth';

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

interface FlowOptions {
  readonly app?: App;
  readonly bus?: HaEventBusProps;
  readonly sensor?: Partial<HaSensorProps>;
}

function flow({ app = Testing.app(), bus, sensor: props }: FlowOptions = {}): { chart: Chart; bus: HaEventBus; sensor: HaSensor } {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const eventBus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.ZONE, ...bus });
  new HaEventSource(chart, 'Orders', { eventBus, metadata: { name: DEPENDENCY.eventSourceName }, ...WEBHOOK });
  const sensor = new HaSensor(chart, 'Fulfil', { eventBus, metadata: { name: 'fulfil' }, dependencies: [DEPENDENCY], triggers: [TRIGGER], ...props });
  return { chart, bus: eventBus, sensor };
}

/** For three copies. */
function leaveOneServer({ statefulSet, eventBus }: HaEventBus): void {
  if (statefulSet) statefulSet.addJsonPatch(JsonPatch.replace('/spec/replicas', 1));
  else eventBus.addJsonPatch(JsonPatch.replace('/spec/jetstream/replicas', 1));
}

const warnings = (construct: IConstruct) => construct.node.root.node.metadata.filter(({ type }) => type === WARNING).map(({ data }) => data);

test('what survives as declared is synthesized', () => {
  expect(() => Testing.synth(flow().chart)).not.toThrow();
});

const messages = (chart: Chart): string[] => {
  try {
    Testing.synth(chart);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').slice(1).map(line => line.trim());
  }
};

test.each(Object.values(BusRuntime))('a patch with which a flow on a bus of runtime %s stops is one error, of the construct that it is about, with the reason and the prop to change', runtime => {
  const { chart, bus } = flow({ bus: { runtime } });
  leaveOneServer(bus);
  expect(messages(chart)).toEqual([
    '[shop/Bus] declared to survive ZONE, and does not: orders → default → fulfil (shop): stops until repaired: '
    + 'the stream has 3 replicas, and the bus 1 server: the EventBus never starts. '
    + 'Fix: HaEventBus stream: set replicas in stream to at most the servers of the bus; 3 and 3 survive the loss of one. '
    + 'Fix the reported cause, or lower survives; app.node.setContext("cdk8s-argo-events-ha/check-survives", false) turns this check off',
  ]);
});

test('own servers without their spread are an error for nodes and one for zones, which name the props of the spread', () => {
  const { chart, bus } = flow();
  bus.statefulSet!.addJsonPatch(JsonPatch.remove('/spec/template/spec/affinity'), JsonPatch.remove('/spec/template/spec/topologySpreadConstraints'));
  expect(messages(chart)).toEqual(['node', 'zone'].map(domain => expect.stringMatching(new RegExp(
    `^\\[shop/Bus\\] .*: one ${domain} may hold all 3 servers, .* Fix: HaEventBus survives, zones or replicas: required anti-affinity, so that no node or zone has more than 1 of the 3 servers\\.`))));
});

test('a Sensor on another bus than its EventSource is one error, which names the prop', () => {
  const { chart } = flow();
  const other = new HaEventBus(chart, 'Other', { survives: FailureDomain.ZONE, metadata: { name: 'other' } });
  new HaSensor(chart, 'Astray', { eventBus: other, metadata: { name: 'astray' }, dependencies: [DEPENDENCY], triggers: [TRIGGER] });
  expect(messages(chart)).toEqual([
    expect.stringMatching(/^\[shop\/Astray\] declared to survive ZONE, and does not: orders → other → astray \(shop\): .*Fix: HaSensor dependencies: set the same eventBus in both\. Fix the reported cause/),
  ]);
});

test('what one bus does to many Sensors is one error', () => {
  const { chart, bus } = flow();
  for (const name of ['a', 'b', 'c', 'd', 'e']) new HaSensor(chart, name, { eventBus: bus, metadata: { name }, dependencies: [DEPENDENCY], triggers: [TRIGGER] });
  leaveOneServer(bus);
  expect(messages(chart)).toEqual([expect.stringMatching(/^\[shop\/Bus\] .*: orders → default → fulfil \(shop\), .* and 2 more: stops until repaired: /)]);
});

test('a longer pause than was declared is one warning of the Sensor, with all failures that cause it', () => {
  const { chart, sensor } = flow();
  sensor.sensor.addJsonPatch(JsonPatch.replace('/spec/replicas', 1));
  Testing.synth(chart);
  const said = sensor.node.metadata.filter(({ type }) => type === WARNING).map(({ data }) => data);
  expect(said).toContainEqual(expect.stringMatching(/^declared to survive ZONE, and does not: node of active Sensor lost, any node lost, any zone lost: orders → default → fulfil \(shop\): pauses ≤ 72 s: its only pod is unavailable\./));
  Testing.synth(chart);
  expect(sensor.node.metadata.filter(({ type }) => type === WARNING).map(({ data }) => data)).toEqual(said);
});

test('own servers without node guards are warned of, with the prop that makes the guards', () => {
  const { chart } = flow({ bus: { nodeGuard: { enabled: false } } });
  Testing.synth(chart);
  const said = chart.node.findAll().flatMap(({ node }) => node.metadata.filter(({ type }) => type === WARNING).map(({ data }) => data as string));
  expect(said).toContainEqual(expect.stringMatching(
    /^declared to survive ZONE, and does not: node of EventBus server lost: .* connections to that server hang.* Fix: HaEventBus nodeGuard: run one on each node: [^;]+ Fix the reported cause/));
});

test('a bucket that is made elsewhere is not held against its Sensor', () => {
  const { chart } = flow({ sensor: { bucketJob: false } });
  expect(() => Testing.synth(chart)).not.toThrow();
  expect(warnings(chart)).toEqual([]);
});

describe('a value that the linter has something against', () => {
  const slow = { template: { tolerations: [{ key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 120 }] } };
  const said = (construct: IConstruct) => construct.node.metadata.filter(({ type }) => type === WARNING).map(({ data }) => data);

  test('is a warning at its construct, once', () => {
    const { chart, sensor } = flow({ sensor: slow });
    Testing.synth(chart);
    Testing.synth(chart);
    expect(said(sensor)).toEqual([expect.stringMatching(
      /^ha\/long-toleration: a pod on a lost node is replaced after about 50 s \+ 120 s: .* Fix: .*; or accept it with the annotation cdk8s-argo-events-ha\/ignore-long-toleration and a reason$/)]);
  });

  test('is one warning for many constructs, with their number', () => {
    const { chart, bus, sensor } = flow({ sensor: slow });
    for (const name of ['second', 'third']) {
      new HaSensor(chart, name, { eventBus: bus, metadata: { name }, dependencies: [DEPENDENCY], triggers: [TRIGGER], ...slow });
    }
    Testing.synth(chart);
    expect(said(sensor)).toEqual([expect.stringMatching(/^ha\/long-toleration: .* and a reason \(and at 2 more\)$/)]);
    expect(said(chart.node.findChild('third'))).toEqual([]);
  });

  test('is accepted by an annotation with a reason', () => {
    const { chart, sensor } = flow({ sensor: { ...slow, metadata: { name: 'fulfil', annotations: { 'cdk8s-argo-events-ha/ignore-long-toleration': 'its pods start slowly' } } } });
    Testing.synth(chart);
    expect(said(sensor)).toEqual([]);
  });

  test('is not looked for in custom resources that no construct made', () => {
    const { chart } = flow();
    const plain = new ApiObject(chart, 'Plain', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Sensor', metadata: { name: 'plain' }, spec: { replicas: 2 } });
    Testing.synth(chart);
    expect([...said(plain), ...said(chart)]).toEqual([]);
  });
});

test('an app that does not have the whole flow may turn the check off', () => {
  const app = Testing.app();
  app.node.setContext('cdk8s-argo-events-ha/check-survives', false);
  const { chart, bus } = flow({ app });
  leaveOneServer(bus);
  expect(() => Testing.synth(chart)).not.toThrow();
});

test('a Sensor whose source and bus live elsewhere is not judged by what is missing', () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const eventBus = HaEventBus.fromEventBusName(chart, 'Bus', 'default', { survives: FailureDomain.ZONE });
  new HaSensor(chart, 'Fulfil', { eventBus, dependencies: [DEPENDENCY], triggers: [TRIGGER] });
  expect(() => Testing.synth(chart)).not.toThrow();
});

test('what an event type loses by nature is a warning, and no error', () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const eventBus = new HaEventBus(chart, 'Bus');
  const source = new HaEventSource(chart, 'Sensors', { eventBus, metadata: { name: 'sensors' }, mqtt: { heat: { url: 'tcp://mqtt:1883', topic: 'heat', clientId: 'a' } } });
  new HaSensor(chart, 'Fulfil', { eventBus, dependencies: [source.event('heat')], triggers: [TRIGGER] });
  expect(() => Testing.synth(chart)).not.toThrow();
});
