import { run } from '../../src/cli/run';
import { runProgram } from '../../src/drill/cluster/program';
import { bus, container, requests, sensor, source } from '../cost/support';

jest.mock('../../src/drill/cluster/program');

const labels = { 'controller': 'sensor-controller', 'owner-name': 'fulfil', 'sensor-name': 'fulfil' };
const OBJECTS = {
  'eventbus.argoproj.io': [bus({ jetstream: { version: '2.10.29', replicas: 3, containerTemplate: requests('200m', '1Gi') } })],
  'eventsources.argoproj.io': [source()],
  'sensors.argoproj.io': [sensor(container('50m', '64Mi'))],
  'pods': [{ metadata: { name: 'fulfil-1', namespace: 'shop', labels } }],
};
const METRICS = [{ metadata: { name: 'fulfil-1', namespace: 'shop' }, containers: [{ name: 'main', usage: { cpu: '3m', memory: '24Mi' } }] }];

/** With answers in place of kubectl. */
async function cost(objects: Record<string, readonly object[]>, ...args: string[]) {
  jest.mocked(runProgram).mockImplementation(async (_, [verb, resource, path]) => {
    const answer = (stdout: string) => ({ code: 0, stdout, stderr: '' });
    if (verb === 'config') return answer('kind-test\n');
    if (resource === '--raw') return answer(path === '/version' ? '{"gitVersion": "v1.36.4"}' : '{}');
    if (resource.includes('metrics') && !objects[resource]) return { code: 1, stdout: '', stderr: 'error: the server doesn\'t have a resource type "pods"' };
    return answer(JSON.stringify({ items: objects[resource] ?? [] }));
  });
  let [out, err] = ['', ''];
  const code = await run(['cost', '--cluster', '--no-pod-policy', ...args], { write: text => { out += text; }, writeError: text => { err += text; }, color: false });
  return { code, out, err };
}

test('of a cluster, the use stands beside the requests', async () => {
  const { code, out, err } = await cost({ ...OBJECTS, 'pods.metrics.k8s.io': METRICS });
  expect([code, err]).toEqual([0, 'read the cluster of the context kind-test, all namespaces\n']);
  const lines = out.split('\n').map(line => line.split(/ {2,}/));
  expect(lines).toContainEqual(['requested and used now', 'containers', 'cores', 'used', 'memory', 'used']);
  expect(lines).toContainEqual(['Sensor fulfil (shop): pods', '1', '0.05', '0.003', '64 MiB', '24 MiB']);
  expect(lines).toContainEqual(['EventBus default (shop): servers', '0', '0.6', '?', '3 GiB', '?']);
});

test('so it is in JSON', async () => {
  const { out } = await cost({ ...OBJECTS, 'pods.metrics.k8s.io': METRICS }, '--format', 'json');
  expect(JSON.parse(out).measured.items).toContainEqual({
    object: { kind: 'Sensor', namespace: 'shop', name: 'fulfil' },
    role: 'pods',
    container: 'main',
    requested: { cpu: { known: 0.05 }, memory: { known: 64 * 2 ** 20 } },
    pods: 1,
    cpu: 0.003,
    memory: 24 * 2 ** 20,
  });
});

test('without metrics-server the use is unknown, and the remedy is told', async () => {
  const { code, out } = await cost(OBJECTS);
  expect(code).toBe(0);
  expect(out).toContain('use is unknown: the cluster does not serve metrics.k8s.io. Install metrics-server\n');
  expect(JSON.parse((await cost(OBJECTS, '--format', 'json')).out).measured).toEqual({ unknown: 'no-metrics' });
});
