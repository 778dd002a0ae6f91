import { execFileSync } from 'child_process';
import { App, Chart } from 'cdk8s';
import { NO_ENGINE, policyEngine, policyFor, removePolicy } from './support/admission';
import { apply } from './support/apply';
import { cordon, uncordon, uncordonAll } from './support/cordon';
import { drain } from './support/drain';
import { eventually, sleep } from './support/eventually';
import { get, kubectl } from './support/kubectl';
import { kyvernoNodes } from './support/kyverno';
import { freshNamespace } from './support/namespaces';
import { describeOnCluster, describeOnClusterWith, testWithNodes } from './support/on-cluster';
import { standIns } from './support/stand-in';
import { testName } from './support/test-run';
import { BusRuntime, FailureDomain, HaEventBus, HaEventBusProps, HaEventSource, HaSensor } from '../../src';

jest.setTimeout(400_000);

const NAMESPACE = testName('placement');
const ZONE = 'topology.kubernetes.io/zone';
const WORKLOADS = ['statefulset/eventbus-default-js', 'deployment/shop-eventsource-x', 'deployment/fulfil-sensor-x'];

function objectsOf(props: HaEventBusProps): any[] {
  const chart = new Chart(new App(), 'placement', { namespace: NAMESPACE });
  const eventBus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.ZONE, runtime: BusRuntime.NATIVE, busGuard: false, ...props });
  const shop = new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus, sqs: { order: { queue: 'orders', region: 'eu-central-1' } } });
  new HaSensor(chart, 'Fulfil', { metadata: { name: 'fulfil' }, eventBus, dependencies: [shop.event('order')], triggers: [{ template: { name: 'log', log: {} } }] });
  return chart.toJson();
}

const nodes = (): any[] => get('nodes').items;
const inZone = (zone: string): string[] => nodes().filter(({ metadata }) => metadata.labels[ZONE] === zone).map(({ metadata }) => metadata.name);
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

async function placed(controller: string, expected: string, seconds = 60): Promise<void> {
  await eventually(seconds, () => { if (layout(controller) !== expected) throw new Error(`${controller} pods are ${layout(controller)}, not ${expected}`); });
}

function ready(): void {
  for (const name of WORKLOADS) kubectl(['rollout', 'status', name, '-n', NAMESPACE, '--timeout=90s']);
}

async function start(props: HaEventBusProps = {}): Promise<void> {
  if (props.podPolicy === false) freshNamespace(NAMESPACE);
  else await policyFor(NAMESPACE, { engine: policyEngine });
  const objects = objectsOf(props);
  apply([...objects.filter(({ kind }) => kind === 'PodDisruptionBudget'), ...standIns(objects, NAMESPACE)], NAMESPACE);
  ready();
}

function end(): void {
  removePolicy(NAMESPACE);
}

function rollOut(): void {
  kubectl(['rollout', 'restart', ...WORKLOADS, '-n', NAMESPACE]);
  ready();
}

/** The least servers that were Ready while something was done. */
async function leastReady(during: Promise<unknown>): Promise<number> {
  let least = Infinity;
  let over = false;
  const watching = (async () => {
    while (!over) {
      least = Math.min(least, get('statefulset', 'eventbus-default-js', '-n', NAMESPACE).status.readyReplicas ?? 0);
      await sleep(0.3);
    }
  })();
  await during.finally(() => { over = true; });
  await watching;
  return least;
}

describeOnClusterWith(policyEngine !== undefined, NO_ENGINE, 'pods on six nodes in three zones', () => {
  beforeAll(() => start());
  afterEach(() => {
    uncordonAll();
    ready();
  });
  afterAll(end);

  test('3 servers are 1/1/1, and so are the pods of EventSource and Sensor', () => {
    expect([layout('eventbus'), hosts('eventbus'), layout('eventsource'), layout('sensor')]).toEqual(['1/1/1', 3, '1/1/1', '1/1/1']);
  });

  test('a roll-out with as many pods as zones ends', async () => {
    rollOut();
    for (const controller of ['eventbus', 'eventsource', 'sensor']) await placed(controller, '1/1/1');
  });

  test.each([[['a', 'b', 'c']], [['c', 'a', 'b']], [['b', 'c', 'a']]])(
    'servers wait for a zone of their own when zones come in the order %j', async zones => {
      cordon(nodes().map(({ metadata }) => metadata.name));
      kubectl(['delete', 'pods', '-n', NAMESPACE, '--all', '--grace-period=0', '--force']);
      await placed('eventbus', ' and 3 waiting');
      for (const [index, zone] of zones.entries()) {
        const [first, second] = inZone(zone);
        uncordon([first]);
        const waiting = 2 - index;
        await placed('eventbus', Array.from({ length: index + 1 }, () => 1).join('/') + (waiting > 0 ? ` and ${waiting} waiting` : ''));
        uncordon([second]);
      }
    });

  test('every node can be drained in turn, and two servers stay Ready', async () => {
    for (const { metadata: { name } } of nodes()) {
      expect(await leastReady(drain(name, NAMESPACE))).toBeGreaterThanOrEqual(2);
      uncordon([name]);
      ready();
    }
  });

  testWithNodes('pods of EventSource and Sensor from a lost zone start elsewhere within 90 s; the server waits for its node', async tool => {
    rollOut();
    // while Kyverno is away with the zone, pods come without their spread
    const lost = ['c', 'a'].map(inZone).find(names => !names.some(name => kyvernoNodes().includes(name)))!;
    const serverNodes = () => pods('eventbus').map(({ metadata, spec }) => `${metadata.name} ${spec.nodeName}`);
    const before = serverNodes();
    execFileSync(tool, ['off', ...lost]);
    try {
      await placed('eventsource', '2/1', 90);
      await placed('sensor', '2/1', 90);
    } finally {
      execFileSync(tool, ['on', ...lost]);
    }
    expect(serverNodes()).toEqual(before);
  });
});

describeOnClusterWith(policyEngine !== undefined, NO_ENGINE, 'five servers on six nodes in three zones', () => {
  beforeAll(() => start({ replicas: 5 }));
  afterAll(end);

  test('are 2/2/1, one a host, before and after a roll-out', async () => {
    await placed('eventbus', '2/2/1');
    expect(hosts('eventbus')).toBe(5);
    rollOut();
    await placed('eventbus', '2/2/1');
    expect(hosts('eventbus')).toBe(5);
  });
});

describeOnCluster('as many pods as zones, without the pod policy', () => {
  beforeAll(() => start({ podPolicy: false }));
  afterAll(end);

  test('are spread by required anti-affinity, which does not keep a roll-out from its end', async () => {
    rollOut();
    await placed('eventsource', '1/1/1');
    await placed('sensor', '1/1/1');
  });
});
