import { App, Chart } from 'cdk8s';
import { outcomes } from './support/outcomes';
import { fakeRun, FakeRun } from './support/run';
import { HaEventBus } from '../../src/constructs/event-bus/ha-event-bus';
import { FailureDomain } from '../../src/contract/failure-domain';
import { DRILL } from '../../src/drill/canary/names';
import { drill } from '../../src/drill/run/drill';
import { DrillOptions } from '../../src/drill/run/options';

/** A namespace with a bus of own servers. */
async function ownBus(changes: Partial<DrillOptions>, nodeGuard: boolean): Promise<FakeRun> {
  const run = fakeRun(changes, { bus: false });
  const chart = new Chart(new App(), 'shop', { namespace: 'shop', disableResourceNameHashes: true });
  new HaEventBus(chart, 'Bus', { survives: FailureDomain.ZONE, nodeGuard: { enabled: nodeGuard }, persistence: { volumeSize: '10Gi' } });
  await run.cluster.create(chart.toJson());
  run.cluster.done.length = 0;
  return run;
}

test.each([
  ['with', true],
  ['without', false],
])('a bus of own servers %s node guards is drilled: its servers are killed, rolled out and evicted', async (_, nodeGuard) => {
  const run = await ownBus({ faults: ['pod-bus', 'pod-bucket', 'rollout-bus', 'consumer', 'drain'] }, nodeGuard);
  const report = await drill(run);
  expect(outcomes(report.faults)).toEqual(['pod-bus', 'pod-bucket', 'rollout-bus', 'consumer', 'drain'].map(id => `${id}: kept`));
  expect(run.cluster.done.filter(what => /^(remove pods\/eventbus|restart|evict eventbus)/.test(what))).toEqual([
    'remove pods/eventbus-default-1', 'remove pods/eventbus-default-1', 'restart statefulsets.apps/eventbus-default', 'evict eventbus-default-2',
  ]);
  expect(report).toMatchObject({ flow: { bus: 'default', ownServers: true }, survives: 'ZONE', notRestored: [] });
  expect(run.cluster.has('statefulsets.apps', 'eventbus-default')).toBe(true);
  expect(run.cluster.has('configmaps', DRILL)).toBe(false);
});

test.each([undefined, 'own-servers', 'node-guards'] as const)('in a temporary namespace the drill makes a bus with the runtime %s', async runtime => {
  const run = fakeRun({ namespace: 'drilled', temporary: true, runtime, faults: ['pod-bus'] });
  const report = await drill(run);
  expect(outcomes(report.faults)).toEqual(['pod-bus: kept']);
  expect(run.cluster.done).toContainEqual('remove pods/eventbus-default-1');
  expect(run.cluster.done[2]).toContain('StatefulSet/eventbus-default');
  expect(run.cluster.done[2].includes('DaemonSet/')).toBe(runtime !== 'own-servers');
});

test('a bus of somebody else\'s servers is refused, with what is allowed', async () => {
  const run = fakeRun({}, { bus: false });
  run.cluster.put({ apiVersion: 'argoproj.io/v1alpha1', kind: 'EventBus', metadata: { name: 'default' }, spec: { jetstreamExotic: { url: 'nats://nats.nats.svc:4222' } } });
  run.cluster.put({ kind: 'StatefulSet', metadata: { name: 'eventbus-default' }, spec: { template: { metadata: { labels: {} } } } });
  await expect(drill(run)).rejects.toThrow('the EventBus "default" has no servers in this cluster that the drill knows. '
    + 'Allowed: a native JetStream bus (spec.jetstream), and a bus of own servers of HaEventBus, with its StatefulSet eventbus-default');
  expect(run.cluster.done).toEqual([]);
});
