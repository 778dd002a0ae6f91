import { readFileSync } from 'fs';
import { join } from 'path';
import { Form } from './form';
import { usage } from './usage';
import { apply } from '../../cluster/support/apply';
import { eventually, sleep } from '../../cluster/support/eventually';
import { get, kubectl } from '../../cluster/support/kubectl';
import { deleteNamespace, freshNamespace } from '../../cluster/support/namespaces';

export interface Load {
  readonly connections: number;
  /** Events a second. */
  readonly accepted: number;
  readonly refused: number;
  readonly p50: number;
  readonly p99: number;
  /** Events a second that the Sensor delivered, from the begin of the load until the last one. */
  readonly delivered: number;
  /** Accepted, and not delivered within a minute. */
  readonly missing: number;
}

export interface Result {
  readonly loads: Load[];
  readonly pods: number;
  /** Processor time an event over all loads, in ms. */
  readonly cpu: number;
  /** After all loads, in MiB. */
  readonly memory: number;
}

const PROGRAMS = ['caller.client.js', 'sink.client.js'];
const BENCH = ['caller', 'sink'];
// the kubelet reads the figures of a pod every 10 s
const KUBELET = 15;

/** A form that runs in a namespace of its own. */
export interface Running {
  readonly form: Form;
  readonly namespace: string;
  readonly url: string;
}

export async function start(form: Form, namespace: string): Promise<Running> {
  freshNamespace(namespace);
  const { objects, url } = form.flow(namespace);
  apply([...objects.filter(({ kind }) => kind !== 'Namespace'), ...tools()], namespace);
  kubectl(['wait', '--for=condition=Ready', 'pod/caller', 'pod/sink', '-n', namespace, '--timeout=120s']);
  await flows(namespace, url);
  return { form, namespace, url };
}

export function stop(namespace: string): void {
  for (const kind of ['sensor', 'eventsource', 'eventbus']) kubectl(['delete', kind, '--all', '-n', namespace, '--wait', '--timeout=90s']);
  deleteNamespace(namespace);
}

/** Puts each load on a form. */
export async function measure({ namespace, url }: Running, connections: readonly number[], seconds: number): Promise<Result> {
  await sleep(KUBELET);
  const before = usage(namespace, BENCH);
  const loads = [];
  for (const count of connections) loads.push(await load(namespace, url, count, seconds));
  await sleep(KUBELET);
  const after = usage(namespace, BENCH);
  const events = loads.reduce((total, { accepted }) => total + accepted * seconds, 0);
  const pods = get('pods', '-n', namespace, '--field-selector=status.phase=Running').items.length - BENCH.length;
  return { loads, pods, cpu: (after.cpu - before.cpu) / events, memory: after.memory };
}

/** Waits until all pods are Ready and an event is delivered within a second, three times one after the other. */
async function flows(namespace: string, url: string): Promise<void> {
  await eventually(240, () => {
    const waiting = get('pods', '-n', namespace).items.filter(({ status }: any) => status.phase !== 'Succeeded'
      && !(status.conditions ?? []).some(({ type, status: is }: any) => type === 'Ready' && is === 'True'));
    if (waiting.length > 0) throw new Error(`not Ready: ${waiting.map(({ metadata }: any) => metadata.name).join(', ')}`);
  });
  await eventually(120, async () => {
    for (let time = 0; time < 3; time++) {
      const before = delivered(namespace);
      const { accepted } = call(namespace, url, 1, 0.2);
      await sleep(1);
      if (accepted === 0 || delivered(namespace) - before < accepted) throw new Error('events are not delivered yet');
    }
  });
}

async function load(namespace: string, url: string, connections: number, seconds: number): Promise<Load> {
  const [before, begun] = [delivered(namespace), Date.now()];
  const { accepted, refused, p50, p99 } = call(namespace, url, connections, seconds);
  let [count, last] = [delivered(namespace) - before, Date.now()];
  while (count < accepted && Date.now() - last < 60_000) {
    await sleep(0.5);
    const now = delivered(namespace) - before;
    if (now > count) [count, last] = [now, Date.now()];
  }
  const rates = { accepted: accepted / seconds, delivered: count / ((last - begun) / 1000) };
  return { connections, refused, p50, p99, ...rates, missing: Math.max(0, accepted - count) };
}

const call = (namespace: string, url: string, connections: number, seconds: number): any => JSON.parse(
  kubectl(['exec', '-n', namespace, 'caller', '--', 'env', `URL=${url}`, `CONNECTIONS=${connections}`, `SECONDS=${seconds}`, 'node', '/bench/caller.client.js']));

const delivered = (namespace: string): number => Number(
  kubectl(['exec', '-n', namespace, 'caller', '--', 'node', '-e', 'fetch("http://sink:8080/").then(answer => answer.text()).then(text => console.log(text))']));

function tools(): any[] {
  const pod = (name: string, command: string[]) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { bench: name } },
    spec: {
      terminationGracePeriodSeconds: 0,
      containers: [{ name: 'main', image: 'node:20-alpine', imagePullPolicy: 'IfNotPresent', command, volumeMounts: [{ name: 'bench', mountPath: '/bench' }] }],
      volumes: [{ name: 'bench', configMap: { name: 'bench' } }],
    },
  });
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'bench' }, data: Object.fromEntries(PROGRAMS.map(name => [name, readFileSync(join(__dirname, name), 'utf8')])) },
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'sink' }, spec: { selector: { bench: 'sink' }, ports: [{ port: 8080 }] } },
    pod('caller', ['sleep', '86400']),
    pod('sink', ['node', '/bench/sink.client.js']),
  ];
}
