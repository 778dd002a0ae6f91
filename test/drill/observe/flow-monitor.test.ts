import { ClusterError } from '../../../src/drill/cluster/cluster';
import { drill } from '../../../src/drill/run/drill';
import { fakeRun, FakeRun } from '../support/run';

/** Lets the cluster fail to answer a kind of request, so many times. */
function silent(run: FakeRun, times: number, when: () => boolean): void {
  const exec = run.cluster.exec.bind(run.cluster);
  run.cluster.exec = async (...args) => {
    if (when() && times-- > 0) throw new ClusterError('the server is currently unable to handle the request');
    return exec(...args);
  };
}

const killed = (run: FakeRun) => run.cluster.done.some(what => /remove pods/.test(what));

test('an API server that does not answer for a while is asked again', async () => {
  const run = fakeRun({ faults: ['pod-bus'] });
  silent(run, 20, () => killed(run));
  const report = await drill(run);
  expect(report.stopped).toBeUndefined();
  expect(report.faults[1]).toMatchObject({ measured: { lost: 0, unknown: 0 } });
});

test('one that does not answer for two minutes ends the drill, with what it said', async () => {
  const run = fakeRun({ faults: ['pod-bus'] });
  silent(run, Infinity, () => killed(run));
  const report = await drill(run);
  expect(report.stopped).toBe('for 120 s the cluster refused or did not answer: the server is currently unable to handle the request');
  expect(report.total).toMatchObject({ lost: 0 });
});

test('a log that breaks off in the middle of a line is read on from there', async () => {
  const run = fakeRun({ faults: ['pod-bus'] });
  const exec = run.cluster.exec.bind(run.cluster);
  run.cluster.exec = async (pod, command) => {
    const text = await exec(pod, command);
    return command.at(-1)!.startsWith('/log') ? text.slice(0, Math.max(30, text.length - 7)) : text;
  };
  expect((await drill(run)).total).toMatchObject({ lost: 0, unknown: 0, refused: 0 });
});

test('while it waits it says from time to time for what', async () => {
  const run = fakeRun({ faults: ['pod-bus'] });
  run.cluster.metaSize = 2;
  await expect(drill(run)).rejects.toThrow('the flow is not healthy after 600 s');
  expect(run.said.filter(line => line === 'waiting: eventbus-default-js-0 sees a meta group of 2, and the bus has 3 servers')).toHaveLength(19);
});
