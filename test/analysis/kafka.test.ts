import { analyse } from '../../src/analysis/analyse';
import { FailureId } from '../../src/analysis/failures';
import { flowOf } from '../lint/support/flow-of';

interface Given {
  readonly replicas?: number;
  readonly roles?: string;
  readonly config?: string;
  readonly brokers?: number;
  readonly spread?: boolean;
  /** Strimzi objects are among the manifests. */
  readonly strimzi?: boolean;
}

const SPREAD = '{ pod: { topologySpreadConstraints: [{ maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { strimzi.io/cluster: events } } }] } }';
const GOOD = '{ default.replication.factor: 3, min.insync.replicas: 2 }';

const flow = ({ replicas = 3, roles = '[controller, broker]', config = GOOD, brokers = 3, spread = true, strimzi = true }: Given) => flowOf(`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: { kafka: { url: "events-kafka-bootstrap.kafka.svc:9092,other:9092" } }
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, namespace: shop }
spec: { replicas: 3, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec:
  replicas: ${replicas}
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }]
  triggers: [{ atLeastOnce: true, template: { name: ship, log: {} } }]
${strimzi ? `---
apiVersion: kafka.strimzi.io/v1beta2
kind: Kafka
metadata: { name: events, namespace: kafka }
spec: { kafka: { config: ${config} } }
---
apiVersion: kafka.strimzi.io/v1beta2
kind: KafkaNodePool
metadata: { name: brokers, namespace: kafka, labels: { strimzi.io/cluster: events } }
spec: { replicas: ${brokers}, roles: ${roles}, storage: { type: persistent-claim, size: 10Gi }${spread ? `, template: ${SPREAD}` : ''} }
` : ''}`);

const analysis = (given: Given) => analyse(flow(given), { zones: 3, nodes: 6, argoEventsVersion: 'v1.9.11', volumesFollow: true });
function verdictOf(given: Given, failure: FailureId) {
  const [{ verdicts }] = analysis(given).groups;
  return verdicts.get(failure)!;
}

test.each<[string, Given, FailureId, string]>([
  ['brokers outside of the manifests', { strimzi: false }, 'pod-bus', 'unknown'],
  ['brokers outside of the manifests', { strimzi: false }, 'zone', 'unknown'],
  ['brokers outside of the manifests', { strimzi: false }, 'pod-sensor', 'pauses'],
  ['three brokers in three zones', {}, 'none', 'flows'],
  ['three brokers in three zones', {}, 'pod-bus', 'refuses'],
  ['three brokers in three zones', {}, 'rollout-bus', 'refuses'],
  ['three brokers in three zones', {}, 'node-bus', 'refuses'],
  ['brokers that may share a node', { spread: false }, 'node-bus', 'stops'],
  ['two brokers', { brokers: 2 }, 'node-bus', 'stops'],
  ['one copy of each topic', { config: '{}' }, 'node-bus', 'stops'],
  ['topics that need all copies', { config: '{ default.replication.factor: 3, min.insync.replicas: 3 }' }, 'node-bus', 'stops'],
  ['transactions with one copy', { config: '{ default.replication.factor: 3, min.insync.replicas: 2, transaction.state.log.replication.factor: 1, transaction.state.log.min.isr: 1 }' }, 'node-bus', 'stops'],
  ['controllers apart from the brokers', { roles: '[broker]' }, 'node-bus', 'unknown'],
  ['brokers that never work, as a topic needs more copies than it has', { config: '{ min.insync.replicas: 2 }' }, 'none', 'stops'],
])('with %s: %j, %s: %s', (_, given, failure, kind) => {
  expect(verdictOf(given, failure).kind).toBe(kind);
});

test('a Sensor is a consumer group: the partitions of a lost pod wait for 70 s at most, and no pod is elected', () => {
  expect(verdictOf({}, 'pod-sensor')).toMatchObject({ kind: 'pauses', pause: 70, cause: { code: 'group-rebalances' } });
});

test('the only Sensor pod is replaced first', () => {
  expect(verdictOf({ replicas: 1 }, 'pod-sensor')).toMatchObject({ pause: 80, cause: { code: 'no-pod-left' } });
});

test('what is missing is named', () => {
  expect(verdictOf({ strimzi: false }, 'node-bus').missing).toEqual([{ code: 'kafka-brokers' }]);
  expect(verdictOf({ roles: '[broker]' }, 'node-bus').missing).toEqual([{ code: 'kafka-controllers' }]);
});

test('the times are said to be not measured', () => {
  expect(analysis({}).assumptions).toContainEqual({ code: 'kafka-times-not-measured' });
});

test('what to change is a field of the objects of Strimzi', () => {
  expect(verdictOf({ config: '{}' }, 'node-bus').remedies).toContainEqual({
    part: 'bus', target: { kind: 'field', object: { kind: 'KafkaTopic' }, path: ['spec', 'replicas'] }, code: 'replicate-topics', replicas: 3, minInsync: 2,
  });
});
