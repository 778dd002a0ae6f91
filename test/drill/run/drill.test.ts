import { join } from 'node:path';
import { DRILL } from '../../../src/drill/canary/names';
import { readCanary } from '../../../src/drill/canary/read-canary';
import { drillOutcome } from '../../../src/drill/report-model/drill-report';
import { drill, dryRun } from '../../../src/drill/run/drill';
import { exampleCanaries } from '../../support/example-canaries';
import { noHooks, notedHooks, outcomes, whenDone } from '../support/outcomes';
import { fakeRun, FakeRun } from '../support/run';

/** A native bus has no node guard, and no version to go to is given. */
const NOT_HERE = ['upgrade', 'guard'];

test('a drill deploys its canary, carries out one fault after the other, and removes everything', async () => {
  let run!: FakeRun;
  run = fakeRun({ hooks: notedHooks(() => run), allowCordon: true, allowHostPid: true, allowDisruption: true, facts: { podPolicy: true } });
  const report = await drill(run);
  expect(run.cluster.done.map(what => what.replace(/-x-\d+/, '-x-N').replace(/-[0-9a-f]{8}\b/, '-HASH'))).toMatchSnapshot();
  expect(outcomes(report.faults.filter(({ id }) => !NOT_HERE.includes(id)))).toEqual(['pod-source', 'pod-sensor', 'pod-bus', 'pod-bucket', 'rollout-source', 'rollout-sensor', 'rollout-bus', 'stuck', 'consumer', 'drain', 'node', 'zone']
    .map(id => `${id}: kept`));
  expect(report).toMatchObject({ namespace: 'shop', flow: { source: DRILL, bus: 'default', sensor: DRILL }, notRestored: [], total: { lost: 0, refused: 0, unknown: 0 } });
  expect(report.faults[0]).toMatchObject({ id: 'none', outcome: 'held', measured: { lost: 0, refused: 0 } });
  expect(report.stopped).toBeUndefined();
  expect(drillOutcome(report)).toBe('held');
  expect(run.cluster.all('eventsources.argoproj.io')).toEqual([]);
  expect(run.cluster.has('pods', DRILL)).toBe(false);
  expect(run.cluster.has('eventbus.argoproj.io', 'default')).toBe(true);
});

test('before the first fault it says what it will do, to which pods, and what is predicted', async () => {
  const run = fakeRun({ faults: ['pod-bus', 'zone'] });
  await drill(run);
  const plan = run.said.slice(2, 8).map(line => line.trimEnd());
  expect(plan).toEqual([
    expect.stringMatching(/^ 1\. EventBus server that leads the stream killed {11}predicted: \w+/),
    '      now: eventbus-default-js-1, which leads the stream',
    expect.stringMatching(/^ {6}because /),
    expect.stringMatching(/^ 2\. zone lost {46}predicted: \w+/),
    '      skipped: takes commands that turn a node off and on: --node-off \'COMMAND {node}\' --node-on \'COMMAND {node}\'',
    expect.stringMatching(/^EventBus server that leads the stream killed: eventbus-default-js-1/),
  ]);
});

test('a dry run says the same and touches nothing', async () => {
  const run = fakeRun({ faults: ['pod-bus', 'drain'] });
  expect(await dryRun(run)).toEqual([
    expect.stringMatching(/^ 1\. EventBus server that leads the stream killed {11}predicted: \w+/),
    expect.stringMatching(/^ {6}because /),
    expect.stringMatching(/^ 2\. node that leads the stream drained {21}predicted: \w+/),
    expect.stringMatching(/^ {6}because /),
    '      without a cordon: nodes are outside of the namespace; --allow-cordon allows it',
  ]);
  expect(run.cluster.done).toEqual([]);
});

test('each fault is carried out as often as --repeat says, before the next one', async () => {
  const report = await drill(fakeRun({ faults: ['pod-sensor', 'rollout-sensor'], repeat: 2 }));
  expect(outcomes(report.faults)).toEqual(['pod-sensor: kept', 'pod-sensor: kept', 'rollout-sensor: kept', 'rollout-sensor: kept']);
});

test('a temporary namespace comes with an EventBus, and goes with everything in it', async () => {
  const run = fakeRun({ namespace: 'drilled', temporary: true, faults: ['pod-sensor'] });
  const report = await drill(run);
  expect(outcomes(report.faults)).toEqual(['pod-sensor: kept']);
  expect(report.survives).toBe('ZONE');
  expect(run.cluster.done[0]).toBe('create Namespace/drilled');
  expect(run.cluster.done.slice(-4)).toEqual([
    `remove sensors.argoproj.io/${DRILL}`, `remove eventsources.argoproj.io/${DRILL}`, 'remove eventbus.argoproj.io/default', 'remove namespaces/drilled',
  ]);
});

test('the published guide can be drilled in a temporary namespace', async () => {
  const run = fakeRun({ namespace: 'drilled', temporary: true, allowHostPid: true, hooks: noHooks(), canary: readCanary([join(__dirname, '../published-guide.yaml')]) });
  const report = await drill(run);
  expect(report).toMatchObject({ flow: { source: 'webhook', bus: 'default', sensor: 'processor' }, namespace: 'drilled' });
  expect(report.stopped).toBeUndefined();
  expect(report.faults.filter(({ measured }) => measured === undefined).map(({ id }) => id)).toEqual(NOT_HERE);
  expect(run.cluster.all('eventbus.argoproj.io')).toEqual([]);
});

test.each(exampleCanaries())('the example $name can be drilled in a temporary namespace', async ({ objects }) => {
  const report = await drill(fakeRun({ namespace: 'drilled', temporary: true, allowHostPid: true, hooks: noHooks(), canary: objects }));
  expect(report.stopped).toBeUndefined();
  const hasGuard = objects.some(({ kind }) => kind === 'DaemonSet');
  expect(report.faults.filter(({ measured }) => measured === undefined).map(({ id }) => id)).toEqual(NOT_HERE.filter(id => id !== 'guard' || !hasGuard));
});

test('a prediction that does not come true is broken, with the numbers', async () => {
  const run = fakeRun({ faults: ['pod-sensor', 'pod-source'] });
  whenDone(run, /remove pods\/.*sensor/, () => run.events.trouble('delay', 70));
  const report = await drill(run);
  expect(outcomes(report.faults)).toEqual(['pod-source: kept', 'pod-sensor: broken']);
  expect(report.faults[2].reasons).toEqual([expect.stringMatching(/^no delivery for 70\.0 s, predicted (none|at most \d+ s)$/)]);
  expect(drillOutcome(report)).toBe('broken');
});

test('at the first lost event it stops, after time enough for one that is late', async () => {
  const run = fakeRun({ faults: ['pod-source', 'pod-sensor'] });
  whenDone(run, /remove pods\/.*eventsource/, () => run.events.trouble('lose', 0.2));
  const began = run.clock.time;
  const report = await drill(run);
  expect(report.stopped).toBe('3 acknowledged events were not delivered within 90 s after the flow was healthy');
  expect(outcomes(report.faults)).toEqual(['pod-source: broken']);
  expect(report.faults[1]).toMatchObject({ reasons: ['3 acknowledged events were never delivered'], measured: { lost: 3 } });
  expect(run.clock.time - began).toBeGreaterThan(90_000);
  expect(drillOutcome(report)).toBe('lost');
  expect(run.cluster.done.filter(what => /^remove pods\/.*(source|sensor|bus)/.test(what))).toHaveLength(1);
});

test('with --allow-disruption it goes on after a lost event', async () => {
  const run = fakeRun({ faults: ['pod-source', 'pod-sensor'], allowDisruption: true });
  whenDone(run, /remove pods\/.*eventsource/, () => run.events.trouble('lose', 0.2));
  const report = await drill(run);
  expect(outcomes(report.faults)).toEqual(['pod-source: broken', 'pod-sensor: kept']);
  expect(report.stopped).toBeUndefined();
  expect(drillOutcome(report)).toBe('lost');
});

test('an event that comes late is not lost', async () => {
  const run = fakeRun({ faults: ['pod-bus'] });
  whenDone(run, /remove pods/, () => run.events.trouble('delay', 80));
  const report = await drill(run);
  expect(report.faults[1]).toMatchObject({ measured: { lost: 0, longestGap: expect.closeTo(80, 0) }, outcome: 'broken' });
  expect(report.stopped).toBeUndefined();
});

describe('after each fault, the copies on all servers are compared', () => {
  const oneBehind = (changes = {}) => {
    const run = fakeRun({ faults: ['pod-source', 'pod-sensor'], ...changes });
    whenDone(run, /remove pods\/.*eventsource/, () => { run.cluster.messagesOn = (server, stream) => stream === 'default' && server.endsWith('0') ? 8 : 9; });
    return run;
  };
  const words = 'the copies of the stream default differ: '
    + 'eventbus-default-js-0 holds 1 to 8 (8 messages), eventbus-default-js-1 holds 1 to 9 (9 messages), eventbus-default-js-2 holds 1 to 9 (9 messages)';

  test('a difference breaks the prediction and ends the drill', async () => {
    const report = await drill(oneBehind());
    expect(outcomes(report.faults)).toEqual(['pod-source: broken']);
    expect(report.faults[1].copies).toMatchObject({ streams: 2, different: [{ stream: 'default', copies: [{ messages: 8 }, { messages: 9 }, { messages: 9 }] }] });
    expect(report.stopped).toBe(words);
    expect(drillOutcome(report)).toBe('broken');
  });

  test('with --allow-disruption the drill goes on', async () => {
    const report = await drill(oneBehind({ allowDisruption: true }));
    expect(outcomes(report.faults)).toEqual(['pod-source: broken', 'pod-sensor: broken']);
  });

  test('a difference before the first fault is no work of the drill', async () => {
    const run = fakeRun();
    run.cluster.messagesOn = server => server.endsWith('0') ? 8 : 9;
    await expect(drill(run)).rejects.toThrow(/while nothing was done to the flow, the copies of the stream default differ/);
  });

  test('no event is on its way meanwhile, and none is lost by it', async () => {
    const report = await drill(fakeRun({ faults: ['pod-source'] }));
    expect(report.faults[1].copies).toEqual({ streams: 2, different: [], moving: [] });
    expect(report.total).toMatchObject({ lost: 0, unknown: 0 });
  });
});

test('it stops when the flow does not become healthy again', async () => {
  const run = fakeRun({ faults: ['rollout-bus', 'drain'], recoveryTimeoutSeconds: 60 });
  whenDone(run, /restart/, () => { run.cluster.metaSize = 2; });
  const report = await drill(run);
  expect(report.stopped).toBe('the flow is not healthy again: eventbus-default-js-0 sees a meta group of 2, and the bus has 3 servers');
  expect(outcomes(report.faults)).toEqual(['rollout-bus: kept']);
  expect(drillOutcome(report)).toBe('stopped');
});

describe('the load generator', () => {
  test('moves to a node that the fault does not hit, and continues with the next number', async () => {
    const run = fakeRun({ hooks: noHooks(), faults: ['node'] });
    // the bus server that leads is where the tools start
    run.cluster.streamLeader = 0;
    const report = await drill(run);
    expect(run.said).toContainEqual('the load generator moves away from a1');
    expect(run.said).toContainEqual(expect.stringMatching(/^node lost: a1 with/));
    expect(report.total).toMatchObject({ lost: 0, unknown: 0, duplicated: 0 });
    expect(outcomes(report.faults)).toEqual(['node: kept']);
  });

  test('tells the gap while the nodes were off from the gap after they returned, for faults that hit nodes only', async () => {
    const run = fakeRun({ hooks: noHooks(), faults: ['pod-bus', 'node'] });
    const { faults } = await drill(run);
    expect(faults.map(({ id, nodeGaps }) => [id, nodeGaps && Object.keys(nodeGaps)])).toEqual([['none', undefined], ['pod-bus', undefined], ['node', ['off', 'returned']]]);
    const { nodeGaps, measured } = faults.at(-1)!;
    expect(Math.max(nodeGaps!.off, nodeGaps!.returned)).toBeLessThanOrEqual(measured!.longestGap);
  });

  test('stay where they are for faults that hit pods only', async () => {
    const run = fakeRun({ hooks: noHooks(), faults: ['drain', 'pod-bus'] });
    run.cluster.streamLeader = 0;
    await drill(run);
    expect(run.cluster.done.filter(what => what === `create Pod/${DRILL}`)).toHaveLength(1);
  });
});

describe('before it takes away nodes, while the active Sensor is at the server of another zone since its own was away', () => {
  /** Its guard leads it back when so much time has passed. */
  function misplacedFor(seconds: number): FakeRun {
    const run = fakeRun({ hooks: noHooks(), faults: ['pod-sensor', 'node'] });
    whenDone(run, /remove pods\/.*sensor/, () => {
      const until = run.clock.now() + seconds * 1000;
      const [sensor] = run.cluster.pods('Sensor');
      sensor.spec.initContainers = [{ name: 'bus-guard' }];
      const zones = [sensor, ...run.cluster.pods('EventBus')].map(({ spec }) => spec.nodeName[0]);
      const farther = run.cluster.pods('EventBus')[zones.slice(1).findIndex(zone => zone !== zones[0])].metadata.name;
      run.cluster.clientsOf = server => server === farther && run.clock.now() < until ? [sensor.status.podIP] : [];
    });
    return run;
  }

  test('it waits until the guard has led it back', async () => {
    const run = misplacedFor(100);
    const report = await drill(run);
    expect(run.said).toContainEqual(expect.stringMatching(/^waiting: ha-events-drill-sensor-x-\d+ is still connected to eventbus-default-js-\d, which is not in its zone$/));
    expect(report.faults[2].notes).toEqual([]);
  });

  test('it goes on after two and a half minutes, and notes it', async () => {
    const report = await drill(misplacedFor(1000));
    expect(report.faults[2].notes).toEqual([expect.stringMatching(/is still connected to eventbus-default-js-\d, which is not in its zone/)]);
    expect(outcomes(report.faults)).toEqual(['pod-sensor: kept', 'node: kept']);
  });
});

describe('before it takes away nodes, while a Sensor is at the server that leads the stream', () => {
  function ledFor(seconds: number, variables: object[] = [{ name: 'LEADERS', value: 'moved' }]): FakeRun {
    const run = fakeRun({ hooks: noHooks(), faults: ['pod-sensor', 'node'] });
    run.cluster.put({ kind: 'Deployment', metadata: { name: 'eventbus-default-keeper' }, spec: { template: { spec: { containers: [{ env: variables }] } } } });
    whenDone(run, /remove pods\/.*sensor/, () => {
      const { cluster, clock } = run;
      const until = clock.now() + seconds * 1000;
      const { streamLeader } = cluster;
      Object.defineProperty(cluster, 'sensorAt', { get: () => clock.now() < until ? streamLeader : (streamLeader + 2) % 3 });
    });
    return run;
  }

  test('it waits until the keeper has moved the leader', async () => {
    const run = ledFor(60);
    const report = await drill(run);
    expect(run.said).toContainEqual(expect.stringMatching(/^waiting: eventbus-default-js-1 leads the stream default and is a server of Sensors$/));
    expect(report.faults[2].notes).toEqual([]);
  });

  test('it goes on after a minute and a half, and notes it', async () => {
    const report = await drill(ledFor(1000));
    expect(report.faults[2].notes).toEqual(['eventbus-default-js-1 leads the stream default and is a server of Sensors']);
    expect(outcomes(report.faults)).toEqual(['pod-sensor: kept', 'node: kept']);
  });

  test('it does not wait for a keeper that moves no leaders', async () => {
    const run = ledFor(1000, []);
    expect((await drill(run)).faults[2].notes).toEqual([]);
    expect(run.said).not.toContainEqual(expect.stringContaining('leads the stream'));
  });
});

describe('on a bus that others use, a fault that is predicted to stop it', () => {
  const twoServersInOneZone = () => {
    const run = fakeRun({ faults: ['zone'], hooks: noHooks() });
    run.cluster.at('eventbus.argoproj.io', 'default').spec.jetstream.affinity = {};
    return run;
  };

  test('is left out', async () => {
    const report = await drill(twoServersInOneZone());
    expect(outcomes(report.faults)).toEqual(['zone: predicted: stops, on a bus that others use; --allow-disruption still runs the fault']);
    expect(drillOutcome(report)).toBe('held');
  });

  test('is carried out with --allow-disruption', async () => {
    const run = twoServersInOneZone();
    const report = await drill({ ...run, options: { ...run.options, allowDisruption: true } });
    expect(outcomes(report.faults)).toEqual(['zone: kept']);
  });
});
