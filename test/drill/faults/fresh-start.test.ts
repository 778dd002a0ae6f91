import { WorkloadKind } from '../../../src/argo-events/catalog/labels';
import { DRILL } from '../../../src/drill/canary/names';
import { drill } from '../../../src/drill/run/drill';
import { notedHooks, outcomes, whenDone } from '../support/outcomes';
import { fakeRun, FakeRun } from '../support/run';

const names = (run: FakeRun, kind: WorkloadKind) => run.cluster.pods(kind).map(({ metadata }) => metadata.name);
const removed = (run: FakeRun, from: number) => run.cluster.done.slice(from).flatMap(what => /^remove pods\/(.*-(?:sensor|eventsource)-x-.*)/.exec(what)?.[1] ?? []);

/** The kubelet restarted the process of this pod a second ago. */
function restarted(run: FakeRun, pod: any): void {
  const lastState = { terminated: { finishedAt: new Date(run.clock.now() - 1000).toISOString() } };
  Object.assign(pod.status.containerStatuses[0], { restartCount: 3, lastState });
}

describe('before a fault', () => {
  test('pods whose processes ended lately are replaced, the active Sensor last', async () => {
    const run = fakeRun({ faults: ['rollout-sensor'] });
    let expected: string[] = [];
    let from = 0;
    whenDone(run, /^create Pod\/ha-events-drill$/, () => {
      const sensors = names(run, 'Sensor');
      const [source] = names(run, 'EventSource');
      for (const name of [...sensors, source]) restarted(run, run.cluster.at('pods', name));
      // the first Sensor pod delivers
      expected = [...sensors.slice(1), source, sensors[0]];
      from = run.cluster.done.length;
    });
    const report = await drill(run);
    const gone = removed(run, from);
    expect(gone.slice(0, 4).sort()).toEqual([...expected].sort());
    expect(gone[3]).toBe(expected[3]);
    expect(report.faults[1].notes).toEqual([]);
    expect(outcomes(report.faults)).toEqual(['rollout-sensor: kept']);
  });

  test('pods without a restart stay', async () => {
    const run = fakeRun({ faults: ['rollout-sensor'] });
    await drill(run);
    expect(removed(run, 0)).toEqual([]);
  });
});

describe('a node to lose', () => {
  const nodeOf = (run: FakeRun) => run.cluster.at('pods', DRILL).spec.nodeName;
  const lost = (run: FakeRun) => run.cluster.done.flatMap(what => /^off (.*)/.exec(what)?.[1] ?? []);

  test('is chosen again after the load generator has left it, since leaders may have moved', async () => {
    let run!: FakeRun;
    run = fakeRun({ hooks: notedHooks(() => run), faults: ['node'] });
    let [generators, where] = [0, ''];
    run.cluster.streamLeader = 0;
    run.cluster.after = what => {
      if (what === `create Pod/${DRILL}`) run.cluster.streamLeader = Math.min(generators++, 1);
      if (/^off/.test(what)) where = nodeOf(run);
    };
    const report = await drill(run);
    expect(lost(run)).toEqual(['b1']);
    expect(where).not.toBe('b1');
    expect(outcomes(report.faults)).toEqual(['node: kept']);
  });

  test('that becomes the node of the load generator again and again is not lost', async () => {
    let run!: FakeRun;
    run = fakeRun({ hooks: notedHooks(() => run), faults: ['node'] });
    run.cluster.streamLeader = 0;
    run.cluster.after = what => {
      if (what === `create Pod/${DRILL}`) run.cluster.streamLeader = nodeOf(run) === 'a1' ? 0 : 1;
    };
    const report = await drill(run);
    expect(lost(run)).toEqual([]);
    expect(outcomes(report.faults)).toEqual(['node: each of 3 times that the load generator moved, the node to lose became its own']);
  });
});
