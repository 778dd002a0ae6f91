import { readAccess } from '../../src/live/access';
import { JETSTREAM_STATE_PATH } from '../../src/live/jetstream-state';
import { readCluster } from '../../src/live/read-cluster';
import { ReadOnlyKubectl, RunKubectl } from '../../src/live/read-only-kubectl';

const node = (name: string, zone: string, spec: object = {}) => ({ metadata: { name, labels: { 'topology.kubernetes.io/zone': zone } }, spec });
const server = (ordinal: number) => ({
  metadata: { name: `eventbus-default-js-${ordinal}`, namespace: 'shop', labels: { 'eventbus-name': 'default' }, ownerReferences: [{ kind: 'StatefulSet' }] },
});
const jsz = (leader: string) => JSON.stringify({
  meta_cluster: { cluster_size: 3, leader: 'eventbus-default-js-0' },
  account_details: [{
    stream_detail: [{
      name: 'default',
      config: { num_replicas: 3 },
      cluster: { leader, replicas: [{ name: 'a', current: true }, { name: 'b', current: false }] },
      consumer_detail: [{ name: 'group-1', cluster: { leader }, num_pending: 4, num_waiting: 0 }],
    }],
  }],
});

const CLUSTER: Record<string, readonly object[]> = {
  'eventbus.argoproj.io': [{ apiVersion: 'argoproj.io/v1alpha1', kind: 'EventBus', metadata: { name: 'default', namespace: 'shop' }, spec: { jetstream: { version: '2.10.29' } } }],
  'nodes': [node('n1', 'a'), node('n2', 'b'), node('n3', 'b', { unschedulable: true }), node('cp', 'c', { taints: [{ effect: 'NoSchedule' }] })],
  'pods': [server(0), server(1)],
};

/** Stands for kubectl; `forbidden` are resources that may not be read. */
function fake(forbidden: readonly string[] = [], missing: readonly string[] = []) {
  const calls: string[][] = [];
  const run: RunKubectl = async args => {
    calls.push([...args]);
    const answer = (stdout: string) => ({ code: 0, stdout, stderr: '' });
    if (args[0] === 'config') return answer('kind-test\n');
    const [, resource, path] = args[0] === '--context' ? args.slice(2) : args;
    if (forbidden.includes(resource === '--raw' ? path.split('/').at(-1)! : resource)) return { code: 1, stdout: '', stderr: `Error from server (Forbidden): ${resource} is forbidden` };
    if (missing.includes(resource)) return { code: 1, stdout: '', stderr: `error: the server doesn't have a resource type "${resource}"` };
    if (resource === '--raw') return answer(path === '/version' ? '{"gitVersion": "v1.36.4"}' : jsz('eventbus-default-js-1'));
    return answer(JSON.stringify({ items: CLUSTER[resource] ?? [] }));
  };
  return { kubectl: new ReadOnlyKubectl({ run }), calls };
}

test('a cluster is read with get alone', async () => {
  const { kubectl, calls } = fake();
  await readCluster(kubectl, 'shop');
  expect(new Set(calls.map(([verb]) => verb))).toEqual(new Set(['config', 'get']));
});

test('nodes that run pods, their zones and the version are facts', async () => {
  const { facts, context } = await readCluster(fake().kubectl, 'shop');
  expect(facts).toEqual({ nodes: 2, zones: 2, kubernetesVersion: '1.36' });
  expect(context).toBe('kind-test');
});

test('of a node, the report keeps what decides on pods', async () => {
  const { objects } = await readCluster(fake().kubectl, 'shop');
  const [first] = objects.filter(({ kind }) => kind === 'Node');
  expect(first).toEqual({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'n1', labels: { 'topology.kubernetes.io/zone': 'a' } }, spec: {}, status: {} });
});

test('every object of a kind is known, unless the kind may not be read or the cluster lacks it', async () => {
  const { complete } = await readCluster(fake(['priorityclasses.scheduling.k8s.io'], ['mutatingpolicies.policies.kyverno.io']).kubectl, 'shop');
  expect(complete).toEqual(expect.arrayContaining(['ServiceAccount', 'Namespace', 'ResourceQuota', 'Node']));
  expect(complete.filter(kind => ['PriorityClass', 'MutatingPolicy'].includes(kind))).toEqual([]);
});

test('the servers of a bus say what is in the meta group, and the leader of a stream says its copies and consumers', async () => {
  const { buses } = await readCluster(fake().kubectl, 'shop');
  expect(buses.get('shop/default')).toEqual({
    servers: [0, 1].map(ordinal => ({ name: `eventbus-default-js-${ordinal}`, answers: true, metaGroupSize: 3, metaLeader: 'eventbus-default-js-0' })),
    streams: new Map([['default', { copies: 3, replicas: 3, behind: ['b'], direct: false }]]),
    consumers: new Map([['group-1', { pending: 4, waiting: 0 }]]),
  });
});

test.each([
  ['poddisruptionbudgets.policy', 'PodDisruptionBudget', 'list on poddisruptionbudgets.policy in the namespace shop'],
  ['nodes', 'Node', 'list on nodes'],
  ['pods', 'Pod', 'get on pods/proxy and list on pods in the namespace shop'],
  [JETSTREAM_STATE_PATH, 'Pod', 'get on pods/proxy and list on pods in the namespace shop'],
])('without the right to read %s, the right is named and nothing is concluded', async (resource, kind, right) => {
  const { unreadable, facts, buses } = await readCluster(fake([resource]).kubectl, 'shop');
  expect(unreadable).toEqual([{ kind, right }]);
  if (kind === 'Node') expect(facts.zones).toBeUndefined();
  if (kind === 'Pod') expect(buses.size).toBe(0);
});

test('a cluster without Argo Events is refused', async () => {
  await expect(readCluster(fake([], ['eventbus.argoproj.io']).kubectl, 'shop')).rejects
    .toThrow('the cluster of the context kind-test has no eventbus.argoproj.io: Argo Events is not installed there');
});

test('a kind that the cluster does not have is no missing right', async () => {
  expect((await readCluster(fake([], ['mutatingpolicies.policies.kyverno.io']).kubectl, 'shop')).unreadable).toEqual([]);
});

test.each([['shop'], [undefined]])('the printed rights of namespace %s allow every read, and reads alone', async namespace => {
  const { kubectl, calls } = fake();
  await readCluster(kubectl, namespace);
  const rules = readAccess(namespace).flatMap(manifest => (manifest as any).rules) as { resources: string[]; verbs: string[] }[];
  const read = calls.filter(([verb, resource]) => verb === 'get' && resource !== '--raw').map(([, resource]) => resource.split('.')[0]);
  expect(read.filter(resource => !rules.some(rule => rule.resources.includes(resource)))).toEqual([]);
  expect(new Set(rules.flatMap(({ verbs }) => verbs))).toEqual(new Set(['list', 'get']));
});
