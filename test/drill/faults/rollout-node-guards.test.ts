import { drill } from '../../../src/drill/run/drill';
import { outcomes } from '../support/outcomes';
import { fakeRun } from '../support/run';

const OWN = { namespace: 'drilled', temporary: true, faults: ['guard'] } as const;

test('the node guards of the namespace are rolled out', async () => {
  const run = fakeRun(OWN);
  const report = await drill(run);
  expect(outcomes(report.faults)).toEqual(['guard: kept']);
  expect(run.cluster.done).toContainEqual('restart daemonsets.apps/eventbus-default-node-guard');
  expect(report.faults[1]).toMatchObject({ target: 'eventbus-default-node-guard', predicted: { refusals: [] } });
});

test('the fault ends when the guards of all nodes are of the last revision', async () => {
  const run = fakeRun(OWN);
  run.cluster.after = what => {
    if (!/^restart daemonsets/.test(what)) return;
    const { status } = run.cluster.at('daemonsets.apps', 'eventbus-default-node-guard');
    const ready = run.clock.time + 90_000;
    Object.defineProperty(status, 'updatedNumberScheduled', { get: () => run.clock.time < ready ? 2 : 6, enumerable: true });
  };
  const { faults: [, { seconds }] } = await drill(run);
  expect(seconds).toBeGreaterThanOrEqual(90);
});

test('without a node guard the fault is left out', async () => {
  expect(outcomes((await drill(fakeRun({ ...OWN, runtime: 'own-servers' }))).faults)).toEqual(['guard: the namespace has no node guard']);
});
