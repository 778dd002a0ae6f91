import { App, Chart } from 'cdk8s';
import { apply } from './support/apply';
import { busReady, createBus, monitor, updateBus } from './support/bus';
import { eventually } from './support/eventually';
import { get, kubectl } from './support/kubectl';
import { deleteNamespace, freshNamespace } from './support/namespaces';
import { NatsBox } from './support/nats-box';
import { describeOnCluster } from './support/on-cluster';
import { testName } from './support/test-run';
import { BusRuntime, HaEventBus, HaEventSource, HaSensor } from '../../src';

jest.setTimeout(700_000);

const NAMESPACE = testName('keeper');

function objects(): any[] {
  const chart = new Chart(new App(), 'keeper', { namespace: NAMESPACE });
  const eventBus = new HaEventBus(chart, 'Bus', { runtime: BusRuntime.NATIVE });
  const source = new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus, sqs: { order: { queue: 'orders', region: 'eu-central-1' } } });
  new HaSensor(chart, 'Fulfil', {
    metadata: { name: 'fulfil' }, eventBus, dependencies: [source.event('order')], triggers: [{ template: { name: 'log', log: {} } }],
  });
  return chart.toJson();
}

const all = objects();
const ofKind = (...kinds: string[]) => all.filter(({ kind }) => kinds.includes(kind));
const bucketJob = all.find(({ kind, metadata }) => kind === 'Job' && metadata.name.startsWith('sensor-fulfil-bucket-'));
const KEEPER = ['-n', NAMESPACE, '-l', 'app.kubernetes.io/name=eventbus-keeper'];
const keeperLog = () => kubectl(['logs', ...KEEPER, '--tail=200', '--prefix=false']);

/** Waits until the keeper is Ready and the bus has all servers in its meta group; gives its log. */
async function keeperReady(seconds: number): Promise<string> {
  await eventually(seconds, () => {
    const { readyReplicas = 0 } = get('deployment', 'eventbus-default-keeper', '-n', NAMESPACE).status;
    if (readyReplicas !== 1 || !keeperLog().includes('3 of 3 servers in the meta group')) throw new Error(`the keeper is not Ready:\n${keeperLog()}`);
  });
  return keeperLog();
}

function restartKeeper(): void {
  kubectl(['delete', 'pods', ...KEEPER, '--wait=true']);
}

async function finished(job: any, seconds: number): Promise<string> {
  await eventually(seconds, () => {
    const { succeeded = 0 } = get('job', job.metadata.name, '-n', NAMESPACE).status;
    if (succeeded !== 1) throw new Error(`${job.metadata.name} has not finished:\n${log(job)}`);
  });
  return log(job);
}

const log = (job: any) => kubectl(['logs', '-n', NAMESPACE, '-l', `job-name=${job.metadata.name}`, '--tail=200', '--prefix=false']);

function again(job: any): void {
  kubectl(['delete', 'job', job.metadata.name, '-n', NAMESPACE, '--wait=true']);
  apply([job], NAMESPACE);
}

const box = new NatsBox(NAMESPACE);
const nats = box.run.bind(box);

const bucket = () => JSON.parse(nats('client', 'request', '--raw', '$JS.API.STREAM.INFO.KV_fulfil', '')).config;
const bucketCopies = () => bucket().num_replicas;
const metaSizes = () => [0, 1, 2].map(ordinal => monitor(NAMESPACE, 'default', ordinal, '/jsz')?.meta_cluster?.cluster_size);

describeOnCluster('the keeper of a bus and the Job of a Sensor', () => {
  beforeAll(async () => {
    freshNamespace(NAMESPACE);
    createBus({ namespace: NAMESPACE, eventBus: ofKind('EventBus')[0], volumes: true });
    apply([...ofKind('ServiceAccount', 'Role', 'RoleBinding', 'ConfigMap', 'Job', 'Deployment'), box.pod(bucketJob)], NAMESPACE);
    await keeperReady(180);
    await busReady(NAMESPACE, 'default', 3);
    kubectl(['wait', '--for=condition=Ready', 'pod/nats', '-n', NAMESPACE, '--timeout=60s']);
  });
  afterAll(() => deleteNamespace(NAMESPACE));

  test('a bus that has just been made ends with all servers in the meta group', () => {
    expect(metaSizes()).toEqual([3, 3, 3]);
  });

  test('the bucket of the Sensor is made with three copies before the Sensor could make it with one', async () => {
    await finished(bucketJob, 90);
    expect(bucketCopies()).toBe(3);
  });

  test('it is the bucket that Argo Events would make, but for the copies and that only its leader is read', () => {
    nats('client', 'kv', 'add', 'stock');
    const { name: _name, subjects: _subjects, ...stock } = JSON.parse(nats('client', 'request', '--raw', '$JS.API.STREAM.INFO.KV_stock', '')).config;
    nats('client', 'kv', 'del', 'stock', '--force');
    expect(bucket()).toEqual({ ...stock, name: 'KV_fulfil', subjects: ['$KV.fulfil.>'], num_replicas: 3, allow_direct: false });
  });

  test('both may run again, and change nothing', async () => {
    const before = get('statefulset', 'eventbus-default-js', '-n', NAMESPACE).metadata.generation;
    restartKeeper();
    again(bucketJob);
    expect(await finished(bucketJob, 60)).toMatch(/bucket fulfil: 3 copies\n$/);
    expect(await keeperReady(60)).not.toContain('restarting');
    expect(get('statefulset', 'eventbus-default-js', '-n', NAMESPACE).metadata.generation).toBe(before);
  });

  test('a bucket that Argo Events made with one copy is raised to three, is read from its leader, and keeps what is in it', async () => {
    nats('client', 'kv', 'del', 'fulfil', '--force');
    nats('client', 'kv', 'add', 'fulfil');
    nats('client', 'kv', 'put', 'fulfil', 'key', 'kept');
    expect(bucketCopies()).toBe(1);
    again(bucketJob);
    await finished(bucketJob, 60);
    expect(bucket()).toMatchObject({ num_replicas: 3, allow_direct: false });
    expect(nats('client', 'kv', 'get', 'fulfil', 'key', '--raw').trim()).toBe('kept');
  });

  test('a bucket that was made for any server to read is left so where a trigger of the Sensor waits for several events', async () => {
    nats('client', 'kv', 'del', 'fulfil', '--force');
    nats('client', 'kv', 'add', 'fulfil');
    const { spec: { template }, ...job } = structuredClone(bucketJob);
    const [container] = template.spec.containers;
    container.env = container.env.filter(({ name }: any) => name !== 'READS');
    again({ ...job, spec: { ...bucketJob.spec, template } });
    expect(await finished(bucketJob, 60)).toContain('bucket fulfil: any server answers a read; made before this Job, and left so');
    expect(bucket()).toMatchObject({ num_replicas: 3, allow_direct: true });
  });

  test('a bus that is made again over its volumes is whole, and has what it had', async () => {
    nats('client', 'kv', 'put', 'fulfil', 'key', 'kept');
    kubectl(['delete', 'statefulset', 'eventbus-default-js', '-n', NAMESPACE, '--cascade=foreground', '--wait=true']);
    updateBus({ namespace: NAMESPACE, eventBus: ofKind('EventBus')[0], volumes: true });
    restartKeeper();
    expect(await keeperReady(340)).toContain('3 of 3 servers in the meta group');
    await busReady(NAMESPACE, 'default', 3);
    expect(nats('client', 'kv', 'get', 'fulfil', 'key', '--raw').trim()).toBe('kept');
    expect(bucketCopies()).toBe(3);
  });

  test('while a server is away both go on trying, and finish when it is back with an empty volume', async () => {
    nats('client', 'kv', 'del', 'fulfil', '--force');
    kubectl(['scale', 'statefulset/eventbus-default-js', '-n', NAMESPACE, '--replicas=2']);
    await eventually(60, () => { if (monitor(NAMESPACE, 'default', 2, '/jsz')) throw new Error('server 2 still answers'); });
    restartKeeper();
    again(bucketJob);
    await eventually(90, () => { if (!log(bucketJob).includes('no suitable peers')) throw new Error(log(bucketJob)); });
    await eventually(60, () => { if (!keeperLog().includes('eventbus-default-js-2: no answer')) throw new Error(keeperLog()); });
    kubectl(['delete', 'pvc', 'eventbus-default-js-vol-eventbus-default-js-2', '-n', NAMESPACE]);
    kubectl(['scale', 'statefulset/eventbus-default-js', '-n', NAMESPACE, '--replicas=3']);
    expect(await keeperReady(340)).toContain('3 of 3 servers in the meta group');
    expect(await finished(bucketJob, 120)).toMatch(/bucket fulfil: 3 copies\n$/);
  });

  test('a bus whose meta group has lost one of three running servers is restarted and whole again', async () => {
    await busReady(NAMESPACE, 'default', 3);
    const leader = monitor(NAMESPACE, 'default', 0, '/jsz').meta_cluster.leader;
    const victim = ['eventbus-default-js-0', 'eventbus-default-js-1', 'eventbus-default-js-2'].find(server => server !== leader)!;
    nats('sys', 'server', 'cluster', 'peer-remove', victim, '--force');
    restartKeeper();
    // a server that reads the removal in its log again keeps the peer out for five minutes more; it is in the log for two
    expect(await keeperReady(640)).toContain('bus: restarting');
    expect(metaSizes()).toEqual([3, 3, 3]);
    await busReady(NAMESPACE, 'default', 3);
  });

  test('the account of the keeper may end the pods of its bus and nothing else', () => {
    const can = (verb: string, resource: string) => {
      try {
        return kubectl(['auth', 'can-i', verb, resource, '-n', NAMESPACE, '--as', `system:serviceaccount:${NAMESPACE}:eventbus-default-keeper`]).trim() === 'yes';
      } catch {
        return false;
      }
    };
    expect([can('delete', 'pods/eventbus-default-js-0'), can('delete', 'pods/eventbus-default-js-2'), can('delete', 'pods/eventbus-default-js-3'), can('delete', 'pods'),
      can('patch', 'statefulsets.apps/eventbus-default-js'), can('get', 'secrets'), can('create', 'pods')]).toEqual([true, true, false, false, false, false, false]);
  });
});
