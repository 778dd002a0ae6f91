import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { IConstruct } from 'constructs';
import { FailureDomain, HaEventBus, HaEventSource, HaSensor, HaSensorProps } from '../../../src';
import { WARNING } from '../../../src/constructs/checks/warning';
import { DEPENDENCY, TRIGGER, WEBHOOK } from '../../support/synth';

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

function flow(app: App = Testing.app(), props?: Partial<HaSensorProps>): { chart: Chart; bus: HaEventBus; sensor: HaSensor } {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const eventBus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.ZONE });
  new HaEventSource(chart, 'Orders', { eventBus, metadata: { name: DEPENDENCY.eventSourceName }, ...WEBHOOK });
  const sensor = new HaSensor(chart, 'Fulfil', { eventBus, metadata: { name: 'fulfil' }, dependencies: [DEPENDENCY], triggers: [TRIGGER], ...props });
  return { chart, bus: eventBus, sensor };
}

/** For three copies. */
const oneServer = JsonPatch.replace('/spec/jetstream/replicas', 1);

const warnings = (construct: IConstruct) => construct.node.root.node.metadata.filter(({ type }) => type === WARNING).map(({ data }) => data);

test('what survives as declared is synthesized', () => {
  expect(() => Testing.synth(flow().chart)).not.toThrow();
});

test('a patch with which a flow stops is an error, with the failure, the reason and what to do', () => {
  const { chart, bus } = flow();
  bus.eventBus.addJsonPatch(oneServer);
  expect(() => Testing.synth(chart)).toThrow(/declared to survive ZONE, and does not: .*: orders → default → fulfil \(shop\): stops until repaired: .*To do: mend it, or declare less/);
});

test('a longer pause than was declared is a warning, once', () => {
  const { chart, sensor } = flow();
  sensor.sensor.addJsonPatch(JsonPatch.replace('/spec/replicas', 1));
  Testing.synth(chart);
  const said = warnings(chart);
  expect(said).toContainEqual(expect.stringMatching(/^declared to survive ZONE, and does not: node of active Sensor lost: orders → default → fulfil \(shop\): pauses ≤ 87 s: its only pod is gone\./));
  Testing.synth(chart);
  expect(warnings(chart)).toEqual(said);
});

test('a bucket that is made elsewhere is not held against its Sensor', () => {
  const { chart } = flow(Testing.app(), { bucketJob: false });
  expect(() => Testing.synth(chart)).not.toThrow();
  expect(warnings(chart)).toEqual([]);
});

describe('a value that the linter has something against', () => {
  const slow = { template: { tolerations: [{ key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 120 }] } };
  const said = (construct: IConstruct) => construct.node.metadata.filter(({ type }) => type === WARNING).map(({ data }) => data);

  test('is a warning at its construct, once', () => {
    const { chart, sensor } = flow(Testing.app(), slow);
    Testing.synth(chart);
    Testing.synth(chart);
    expect(said(sensor)).toEqual([expect.stringMatching(
      /^ha\/node-loss-toleration: a pod on a lost node is replaced after about 50 s \+ 120 s: .* To do: .*; or accept it with the annotation cdk8s-argo-events-ha\/ignore-node-loss-toleration and a reason$/)]);
  });

  test('is one warning for many constructs, with their number', () => {
    const { chart, bus, sensor } = flow(Testing.app(), slow);
    for (const name of ['second', 'third']) {
      new HaSensor(chart, name, { eventBus: bus, metadata: { name }, dependencies: [DEPENDENCY], triggers: [TRIGGER], ...slow });
    }
    Testing.synth(chart);
    expect(said(sensor)).toEqual([expect.stringMatching(/^ha\/node-loss-toleration: .* and a reason \(and at 2 more\)$/)]);
    expect(said(chart.node.findChild('third'))).toEqual([]);
  });

  test('is accepted by an annotation with a reason', () => {
    const { chart, sensor } = flow(Testing.app(), { ...slow, metadata: { name: 'fulfil', annotations: { 'cdk8s-argo-events-ha/ignore-node-loss-toleration': 'its pods start slowly' } } });
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
  const { chart, bus } = flow(app);
  bus.eventBus.addJsonPatch(oneServer);
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
