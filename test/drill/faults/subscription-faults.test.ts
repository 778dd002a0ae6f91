import { durableConsumer } from '../../../src/argo-events/catalog/names';
import { DRILL } from '../../../src/drill/canary/names';
import { drill } from '../../../src/drill/run/drill';
import { outcomes, whenDone } from '../support/outcomes';
import { fakeRun, FakeRun } from '../support/run';

const HARMFUL = { allowDisruption: true, faults: ['consumer'] };
const podNamed = (run: FakeRun, name: string) => {
  let pod: any;
  run.cluster.before = what => { if (what === `remove pods/${name}`) pod = run.cluster.at('pods', name); };
  return () => pod;
};
const sensorsEnded = ({ cluster }: FakeRun) => cluster.done.filter(what => /^remove pods\/.*sensor/.test(what)).length;

describe('the subscription of the canary\'s Sensor', () => {
  test('is deleted through the API of JetStream, and nothing else is', async () => {
    const run = fakeRun(HARMFUL);
    const pod = podNamed(run, `${DRILL}-consumer`);
    await drill(run);
    const [{ command: [, , script] }] = pod().spec.containers;
    expect(script.split('\n').filter((line: string) => line.startsWith('api '))).toEqual([`api CONSUMER.DELETE.default.${durableConsumer(DRILL, 'sink', 'drill')} ''`]);
  });

  test('that comes back by itself needs no restart of the Sensor', async () => {
    const run = fakeRun(HARMFUL);
    whenDone(run, /create Pod\/.*-consumer/, () => run.events.trouble('delay', 30));
    const report = await drill(run);
    expect(report.faults[1]).toMatchObject({ measured: { lost: 0 } });
    expect(sensorsEnded(run)).toBe(0);
  });

  test('that does not come back has the Sensor restarted, and what was lost is counted', async () => {
    const run = fakeRun({ ...HARMFUL, recoveryTimeoutSeconds: 60 });
    run.cluster.after = what => {
      if (/create Pod\/.*-consumer/.test(what)) run.events.trouble('lose', 10_000);
      if (/remove pods\/.*sensor/.test(what)) run.events.troubles.length = 0;
    };
    const report = await drill(run);
    expect(sensorsEnded(run)).toBe(3);
    expect(report.faults[1]).toMatchObject({ predicted: { kind: 'loses' }, kind: 'loses', outcome: 'held' });
    expect(report.notRestored).toEqual([]);
  });

  test('without a keeper is left out on a bus that others use', async () => {
    const report = await drill(fakeRun({ faults: ['consumer'] }));
    expect(outcomes(report.faults)).toEqual(['consumer: predicted: loses, on a bus that others use; --allow-disruption still runs the fault']);
  });

  test('that cannot be deleted breaks the fault', async () => {
    const run = fakeRun(HARMFUL);
    run.cluster.podsEnd = ({ metadata }) => !metadata.name.endsWith('-consumer');
    const report = await drill(run);
    expect(report.faults[1]).toMatchObject({ outcome: 'broken', reasons: [expect.stringMatching(/^the subscription of the Sensor "ha-events-drill" was not deleted: group-\d+$/)] });
  });
});

describe('the process of the active Sensor', () => {
  const signals = ({ cluster }: FakeRun) => cluster.done.filter(what => /^create Pod\/ha-events-drill-(stop|cont)$/.test(what)).map(what => what.slice(-4));

  test('is stopped from the process namespace of its node, and goes on in the end', async () => {
    const run = fakeRun({ allowHostPid: true, faults: ['stuck'] });
    const pod = podNamed(run, `${DRILL}-stop`);
    const report = await drill(run);
    expect(outcomes(report.faults)).toEqual(['stuck: kept']);
    expect(signals(run)).toEqual(['stop', 'cont']);
    const { spec: { hostPID, nodeName, containers: [{ command, securityContext }] } } = pod();
    expect({ hostPID, nodeName }).toEqual({ hostPID: true, nodeName: expect.stringMatching(/^[abc]\d$/) });
    expect(command.slice(3)).toEqual(['STOP', expect.stringMatching(/^0{12}\d+$/)]);
    expect(securityContext).toMatchObject({ capabilities: { drop: ['ALL'], add: ['KILL'] } });
  });

  test('goes on when the drill is interrupted', async () => {
    const run = fakeRun({ allowHostPid: true, faults: ['stuck'] });
    whenDone(run, /create Pod\/.*-stop/, () => { run.clock.interruptAt = run.clock.time + 5000; });
    const report = await drill(run);
    expect(report).toMatchObject({ stopped: 'interrupted', notRestored: [] });
    expect(signals(run)).toEqual(['stop', 'cont']);
  });

  test('is left alone without --allow-host-pid', async () => {
    const run = fakeRun({ faults: ['stuck'] });
    expect(outcomes((await drill(run)).faults)).toEqual([expect.stringMatching(/^stuck: takes a pod in the process namespace of the node.*: --allow-host-pid$/)]);
    expect(signals(run)).toEqual([]);
  });

  test('that cannot be reached breaks the fault', async () => {
    const run = fakeRun({ allowHostPid: true, faults: ['stuck'] });
    run.cluster.podsEnd = ({ metadata }) => !metadata.name.endsWith('-stop');
    expect((await drill(run)).faults[1]).toMatchObject({ outcome: 'broken', reasons: [expect.stringMatching(/^no pod could send SIGSTOP to ha-events-drill-sensor-/)] });
  });
});
