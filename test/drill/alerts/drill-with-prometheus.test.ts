import { drill } from '../../../src/drill/run/drill';
import { FakePrometheus } from '../support/fake-prometheus';
import { noHooks, outcomes } from '../support/outcomes';
import { fakeRun } from '../support/run';

/** For as long as any drill takes. */
const ALWAYS = { from: 0, to: 4_000_000_000 };
const SCRAPED = { of: /^up\{namespace="shop"\}$/, labels: {}, ...ALWAYS };

const alertsOf = (report: Awaited<ReturnType<typeof drill>>) => report.faults.map(({ id, alerts }) => [id, alerts?.verdict.code]);

test('without a Prometheus nobody looks at alerts', async () => {
  const report = await drill(fakeRun({ faults: ['pod-bus'] }));
  expect(report.alerts).toEqual({ code: 'not-asked' });
  expect(alertsOf(report)).toEqual([['none', undefined], ['pod-bus', undefined]]);
});

test('each fault that was carried out is asked about, with the time of that fault', async () => {
  const prometheus = new FakePrometheus([SCRAPED]);
  // of the node, and not of the zone after it
  const off = jest.fn().mockImplementationOnce(async () => {
    const from = run.clock.now() / 1000 + 10;
    prometheus.courses.push({ of: /^count\(nats_server_jetstream_disabled.* == 2$/, labels: {}, from, to: from + 380 });
  });
  const run = fakeRun({ faults: ['pod-bus', 'rollout-bus', 'node', 'zone'], hooks: { ...noHooks(), off }, nodeOffSeconds: 400 }, { prometheus });
  const report = await drill(run);
  expect(report.alerts).toEqual({ code: 'asked', prometheus: 'http://prometheus:9090' });
  expect(alertsOf(report)).toEqual([['none', undefined], ['pod-bus', 'too-short'], ['rollout-bus', 'one-by-one'], ['node', 'noticed'], ['zone', 'unnoticed']]);
  expect(report.faults[3].alerts!.wouldFire).toEqual(['ArgoEventsBusQuorumMarginGone']);
});

test('a fault that is repeated is asked about for each time', async () => {
  const prometheus = new FakePrometheus([SCRAPED]);
  const run = fakeRun({ faults: ['pod-bus'], repeat: 2 }, { prometheus });
  run.cluster.after = what => {
    if (prometheus.courses.length > 1 || !/remove pods\/eventbus/.test(what)) return;
    const from = run.clock.now() / 1000;
    prometheus.courses.push({ of: /^ALERTS/, labels: { alertname: 'KubePodNotReady', alertstate: 'firing' }, from: from + 5, to: from + 10 });
  };
  expect(alertsOf(await drill(run))).toEqual([['none', undefined], ['pod-bus', 'noticed'], ['pod-bus', 'too-short']]);
});

test('a Prometheus that does not scrape the namespace knows nothing, and that is said', async () => {
  const report = await drill(fakeRun({ faults: ['pod-bus'] }, { prometheus: new FakePrometheus() }));
  expect(report.alerts).toEqual({ code: 'not-scraped', prometheus: 'http://prometheus:9090' });
  expect(outcomes(report.faults)).toEqual(['pod-bus: kept']);
});

test('a Prometheus that stops answering does not change the outcome', async () => {
  const prometheus = new FakePrometheus([SCRAPED]);
  prometheus.silent = 'HTTP 503, and no JSON';
  const report = await drill(fakeRun({ faults: ['pod-bus'] }, { prometheus }));
  expect(report.alerts).toEqual({ code: 'no-answer', prometheus: 'http://prometheus:9090', error: 'HTTP 503, and no JSON' });
  expect(outcomes(report.faults)).toEqual(['pod-bus: kept']);
});

test('a drill that is interrupted says that it did not ask', async () => {
  const run = fakeRun({ faults: ['pod-bus', 'pod-sensor'] }, { prometheus: new FakePrometheus([SCRAPED]) });
  run.cluster.after = what => {
    if (/remove pods\/eventbus/.test(what)) run.clock.interruptAt = run.clock.now();
  };
  expect((await drill(run)).alerts).toEqual({ code: 'ended-before', prometheus: 'http://prometheus:9090' });
});

test('a Prometheus that does not answer at the start keeps the drill from starting', async () => {
  const prometheus = new FakePrometheus();
  prometheus.rules = async () => { throw new Error('connect ECONNREFUSED'); };
  const run = fakeRun({ faults: ['pod-bus'] }, { prometheus });
  await expect(drill(run)).rejects.toThrow('connect ECONNREFUSED');
  expect(run.cluster.done).toEqual([]);
});
