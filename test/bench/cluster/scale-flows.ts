import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import { BusRuntime, FailureDomain, HaEventBus, HaEventSource, HaNodeGuard, HaSensor } from '../../../src';
import { standingLoad } from '../../../src/cost/standing-load';
import { buildFlow } from '../../../src/flow/build-flow';
import { resolveFacts } from '../../../src/flow/resolve-facts';
import { flowObject } from '../../../src/manifests/object-of';
import { apply } from '../../cluster/support/apply';
import { eventually } from '../../cluster/support/eventually';
import { get, kubectl } from '../../cluster/support/kubectl';
import { deleteNamespace, freshNamespace } from '../../cluster/support/namespaces';

export interface ScaleCounts {
  readonly 'connections': number;
  readonly 'consumers': number;
  readonly 'messages of clients a second': number;
  readonly 'series of EventSources and Sensors': number;
  readonly 'series of the bus': number;
  /** Checks of node guards, requests of the keeper and probes of the kubelet: the formula has no probes. */
  readonly 'requests to port 8222 a second': number;
  readonly 'requests to the API server a second': number;
}

export interface Counted {
  readonly counted: ScaleCounts;
  readonly formula: Partial<ScaleCounts>;
}

const SECONDS = 20;
const SMALL = { resources: { requests: { cpu: '2m', memory: '24Mi' }, limits: { memory: '256Mi' } } } as any;
const SERVER = { resources: { requests: { cpu: '10m', memory: '48Mi' }, limits: { memory: '512Mi' } } } as any;
const SOURCE = { file: 'scale', document: { text: '', line: 1, offset: 0 }, path: [] };

/** Deploys more and more flows on one bus of own servers with node guards, and counts after each step. */
export async function flowsOnOneBus(namespace: string, steps: readonly number[], tell: (flows: number, counted: Counted) => void): Promise<void> {
  freshNamespace(namespace);
  try {
    for (const flows of [...steps].sort((a, b) => a - b)) {
      const objects = objectsOf(namespace, flows);
      apply([...objects, ...counter()], namespace);
      await ready(namespace, flows);
      await settled(namespace);
      tell(flows, { counted: count(namespace), formula: formulaOf(objects) });
    }
  } finally {
    for (const kind of ['sensor', 'eventsource', 'eventbus']) kubectl(['delete', kind, '--all', '-n', namespace, '--wait=false']);
    deleteNamespace(namespace);
  }
}

function objectsOf(namespace: string, flows: number): any[] {
  const chart = new Chart(new App(), 'scale', { namespace, disableResourceNameHashes: true });
  const guard = new HaNodeGuard(chart, 'Guard', { resources: SMALL.resources });
  const eventBus = new HaEventBus(chart, 'Bus', {
    survives: FailureDomain.ZONE, runtime: BusRuntime.OWN_SERVERS, nodeGuard: { guard }, persistence: { volumeSize: '1Gi' }, containerTemplate: SERVER,
  });
  for (let flow = 0; flow < flows; flow++) {
    const webhook = { order: { endpoint: '/order', port: '12000', method: 'POST' } };
    const shop = new HaEventSource(chart, `Shop${flow}`, { eventBus, metadata: { name: `shop-${flow}` }, webhook, template: { container: SMALL } });
    new HaSensor(chart, `Fulfil${flow}`, {
      eventBus,
      metadata: { name: `fulfil-${flow}` },
      template: { container: SMALL },
      dependencies: [shop.event('order')],
      triggers: [{ template: { name: 'log', log: {} } }],
    });
  }
  return chart.toJson();
}

async function ready(namespace: string, flows: number): Promise<void> {
  await eventually(240, () => {
    const pods: any[] = get('pods', '-n', namespace).items.filter(({ status }: any) => status.phase !== 'Succeeded');
    const waiting = pods.filter(({ status }) => !(status.conditions ?? []).some(({ type, status: is }: any) => type === 'Ready' && is === 'True'));
    const clients = pods.filter(({ metadata }) => metadata.labels['eventsource-name'] ?? metadata.labels['sensor-name']).length;
    if (waiting.length > 0 || clients < 4 * flows) throw new Error(`${waiting.length} of ${pods.length} pods are not Ready, ${clients} pods of clients`);
  });
}

/** Elections take a while: waits until no connection comes or goes for some seconds. */
async function settled(namespace: string): Promise<void> {
  let before = -1;
  await eventually(180, () => {
    const { connections } = ask(namespace, { metrics: [], seconds: 10 });
    const changed = connections !== before;
    before = connections;
    if (changed) throw new Error(`${connections} connections, and they still change`);
  });
}

/** Runs the counting program in its pod. */
function ask(namespace: string, { metrics, seconds }: { readonly metrics: readonly string[]; readonly seconds: number }): any {
  const servers = get('pods', '-n', namespace, '-l', 'app.kubernetes.io/component=eventbus').items.map(({ status }: any) => status.podIP);
  return JSON.parse(kubectl(['exec', '-n', namespace, 'counter', '--', 'node', '/bench/count.client.js', JSON.stringify({ metrics, servers, seconds })]));
}

function count(namespace: string): ScaleCounts {
  const pods: any[] = get('pods', '-n', namespace, '--field-selector=status.phase=Running').items;
  const ofClients = pods.filter(({ metadata }) => metadata.labels['eventsource-name'] ?? metadata.labels['sensor-name']);
  const servers = pods.filter(({ metadata }) => metadata.labels['app.kubernetes.io/component'] === 'eventbus');
  const urls = (some: any[]) => some.map(({ status }) => `http://${status.podIP}:7777/metrics`);
  const [before, start] = [apiRequests(), Date.now()];
  const found = ask(namespace, { metrics: urls([...ofClients, ...servers]), seconds: SECONDS });
  const passed = (Date.now() - start) / 1000;
  const series = (some: any[]) => urls(some).reduce((total, url) => total + found.series[url], 0);
  return {
    'connections': found.connections,
    'consumers': found.consumers,
    'messages of clients a second': found.messages,
    'series of EventSources and Sensors': series(ofClients),
    'series of the bus': series(servers),
    'requests to port 8222 a second': found.requests,
    'requests to the API server a second': (apiRequests() - before) / passed,
  };
}

/** Since the API server started, of whatever client. */
function apiRequests(): number {
  return kubectl(['get', '--raw', '/metrics']).split('\n').filter(line => line.startsWith('apiserver_request_total{'))
    .reduce((total, line) => total + Number(line.split(' ').at(-1)), 0);
}

function formulaOf(objects: any[]): Partial<ScaleCounts> {
  const flow = buildFlow(objects.map(object => flowObject(object, SOURCE)));
  const nodes = get('nodes').items.length;
  const load = (of: typeof flow) => standingLoad(of, resolveFacts(of, { nodes }));
  const [all, withoutBus] = [load(flow), load({ ...flow, buses: [] })];
  return {
    'connections': all.connections,
    'consumers': all.consumers,
    'messages of clients a second': all.pulls + all.heartbeats,
    'series of EventSources and Sensors': withoutBus.series,
    'series of the bus': all.series - withoutBus.series,
    'requests to port 8222 a second': all.serverChecks + all.keeperRequests,
  };
}

/** A pod in which the counting program runs. */
function counter(): any[] {
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'bench' }, data: { 'count.client.js': readFileSync(join(__dirname, 'count.client.js'), 'utf8') } },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'counter' },
      spec: {
        terminationGracePeriodSeconds: 0,
        containers: [{ name: 'main', image: 'node:20-alpine', imagePullPolicy: 'IfNotPresent', command: ['sleep', '86400'], volumeMounts: [{ name: 'bench', mountPath: '/bench' }] }],
        volumes: [{ name: 'bench', configMap: { name: 'bench' } }],
      },
    },
  ];
}
