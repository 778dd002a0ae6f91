import { Chart, Duration, Size } from 'cdk8s';
import { stringify } from 'yaml';
import { adopted, byName } from './support';
import {
  BusRuntime, FailureDomain, HaControllerConfig, HaEventBus, HaEventBusProps, HaEventSource, HaMonitoring, HaNodeGuard, HaNodeGuardProps, HaPodPolicy,
  HaSensor,
} from '../../src';
import { objectsOf, quietApp } from '../../src/adopt/build';
import { Reference } from '../../src/adopt/code';
import { Json } from '../../src/values/json-values';

const NATIVE = { runtime: BusRuntime.NATIVE };
const UNGUARDED = { nodeGuard: { enabled: false } };
const NAMED: HaEventBusProps = { metadata: { name: 'orders', labels: { team: 'shop' } }, replicas: 5, persistence: { volumeSize: '5Gi', storageClassName: 'fast' } };
const DECLARED: HaEventBusProps = { throughput: { eventsPerSecond: 20, eventSize: Size.kibibytes(2) } };
const TOLD: HaEventBusProps = {
  maxPayload: '5MB',
  pingInterval: Duration.seconds(2),
  pingMax: 5,
  jetstream: { maxFileStore: Size.gibibytes(10), maxMemoryStore: Size.mebibytes(100), syncInterval: Duration.seconds(3) },
  containerTemplate: { resources: { requests: { cpu: '1' }, limits: { memory: '4Gi' } } },
  nodeSelector: { pool: 'events' },
  tolerations: [{ key: 'events', operator: 'Exists' }],
  priorityClassName: 'events',
  imagePullSecrets: [{ name: 'registry' }],
};

const FLOWS: readonly [string, HaEventBusProps, (chart: Chart, source: HaEventSource) => void][] = [
  ['own servers', { survives: FailureDomain.ZONE }, () => undefined],
  ['own servers without node guards', UNGUARDED, () => undefined],
  ['own servers of other sizes', { survives: FailureDomain.ZONE, replicas: 5, persistence: { volumeSize: '5Gi' }, keeper: { enabled: false } }, () => undefined],
  ['own servers with declared events', DECLARED, () => undefined],
  ['five own servers and names', NAMED, () => undefined],
  ['own servers that are told much', TOLD, () => undefined],
  ['a native bus', NATIVE, () => undefined],
  ['a native bus with declared events', { ...NATIVE, ...DECLARED }, () => undefined],
  ['five native servers and names', { ...NATIVE, ...NAMED }, () => undefined],
  ['monitoring', {}, chart => { new HaMonitoring(chart, 'Monitoring'); }],
  ['an Ingress', {}, (_, source) => { source.exposeViaIngress({ host: 'orders.example.com' }); }],
  ['the configuration of the controller', NATIVE, chart => { new HaControllerConfig(new Chart(chart.node.root as any, 'argo-events', { namespace: 'argo-events' }), 'Config'); }],
];

describe.each(FLOWS)('a flow with %s', (_, props, more) => {
  const app = quietApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const eventBus = new HaEventBus(chart, 'Bus', props);
  const source = new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus, webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } } });
  new HaSensor(chart, 'Fulfil', {
    metadata: { name: 'fulfil' }, eventBus, dependencies: [source.event('order')], triggers: [{ template: { name: 'fulfil', http: { url: 'http://orders.shop.svc', method: 'POST' } } }],
  });
  if (eventBus.podPolicy) new HaPodPolicy(new Chart(app, 'platform'), 'Policy');
  more(chart, source);
  const before = objectsOf(app);
  const { plan, objects } = adopted(before.map(object => stringify(object)).join('---\n'));

  test('is adopted by an app that synthesizes the same, and has nothing deleted', () => {
    expect(byName(objects)).toEqual(byName(before));
    expect(plan).toMatchObject({ unsurvived: [], leftOut: [] });
  });

  test('becomes the constructs of the flow', () => {
    const parts = plan.charts.flatMap(each => each.parts).filter(({ object }) => ['EventBus', 'EventSource', 'Sensor'].includes(object?.kind ?? ''));
    expect(parts.map(({ type }) => type)).toEqual(['HaEventBus', 'HaEventSource', 'HaSensor']);
  });
});

test('an EventSource and a Sensor with declared events are adopted by an app that synthesizes the same', () => {
  const app = quietApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const eventBus = new HaEventBus(chart, 'Bus');
  const throughput = { eventsPerSecond: 200, eventSize: Size.kibibytes(20) };
  const source = new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus, webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } }, throughput });
  const triggers = [{ template: { name: 'fulfil', http: { url: 'http://orders.shop.svc', method: 'POST', timeout: 5 } } }];
  new HaSensor(chart, 'Fulfil', { metadata: { name: 'fulfil' }, eventBus, dependencies: [source.event('order')], triggers, throughput });
  const before = objectsOf(app);
  expect(byName(adopted(before.map(object => stringify(object)).join('---\n')).objects)).toEqual(byName(before));
});

test.each<[string, HaEventBusProps, object | undefined]>([
  ['where there is one', {}, undefined],
  ['where there is none', UNGUARDED, { enabled: false }],
])('the node guard of own servers is written as it is: %s', (_, props, nodeGuard) => {
  const app = quietApp();
  new HaEventBus(new Chart(app, 'shop', { namespace: 'shop' }), 'Bus', props);
  const { plan } = adopted(objectsOf(app).map(object => stringify(object)).join('---\n'));
  const [bus] = plan.charts.flatMap(({ parts }) => parts).filter(({ type }) => type === 'HaEventBus');
  expect(bus.props).toEqual({ ...nodeGuard && { nodeGuard } });
});

describe('a node guard that the buses of two namespaces share', () => {
  const GUARD: HaNodeGuardProps = {
    metadata: { name: 'shared', labels: { team: 'platform' } },
    resources: { requests: { cpu: '200m' } },
    tolerations: [{ key: 'events', operator: 'Exists', tolerationSeconds: 30 }],
    maxSurge: '25%',
    syncWave: -5,
  };
  const before = (props?: HaNodeGuardProps) => {
    const app = quietApp();
    const guard = new HaNodeGuard(new Chart(app, 'platform', { namespace: 'platform' }), 'Guard', props);
    for (const namespace of ['shop', 'billing']) {
      const chart = new Chart(app, namespace, { namespace });
      const eventBus = new HaEventBus(chart, 'Bus', { nodeGuard: { guard } });
      const source = new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus, webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } } });
      const triggers = [{ template: { name: 'fulfil', http: { url: 'http://orders.shop.svc', method: 'POST' } } }];
      new HaSensor(chart, 'Fulfil', { metadata: { name: 'fulfil' }, eventBus, dependencies: [source.event('order')], triggers });
    }
    return objectsOf(app);
  };
  const outcome = (objects: readonly Json[]) => adopted([...objects].reverse().map(object => stringify(object)).join('---\n'));

  test.each<[string, HaNodeGuardProps | undefined, object]>([
    ['without props', undefined, {}],
    ['with props', GUARD, GUARD],
  ])('is adopted before them: %s', (_, props, written) => {
    const objects = before(props);
    const { plan, objects: after } = outcome(objects);
    expect(byName(after)).toEqual(byName(objects));
    const [{ parts: [guard] }, ...others] = plan.charts;
    expect([guard.type, guard.props]).toEqual(['HaNodeGuard', written]);
    const buses = others.flatMap(({ parts }) => parts).filter(({ type }) => type === 'HaEventBus');
    expect(buses.map(({ props: { nodeGuard } }) => nodeGuard)).toEqual(Array(2).fill({ guard: new Reference(guard.variable) }));
  });

  test('is kept as it is where an HaNodeGuard would change it, with the buses', () => {
    const objects = before();
    const config = objects.find(({ kind, metadata }: any) => kind === 'ConfigMap' && metadata.name === 'node-guard') as any;
    config.data['haproxy.cfg'] = `${config.data['haproxy.cfg']}# by hand\n`;
    const { plan, objects: after } = outcome(objects);
    // on a bus that is referred to, a Sensor has another Job for its bucket
    expect(byName(after)).toMatchObject(byName(objects.filter(({ kind, metadata }: any) => kind !== 'Job' || /^eventbus/.test(metadata.name))));
    expect(plan.charts.flatMap(({ parts }) => parts).filter(({ type }) => ['HaNodeGuard', 'HaEventBus'].includes(type))).toEqual([]);
  });
});

test('own servers that an HaEventBus would change are kept as they are', () => {
  const app = quietApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new HaEventBus(chart, 'Bus');
  const before = objectsOf(app);
  const servers = before.find(({ kind }) => kind === 'StatefulSet') as any;
  servers.spec.template.spec.nodeSelector = { pool: 'by-hand' };
  const { plan, objects } = adopted(before.map(object => stringify(object)).join('---\n'));
  expect(byName(objects)).toMatchObject(byName(before));
  expect(plan.charts.flatMap(({ parts }) => parts).filter(({ type }) => type === 'HaEventBus')).toEqual([]);
});
