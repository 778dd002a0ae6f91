import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cluster, ClusterError, ifReadable } from '../../../src/drill/cluster/cluster';
import { KubectlCluster } from '../../../src/drill/cluster/kubectl';

/** A cluster whose kubectl answers with this, and what it was called with. */
function recorded(answer: string, context?: string) {
  const calls: { args: readonly string[]; input?: string }[] = [];
  const cluster = new KubectlCluster({
    namespace: 'shop',
    context,
    run: async (args, input) => {
      calls.push({ args, ...input !== undefined && { input: JSON.parse(input) } });
      return answer;
    },
  });
  return { cluster, calls };
}

const OBJECT = { kind: 'Pod', metadata: { name: 'x' } };

test.each<[string, string, (cluster: Cluster) => Promise<unknown>, string, unknown, unknown?]>([
  ['gets an object of the namespace', JSON.stringify(OBJECT), cluster => cluster.get('pods', 'x'), 'get pods x --ignore-not-found -o json -n shop', OBJECT],
  ['gets one of the cluster', JSON.stringify(OBJECT), cluster => cluster.get('nodes', 'n1'), 'get nodes n1 --ignore-not-found -o json', OBJECT],
  ['gets nothing when there is none', '', cluster => cluster.get('pods', 'x'), 'get pods x --ignore-not-found -o json -n shop', undefined],
  ['lists by label', JSON.stringify({ items: [OBJECT] }), cluster => cluster.list('pods', 'a=b'), 'get pods -l a=b -o json -n shop', [OBJECT]],
  ['creates what does not exist', '', cluster => cluster.create([OBJECT, OBJECT]), 'create -f - -n shop', undefined, { apiVersion: 'v1', kind: 'List', items: [OBJECT, OBJECT] }],
  ['removes at once, without waiting', '', cluster => cluster.remove('pods', 'x', { graceSeconds: 1 }), 'delete pods x --ignore-not-found --wait=false --grace-period=1 -n shop', undefined],
  ['removes and waits', '', cluster => cluster.remove('namespaces', 'x', { wait: true }), 'delete namespaces x --ignore-not-found --wait=true --timeout=300s', undefined],
  ['patches', '', cluster => cluster.patch('nodes', 'n1', { spec: { unschedulable: true } }), 'patch nodes n1 --type=merge -p {"spec":{"unschedulable":true}}', undefined],
  ['evicts by the eviction API', '', cluster => cluster.evict('x'), 'create --raw /api/v1/namespaces/shop/pods/x/eviction -f -', true,
    { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: 'x', namespace: 'shop' } }],
  ['restarts a roll-out', '', cluster => cluster.restart('deployments.apps', 'x'), 'rollout restart deployments.apps/x -n shop', undefined],
  ['runs a command in a pod', 'said', cluster => cluster.exec('x', ['node', 'a b']), 'exec x -n shop -- node a b', 'said'],
  ['asks for the version', '{"gitVersion":"v1.36.4"}', cluster => cluster.version(), 'get --raw /version', 'v1.36.4'],
])('%s', async (_, answer, call, args, ...expected) => {
  const [result, input] = expected;
  const { cluster, calls } = recorded(answer);
  expect(await call(cluster)).toEqual(result);
  expect(calls).toEqual([{ args: expect.anything(), ...input !== undefined && { input } }]);
  expect(calls[0].args.join(' ')).toBe(args);
});

test('a context goes before everything', async () => {
  const { cluster, calls } = recorded('{"items":[]}', 'staging');
  await cluster.list('pods');
  expect(calls[0].args.slice(0, 3)).toEqual(['--context', 'staging', 'get']);
});

describe('the real program', () => {
  let folder: string;
  let cluster: Cluster;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ha-events-'));
    cluster = new KubectlCluster({ namespace: 'shop', program: join(folder, 'kubectl') });
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const says = (script: string) => writeFileSync(join(folder, 'kubectl'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

  test('gets its input, and its output is read', async () => {
    says(`cat > ${folder}/input; echo '{"gitVersion":"v1.36.4"}'`);
    await cluster.create([OBJECT]);
    expect(JSON.parse(readFileSync(join(folder, 'input'), 'utf8'))).toMatchObject({ items: [OBJECT] });
    expect(await cluster.version()).toBe('v1.36.4');
  });

  test.each<[string, string, string]>([
    ['what is forbidden', 'Error from server (Forbidden): nodes is forbidden: User "x" cannot list', 'forbidden'],
    ['a kind that the API server does not have', 'error: the server doesn\'t have a resource type "mutatingadmissionpolicies"', 'no such kind'],
    ['a version of a kind that it does not have', 'Error from server (NotFound): the server could not find the requested resource', 'no such kind'],
  ])('%s is unknown where that is enough', async (_, message, failure) => {
    says(`echo '${message.replaceAll('\'', '\'\\\'\'')}' >&2; exit 1`);
    await expect(cluster.list('nodes')).rejects.toMatchObject({ failure });
    expect(await ifReadable(cluster.list('nodes'))).toBeUndefined();
  });

  test('any other failure is told in its own words', async () => {
    says('echo "E1123 10:55:57.945162 3271 memcache.go:265] Unhandled" >&2; echo "Unable to connect to the server: EOF" >&2; exit 1');
    await expect(ifReadable(cluster.list('nodes'))).rejects.toEqual(new ClusterError('kubectl get nodes -o json: Unable to connect to the server: EOF'));
  });

  test.each([
    ['refused by a PodDisruptionBudget', 'Error from server (TooManyRequests): Cannot evict pod as it would violate the pod\'s disruption budget.', false],
    ['of a pod that is gone', 'Error from server (NotFound): pods "x" not found', true],
  ])('an eviction %s is no failure', async (_, message, evicted) => {
    says(`echo "${message}" >&2; exit 1`);
    expect(await cluster.evict('x')).toBe(evicted);
  });

  test('without the program it says what to do', async () => {
    await expect(cluster.version()).rejects.toThrow(`the program ${folder}/kubectl was not found. Install kubectl, or add its folder to PATH`);
  });
});
