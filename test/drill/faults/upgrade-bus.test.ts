import { App, Chart } from 'cdk8s';
import { HaEventBus } from '../../../src/constructs/event-bus/ha-event-bus';
import { drill } from '../../../src/drill/run/drill';
import { DrillOptions } from '../../../src/drill/run/options';
import { outcomes } from '../support/outcomes';
import { fakeRun, FakeRun } from '../support/run';

const FACTS = { argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' } as const;
const patches = ({ cluster }: FakeRun) => cluster.done.filter(what => /^patch (statefulsets|eventbus)/.test(what));
const skipped = async (run: FakeRun) => (await drill(run)).faults[1].skipped;

async function ownBus(version: string, changes: Partial<DrillOptions>): Promise<FakeRun> {
  const run = fakeRun({ faults: ['upgrade'], ...changes }, { bus: false });
  const chart = new Chart(new App(), 'shop', { namespace: 'shop', disableResourceNameHashes: true });
  new HaEventBus(chart, 'Bus', { version, persistence: { volumeSize: '10Gi' } });
  await run.cluster.create(chart.toJson());
  run.cluster.done.length = 0;
  return run;
}

const nativeBus = (changes: Partial<DrillOptions>) => fakeRun({ faults: ['upgrade'], facts: FACTS, ...changes });

describe('own servers', () => {
  const serversOf = ({ cluster }: FakeRun) => cluster.at('statefulsets.apps', 'eventbus-default').spec.template.spec.containers.map(({ name, image }: any) => `${name} ${image}`);

  test('are upgraded by their image alone, and come back within a line of versions', async () => {
    const run = await ownBus('2.14.10', { upgradeTo: '2.14.11' });
    const before = serversOf(run);
    const during: string[][] = [];
    run.cluster.after = what => { if (/^patch statefulsets/.test(what)) during.push(serversOf(run)); };
    const report = await drill(run);
    expect(outcomes(report.faults)).toEqual(['upgrade: kept']);
    expect(report.faults[1].target).toBe('eventbus-default from 2.14.10 to 2.14.11, and back');
    expect(during).toEqual([before.map((line: string) => line.replace('2.14.10', '2.14.11')), before]);
    expect(during[0]).not.toEqual(before);
  });

  test('to another line stay there, which is allowDisruption on a bus that others use', async () => {
    expect(await skipped(await ownBus('2.14.10', { upgradeTo: '2.15.3' }))).toBe(
      'NATS supports no way back from 2.15.3 to 2.14.10, so the bus would stay there; --allow-disruption still runs the fault');
    const run = await ownBus('2.14.10', { upgradeTo: '2.15.3', allowDisruption: true });
    const report = await drill(run);
    expect(report.faults[1].target).toBe('eventbus-default from 2.14.10 to 2.15.3, where it stays');
    expect(patches(run)).toHaveLength(1);
    expect(report.notRestored).toEqual([]);
  });

  test.each(['2.14.10', '2.14.9', '2.10.29'])('of 2.14.10 are not taken to %s', async upgradeTo => {
    const run = await ownBus('2.14.10', { upgradeTo });
    expect(await skipped(run)).toBe('the servers run 2.14.10 already. --upgrade-to takes a later version');
    expect(patches(run)).toEqual([]);
  });

  test('that do not roll out break the fault, and come back', async () => {
    const run = await ownBus('2.14.10', { upgradeTo: '2.14.11', recoveryTimeoutSeconds: 60 });
    const set = run.cluster.at('statefulsets.apps', 'eventbus-default');
    let patched = 0;
    run.cluster.after = what => { if (/^patch statefulsets/.test(what)) set.status = { ...set.status, updatedReplicas: ++patched === 1 ? 1 : 3 }; };
    const report = await drill(run);
    expect(report.faults[1]).toMatchObject({ outcome: 'broken', reasons: ['the upgrade does not end: after 60 s eventbus-default: 1 of 3 pods are of its last revision'] });
    expect(patched).toBe(2);
  });
});

describe('a native bus', () => {
  test('is upgraded by the version of the EventBus', async () => {
    const run = nativeBus({ upgradeTo: '2.12.12', facts: { jetStreamVersions: ['2.10.29', '2.12.12'] }, allowDisruption: true });
    expect(outcomes((await drill(run)).faults)).toEqual(['upgrade: kept']);
    expect(patches(run)).toEqual(['patch eventbus.argoproj.io/default {"spec":{"jetstream":{"version":"2.12.12"}}}']);
  });

  test.each<[string, DrillOptions['facts'], string]>([
    ['its controller does not list', FACTS, 'the controller lists no JetStream version 2.15.3'],
    ['nobody knows to be listed', { jetStreamVersions: undefined, argoEventsVersion: 'v9.9.9' }, expect.stringMatching(/^it is not known whether the controller lists JetStream version 2\.15\.3/)],
  ])('is not taken to a version that %s', async (_, facts, reason) => {
    expect(await skipped(nativeBus({ upgradeTo: '2.15.3', facts, allowDisruption: true }))).toEqual(reason);
  });
});

test('without a version nothing is upgraded', async () => {
  expect(await skipped(fakeRun({ faults: ['upgrade'] }))).toBe('takes the version to go to: --upgrade-to VERSION');
});
