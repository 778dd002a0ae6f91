import { App, Chart } from 'cdk8s';
import { removePolicyObjects } from './support/admission';
import { apply, deleteNamespace, describeOnCluster, eventually, freshNamespace, get, kubectl } from './support/kubectl';
import { standIns } from './support/stand-in';
import { FailureDomain, HaEventBus, HaEventBusProps, HaEventSource, HaPodPolicy, HaSensor } from '../../src';

jest.setTimeout(400_000);

const NAMESPACE = 'placement';
const POLICY = 'placement-test';
const ZONE = 'topology.kubernetes.io/zone';

function objectsOf(props: HaEventBusProps): any[] {
  const chart = new Chart(new App(), 'placement', { namespace: NAMESPACE });
  const eventBus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.ZONE, busGuard: false, ...props });
  const shop = new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus, sqs: { order: { queue: 'orders', region: 'eu-central-1' } } });
  new HaSensor(chart, 'Fulfil', { metadata: { name: 'fulfil' }, eventBus, dependencies: [shop.event('order')], triggers: [{ template: { name: 'log', log: {} } }] });
  return chart.toJson();
}

const nodes = (): any[] => get('nodes').items;
const pods = (controller: string): any[] => get('pods', '-n', NAMESPACE, '-l', `controller=${controller}-controller`).items
  .filter(({ metadata }: any) => !metadata.deletionTimestamp);

/** Pods a zone, most first; those that wait for a node at the end. */
function layout(controller: string): string {
  const zoneOf = new Map(nodes().map(({ metadata }) => [metadata.name, metadata.labels[ZONE]]));
  const count = new Map<string, number>();
  for (const { spec } of pods(controller)) count.set(zoneOf.get(spec.nodeName) ?? '', (count.get(zoneOf.get(spec.nodeName) ?? '') ?? 0) + 1);
  const waiting = count.get('') ?? 0;
  count.delete('');
  return [...count.values()].sort((a, b) => b - a).join('/') + (waiting > 0 ? ` and ${waiting} waiting` : '');
}

const hosts = (controller: string) => new Set(pods(controller).map(({ spec }) => spec.nodeName)).size;

async function placed(controller: string, expected: string): Promise<void> {
  await eventually(60, () => { if (layout(controller) !== expected) throw new Error(`${controller} pods are ${layout(controller)}, not ${expected}`); });
}

async function ready(): Promise<void> {
  for (const name of ['statefulset/eventbus-default-js', 'deployment/shop-eventsource-x', 'deployment/fulfil-sensor-x']) {
    kubectl(['rollout', 'status', name, '-n', NAMESPACE, '--timeout=90s']);
  }
}

describeOnCluster('pods on six nodes in three zones', () => {
  beforeEach(() => {
    freshNamespace(NAMESPACE);
    const policy = new Chart(new App(), 'policy');
    new HaPodPolicy(policy, 'Policy', { metadata: { name: POLICY }, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': NAMESPACE } } });
    apply(policy.toJson());
  });
  afterEach(() => {
    removePolicyObjects(POLICY);
    deleteNamespace(NAMESPACE);
  });

  const start = async (props: HaEventBusProps = {}) => {
    const objects = objectsOf(props);
    apply([...objects.filter(({ kind }) => kind === 'PodDisruptionBudget'), ...standIns(objects, NAMESPACE)], NAMESPACE);
  };

  test.each([
    ['3 servers are 1/1/1', {}, '1/1/1', 3],
    ['5 servers are 2/2/1, one a host', { replicas: 5 }, '2/2/1', 5],
  ])('%s, and the pods of EventSource and Sensor 1/1/1', async (_, props, expected, servers) => {
    await start(props);
    await ready();
    expect([layout('eventbus'), hosts('eventbus'), layout('eventsource'), layout('sensor')]).toEqual([expected, servers, '1/1/1', '1/1/1']);
  });

  test.each([['with the pod policy', {}], ['without it, by required anti-affinity', { podPolicy: false }]])(
    'a roll-out with as many pods as zones ends, %s', async (_, props) => {
      await start(props);
      await ready();
      kubectl(['rollout', 'restart', 'deployment/shop-eventsource-x', 'deployment/fulfil-sensor-x', '-n', NAMESPACE]);
      await ready();
      await placed('eventsource', '1/1/1');
      await placed('sensor', '1/1/1');
    });
});
