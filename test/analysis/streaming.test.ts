import { analyseYaml, kinds } from './manifests';
import { fieldCase } from '../lint/support/field-cases';

const FACTS = { zones: 3, nodes: 6, podPolicy: false };
const apart = (key: string) => `
        affinity:
          podAntiAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              - topologyKey: ${key}
                labelSelector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } }`;
const flow = (native: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  nats:
    native:${native}
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 3, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: run }
spec:
  replicas: 3
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }]
  triggers: [{ template: { name: t, log: {} } }]
`;
const only = (text: string) => analyseYaml(text, FACTS).groups[0];
const bus = (text: string) => Object.fromEntries(Object.entries(kinds(only(text))).filter(([id]) => /bus|none|zone/.test(id)));

test('servers of NATS Streaming without volumes on any nodes lose events with a node, and in a rollout', () => {
  expect(bus(fieldCase('85-streaming-bus-without-care'))).toEqual({
    'none': 'flows', 'pod-bus': 'refuses 44', 'node-bus': 'loses', 'zone': 'loses', 'rollout-bus': 'loses 120',
  });
});

test('with volumes and one server a zone, the loss of a zone is a pause: election, publish, and connections that hang', () => {
  expect(bus(flow(`
        persistence: { volumeSize: 10Gi }${apart('topology.kubernetes.io/zone')}`))).toEqual({
    'none': 'flows', 'pod-bus': 'refuses 44', 'node-bus': 'refuses 321', 'zone': 'refuses 362', 'rollout-bus': 'refuses 120',
  });
});

test('a rollout goes on without readiness, so that two servers may be away', () => {
  const { verdicts } = only(flow(`
        persistence: { volumeSize: 10Gi }`));
  expect(verdicts.get('rollout-bus')!.remedies[0]).toEqual({ part: 'bus', target: { kind: 'field', path: ['spec', 'nats'] }, code: 'use-jetstream' });
});

test('fixes name the field of the bus', () => {
  expect(only(flow(' {}')).verdicts.get('node-bus')!.remedies.map(({ target }) => target)).toContainEqual({ kind: 'field', path: ['spec', 'nats', 'native', 'affinity'] });
});

test('a Sensor pod that fails loses what it had received, also with atLeastOnce', () => {
  expect(only(flow(' {}')).verdicts.get('pod-sensor')!.atRisk).toEqual([
    { code: 'streaming-redelivery-acknowledged' },
  ]);
});

test('longer timeouts of Raft lengthen the election', () => {
  expect(bus(flow(' { raftHeartbeatTimeout: 5s, raftElectionTimeout: 10s, persistence: {} }'))['pod-bus']).toBe('refuses 82');
});

test('that the times were not measured is said', () => {
  expect(analyseYaml(flow(' {}'), FACTS).assumptions).toContainEqual({ code: 'streaming-times-not-measured' });
});

test('servers of others have no answer', () => {
  const exotic = flow(' {}').replace(/nats:\n {4}native: \{\}/, 'nats: { exotic: { clusterID: shop, url: "nats://nats:4222" } }');
  expect(bus(exotic)).toMatchObject({ 'pod-bus': 'unknown', 'node-bus': 'unknown' });
});
