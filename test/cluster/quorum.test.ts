import { execFileSync } from 'child_process';
import { App, Chart } from 'cdk8s';
import { apply } from './support/apply';
import { busReady, createBus } from './support/bus';
import { eventually, sleep } from './support/eventually';
import { get, kubectl } from './support/kubectl';
import { deleteNamespace, freshNamespace } from './support/namespaces';
import { NatsBox } from './support/nats-box';
import { describeOnCluster, testWithNodes } from './support/on-cluster';
import { testName } from './support/test-run';
import { BusRuntime, FailureDomain, HaEventBus, HaEventSource, HaSensor } from '../../src';
import { BrokenPart } from '../../src/analysis/codes/quorum-codes';
import { Component } from '../../src/analysis/cut-sets/components';
import { analyseYaml } from '../analysis/manifests';

jest.setTimeout(400_000);

const NAMESPACE = testName('quorum');
const ZONE = 'topology.kubernetes.io/zone';
const box = new NatsBox(NAMESPACE);

/** Two Sensors on a bus over three zones, and the Job that raises the bucket of one of them. */
const objects: any[] = (() => {
  const chart = new Chart(new App(), 'quorum', { namespace: NAMESPACE });
  const eventBus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.ZONE, runtime: BusRuntime.NATIVE });
  const shop = new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus, sqs: { order: { queue: 'orders', region: 'eu-central-1' } } });
  for (const name of ['raised', 'single']) {
    new HaSensor(chart, name, { metadata: { name }, eventBus, dependencies: [shop.event('order')], triggers: [{ template: { name: 'log', log: {} } }] });
  }
  return chart.toJson().filter(({ kind, metadata }) => kind !== 'Job' || !metadata.name.startsWith('sensor-single-'));
})();
const job = (prefix: string) => objects.find(({ kind, metadata }) => kind === 'Job' && metadata.name.startsWith(prefix));

const BUCKET: BrokenPart = 'sensor-bucket';
const SENSORS = ['raised', 'single'];
const { groups } = analyseYaml(objects.map(object => JSON.stringify(object)).join('\n---\n'), { zones: 3, nodes: 6, podPolicy: true });

/** Every Raft group, with a use of it that takes a majority, and what the answer holds then. */
const USES: Readonly<Record<string, () => boolean>> = {
  // a new stream may be placed on the server that is lost, a change of one is not placed
  'meta-group': () => works('was updated', 'stream', 'edit', 'default', '--force', `--description=${Date.now()}`),
  'stream': () => works('"seq"', 'request', '--raw', 'default.shop.order', 'event'),
  'bucket raised': () => works('value', 'kv', 'put', 'raised', 'key', 'value'),
  'bucket single': () => works('value', 'kv', 'put', 'single', 'key', 'value'),
};

function works(answer: string, ...command: string[]): boolean {
  try {
    return box.run('client', '--timeout', '4s', ...command).includes(answer);
  } catch {
    return false;
  }
}

const failing = () => Object.keys(USES).filter(name => !USES[name]());

/** Raft groups that have no majority when these are lost, as the analysis says. */
function predicted(lost: readonly Component[]): string[] {
  const broken = SENSORS.flatMap(name => {
    const { combinations } = groups.find(({ paths }) => paths.some(({ sensor }) => sensor?.object.name === name))!;
    return combinations.filter(({ components }) => isWithin(components, lost)).flatMap(({ breaks }) => breaks).map(what => what === BUCKET ? `bucket ${name}` : what);
  });
  return Object.keys(USES).filter(name => broken.includes(name));
}

function isWithin(things: readonly Component[], lost: readonly Component[]): boolean {
  return things.every(thing => things.filter(each => each === thing).length <= lost.filter(each => each === thing).length);
}

const nodes = (): any[] => get('nodes').items;
const zoneOf = (node: string): string => nodes().find(({ metadata }) => metadata.name === node).metadata.labels[ZONE];
const nodeOf = (pod: string): string => get('pod', pod, '-n', NAMESPACE).spec.nodeName;
const inZone = (zone: string): string[] => nodes().filter(({ metadata }) => metadata.labels[ZONE] === zone).map(({ metadata }) => metadata.name);
const streamInfo = (stream: string) => JSON.parse(box.run('client', 'request', '--raw', `$JS.API.STREAM.INFO.${stream}`, ''));

const streams = () => box.run('client', 'stream', 'ls', '-a', '--names').split('\n');

/** Makes the bucket as Argo Events does, on a server that is chosen at random; gives the node of that. */
function singleAwayFromC(): string {
  if (streams().includes('KV_single')) box.run('client', 'kv', 'del', 'single', '--force');
  box.run('client', 'kv', 'add', 'single');
  const node = nodeOf(streamInfo('KV_single').cluster.leader);
  if (zoneOf(node) === 'c') throw new Error('the bucket is in zone c');
  return node;
}

describeOnCluster('Raft groups of a bus with one server in each of three zones', () => {
  let nodeOfSingle: string;

  beforeAll(async () => {
    freshNamespace(NAMESPACE);
    createBus({ namespace: NAMESPACE, eventBus: objects.find(({ kind }) => kind === 'EventBus') });
    const jobs = [job('sensor-raised-bucket-')];
    // the commands run in a zone that is never lost
    apply([...objects.filter(({ kind }) => ['ServiceAccount', 'Role', 'RoleBinding', 'ConfigMap', 'Deployment'].includes(kind)), ...jobs, box.pod(jobs[0], { nodeSelector: { [ZONE]: 'c' } })], NAMESPACE);
    await busReady(NAMESPACE, 'default', 3);
    for (const { metadata } of jobs) kubectl(['wait', '--for=condition=Complete', `job/${metadata.name}`, '-n', NAMESPACE, '--timeout=180s']);
    kubectl(['wait', '--for=condition=Ready', 'pod/nats', '-n', NAMESPACE, '--timeout=60s']);
    box.run('client', 'stream', 'add', 'default', '--subjects=default.*.*', '--replicas=3', '--defaults');
    // it would raise the copies of the bucket that is to have one
    kubectl(['scale', 'deployment/eventbus-default-keeper', '--replicas=0', '-n', NAMESPACE]);
    kubectl(['wait', '--for=delete', 'pod', '-l', 'app.kubernetes.io/name=eventbus-keeper', '-n', NAMESPACE, '--timeout=120s']);
    nodeOfSingle = await eventually(60, singleAwayFromC);
  });
  beforeEach(async () => {
    await busReady(NAMESPACE, 'default', 3);
    await eventually(120, () => expect(failing()).toEqual([]));
  });
  afterAll(() => deleteNamespace(NAMESPACE));

  test('are three a Sensor, of which the one that Argo Events makes has one copy', () => {
    expect(['KV_raised', 'KV_single', 'default'].map(stream => [stream, streamInfo(stream).config.num_replicas])).toEqual([['KV_raised', 3], ['KV_single', 1], ['default', 3]]);
  });

  describe.each<[string, Component[], () => string[], string[]]>([
    ['the node of one server', ['node'], () => [nodeOfSingle], ['bucket single']],
    ['one zone', ['zone'], () => inZone(zoneOf(nodeOfSingle)), ['bucket single']],
    ['two zones', ['zone', 'zone'], () => [...inZone('a'), ...inZone('b')], Object.keys(USES)],
  ])('when %s is lost', (_, lost, which, expected) => {
    testWithNodes('have a majority again within the time that the analysis says, or none until it is back', async tool => {
      expect(predicted(lost)).toEqual(expected);
      const { pause } = groups.find(({ paths }) => paths.some(({ sensor }) => sensor?.object.name === 'raised'))!.verdicts.get('zone')!;
      const off = which();
      execFileSync(tool, ['off', ...off]);
      try {
        await eventually(pause, () => expect(failing()).toEqual(expected));
        await sleep(12);
        expect(failing()).toEqual(expected);
      } finally {
        execFileSync(tool, ['on', ...off]);
      }
    });
  });
});
