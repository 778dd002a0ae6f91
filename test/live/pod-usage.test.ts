import { readAccess } from '../../src/live/access';
import { readPodUsage } from '../../src/live/pod-usage';
import { ReadOnlyKubectl, RunKubectl } from '../../src/live/read-only-kubectl';

const pod = (name: string, labels: object) => ({ metadata: { name, namespace: 'shop', labels } });
/** As metrics-server answers. */
const metrics = (name: string, containers: object[]) => ({ metadata: { name, namespace: 'shop' }, timestamp: '2026-11-29T05:00:00Z', window: '15s', containers });

const PODS = [pod('fulfil-1', { 'sensor-name': 'fulfil' }), pod('starting', {})];
const METRICS = [
  metrics('fulfil-1', [{ name: 'main', usage: { cpu: '2500000n', memory: '25600Ki' } }, { name: 'bus-guard', usage: { cpu: '0', memory: '6Mi' } }]),
  metrics('deleted', [{ name: 'main', usage: { cpu: '1', memory: '1Gi' } }]),
];

function kubectl(answers: Record<string, readonly object[] | string>) {
  const calls: (readonly string[])[] = [];
  const run: RunKubectl = async args => {
    calls.push(args);
    const answer = answers[args[1]];
    return typeof answer === 'string' ? { code: 1, stdout: '', stderr: answer } : { code: 0, stdout: JSON.stringify({ items: answer }), stderr: '' };
  };
  return { kubectl: new ReadOnlyKubectl({ run }), calls };
}

test('each pod that exists and was measured has the use of its containers, in cores and bytes', async () => {
  const { kubectl: asked, calls } = kubectl({ 'pods': PODS, 'pods.metrics.k8s.io': METRICS });
  expect(await readPodUsage(asked, 'shop')).toEqual({
    usage: [{
      namespace: 'shop',
      labels: { 'sensor-name': 'fulfil' },
      containers: [{ name: 'main', cpu: 0.0025, memory: 25 * 2 ** 20 }, { name: 'bus-guard', cpu: 0, memory: 6 * 2 ** 20 }],
    }],
  });
  expect(calls).toEqual([['get', 'pods', '-n', 'shop', '-o', 'json'], ['get', 'pods.metrics.k8s.io', '-n', 'shop', '-o', 'json']]);
});

test.each([
  ['no metrics-server', { 'pods': PODS, 'pods.metrics.k8s.io': 'error: the server doesn\'t have a resource type "pods"' }, 'no-metrics'],
  ['a metrics-server that does not run', { 'pods': PODS, 'pods.metrics.k8s.io': 'Error from server (ServiceUnavailable): the server is currently unable to handle the request' }, 'no-metrics'],
  ['metrics that may not be read', { 'pods': PODS, 'pods.metrics.k8s.io': 'Error from server (Forbidden): pods.metrics.k8s.io is forbidden' }, 'forbidden'],
  ['pods that may not be read', { 'pods': 'Error from server (Forbidden): pods is forbidden', 'pods.metrics.k8s.io': METRICS }, 'forbidden'],
])('%s: the use is unknown', async (_, answers, unknown) => {
  expect(await readPodUsage(kubectl(answers).kubectl, undefined)).toEqual({ unknown });
});

test('the right to read metrics is among the least rights only where they are read', () => {
  const rule = { apiGroups: ['metrics.k8s.io'], resources: ['pods'], verbs: ['list'] };
  for (const namespace of ['shop', undefined]) {
    expect((readAccess(namespace, { usage: true })[0] as any).rules).toContainEqual(rule);
    expect(readAccess(namespace).flatMap(({ rules }: any) => rules)).not.toContainEqual(rule);
  }
});
