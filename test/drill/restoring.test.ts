import { noHooks, notedHooks, outcomes, whenDone } from './support/outcomes';
import { fakeRun, FakeRun } from './support/run';
import { DRILL, JOURNAL_ANNOTATION } from '../../src/drill/canary/names';
import { drill } from '../../src/drill/run/drill';

describe('whatever happens, all is restored', () => {
  test.each(['SIGINT while a node is off', 'SIGINT while a node is cordoned'])('%s', async name => {
    let run!: FakeRun;
    const node = name.endsWith('off');
    run = fakeRun({ hooks: notedHooks(() => run), allowCordon: true, faults: [node ? 'node' : 'drain'] });
    const hooks = run.options.hooks!;
    const interrupt = () => { run.clock.interruptAt = run.clock.time + 5000; };
    if (node) Object.assign(hooks, { off: async (at: string) => { run.cluster.done.push(`off ${at}`); interrupt(); } });
    else whenDone(run, /evict/, interrupt);
    const report = await drill(run);
    expect(report).toMatchObject({ stopped: 'interrupted', notRestored: [] });
    expect(run.cluster.all('nodes').filter(({ spec }) => spec.unschedulable)).toEqual([]);
    expect(run.cluster.done.filter(what => /^(off|on) /.test(what))).toEqual(node ? ['off b1', 'on b1'] : []);
    expect(run.cluster.has('configmaps', DRILL)).toBe(false);
  });

  test('a failure of the cluster in the middle of a fault', async () => {
    let run!: FakeRun;
    run = fakeRun({ hooks: notedHooks(() => run), faults: ['zone', 'node'] });
    Object.assign(run.options.hooks!, { off: async () => { throw new Error('the socket does not answer'); } });
    const report = await drill(run);
    expect(report).toMatchObject({ stopped: 'the socket does not answer', notRestored: [] });
    expect(outcomes(report.faults)).toEqual(['node: broken']);
    expect(run.cluster.done.filter(what => /^(off|on) /.test(what))).toEqual(['on b1']);
    expect(run.cluster.has('configmaps', DRILL)).toBe(false);
  });

  test('what cannot be restored is said, and the rest is restored', async () => {
    const run = fakeRun({ hooks: { off: async () => undefined, on: async node => { throw new Error(`no power at ${node}`); } }, faults: ['node'], recoveryTimeoutSeconds: 10 });
    const report = await drill(run);
    expect(report.stopped).toBe('not restored: turn on b1: no power at b1');
    expect(run.said).toContain('NOT restored: turn on b1: no power at b1');
    expect(run.cluster.has('eventsources.argoproj.io', DRILL)).toBe(false);
  });

  test('before a node is touched, the journal names it', async () => {
    const run = fakeRun({ hooks: noHooks(), allowCordon: true, faults: ['drain', 'node'] });
    const journal: unknown[] = [];
    const note = () => journal.push(run.cluster.at('configmaps', DRILL).metadata.annotations?.[JOURNAL_ANNOTATION]);
    Object.assign(run.options.hooks!, { off: async () => { note(); } });
    run.cluster.before = what => { if (/patch nodes.*true/.test(what)) note(); };
    await drill(run);
    expect(journal).toEqual(['{"cordoned":["b1"],"off":[]}', '{"cordoned":[],"off":["c1"]}']);
  });
});
