import { readFileSync } from 'fs';
import { join } from 'path';
import { Chart, Testing } from 'cdk8s';
import { quickstartAt } from './quickstart';
import { bus, flowOf, sensor, source } from './support';
import { BusRuntime, FailureDomain, HaEventBus, HaEventSource } from '../../src';
import { standingLoad } from '../../src/cost/standing-load';
import { resolveFacts } from '../../src/flow/resolve-facts';
import { WEBHOOK } from '../support/synth';

const LOG = (name: string, conditions?: string) => ({ template: { name, log: {}, ...conditions && { conditions } } });
const NATS = bus({ jetstream: { version: '2.10.29', replicas: 3 } });

test('the quickstart on a native bus that survives a zone: three guarded EventSource pods, three guarded Sensor pods that vote, one trigger', () => {
  const flow = quickstartAt(FailureDomain.ZONE, { runtime: BusRuntime.NATIVE });
  expect(standingLoad(flow, resolveFacts(flow, { podPolicy: true }))).toEqual({
    // 3 * 2 of EventSources, 3 votes, 1 for the bucket, 1 trigger
    connections: 11,
    consumers: 1,
    pulls: 1,
    heartbeats: 10,
    // 6 guards ask 3 servers each second, and 5 places every 2 s
    serverChecks: 33,
    // 3 guards ask 3 pods
    webhookChecks: 9,
    // 3 pages of 3 servers and one of consumers every 5 s; the names, the stream and one bucket each minute
    keeperRequests: 2 + 3 / 60,
    apiRequests: 0,
    // 3 EventSource pods with an event, 3 Sensor pods and a trigger, 3 servers with 3 streams (one of the keeper) and a consumer
    series: 3 * (37 + 5) + 3 * 36 + 5 + 3 * (131 + 3 * 5 + 8),
    guardSeries: 3 * (70 + 74) + 3 * 70,
  });
});

/** As measured with the process of Argo Events: one pod, which votes. */
test.each([[1, 3], [3, 5]])('a Sensor of one pod with %i triggers has %i connections', (triggers, connections) => {
  const flow = flowOf(NATS, sensor({ triggers: Array.from({ length: triggers }, (_, index) => LOG(`t${index}`)) }));
  expect(standingLoad(flow, {})).toMatchObject({ connections, pulls: triggers, heartbeats: 10 });
});

test('an EventSource pod has 2 connections, as measured', () => {
  expect(standingLoad(flowOf(NATS, source()), {})).toMatchObject({ connections: 2, heartbeats: 0 });
});

test('a trigger asks for each dependency that its conditions name, or for all', () => {
  const dependencies = ['a', 'b', 'c'].map(name => ({ name, eventSourceName: 'orders', eventName: name }));
  const flow = flowOf(NATS, sensor({ dependencies, triggers: [LOG('all'), LOG('two', 'a && b || a')] }));
  expect(standingLoad(flow, {})).toMatchObject({ consumers: 5, pulls: 5, connections: 4 });
});

test('pods with a Lease ask the API server in place of the bus', () => {
  const lease = { ...sensor({ replicas: 2 }), metadata: { name: 'fulfil', namespace: 'shop', annotations: { 'events.argoproj.io/leader-election': 'k8s' } } };
  // the retry period of Argo Events is 1 s
  expect(standingLoad(flowOf(NATS, lease), {})).toMatchObject({ apiRequests: 2, heartbeats: 0, connections: 2 });
});

describe('a recorded scrape has the series that are counted', () => {
  const lines = (file: string) => readFileSync(join(__dirname, '../resources/monitoring/recorded', file), 'utf8').split('\n').filter(line => /^[a-z]/.test(line));
  const of = (file: string, prefix: RegExp) => lines(file).filter(line => prefix.test(line)).length;

  test('of a server with two streams and a consumer', () => {
    // without the 44 of the exporter's own process
    expect(lines('nats-exporter-0.14-0.prom')).toHaveLength(131 - 44 + 5 * 2 + 8);
    expect(of('nats-exporter-0.14-0.prom', /^(?:nats|jetstream)_stream/)).toBe(10);
    expect(of('nats-exporter-0.14-0.prom', /^(?:nats|jetstream)_consumer/)).toBe(8);
    expect(of('nats-exporter-0.20-0.prom', /^(?:nats|jetstream)_stream/)).toBe(16);
    expect(of('nats-exporter-0.20-0.prom', /^(?:nats|jetstream)_consumer/)).toBe(10);
  });

  test('of an event and a trigger', () => {
    expect(of('argo-events-1.9.11.prom', /event_name=/)).toBe(5);
    expect(of('argo-events-1.9.11.prom', /trigger_name=/)).toBe(5);
  });

  test('of a guard with a webhook port', () => {
    expect(lines('guard-in-pod.prom')).toHaveLength(676 + 858);
    expect(of('guard-in-pod.prom', /-12000"/)).toBe(858);
  });
});

test.each([['kafka', { kafka: { url: 'kafka:9092' } }], ['NATS Streaming', { nats: { native: { replicas: 3 } } }]])('clients of %s are not counted', (_, spec) => {
  expect(standingLoad(flowOf(bus(spec), source(), sensor()), {})).toMatchObject({ connections: 0, consumers: 0, pulls: 0, heartbeats: 0, series: 0 });
});

test.each([
  ['only a webhook with its own certificate', { serverCertSecret: { name: 'tls', key: 'tls.crt' }, serverKeySecret: { name: 'tls', key: 'tls.key' } }, 5],
  ['no webhook whose requests they read', {}, 0],
])('node guards check %s', (_, tls, webhookChecks) => {
  const app = Testing.app();
  app.node.setContext('cdk8s-argo-events-ha/check-survives', false);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const eventBus = new HaEventBus(chart, 'Bus', { runtime: BusRuntime.OWN_SERVERS, nodeGuard: { enabled: true } });
  new HaEventSource(chart, 'Orders', { eventBus, metadata: { name: 'orders' }, webhook: { order: { ...WEBHOOK.webhook.order, ...tls } } });
  const flow = flowOf(...chart.toJson());
  expect(standingLoad(flow, { nodes: 50 })).toMatchObject({ webhookChecks });
});

test('guards that no policy adds check nothing', () => {
  const flow = quickstartAt(FailureDomain.ZONE, { runtime: BusRuntime.NATIVE });
  expect(standingLoad(flow, { podPolicy: false })).toMatchObject({ serverChecks: 0, webhookChecks: 0 });
});
