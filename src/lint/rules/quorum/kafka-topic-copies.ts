import { Bus, KafkaTopicCopies } from '../../../flow/flow';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';

const KAFKA = (config: string, brokers = 3) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: { kafka: { url: "events-kafka-bootstrap:9092", topic: shop } }
---
apiVersion: kafka.strimzi.io/v1beta2
kind: Kafka
metadata: { name: events, namespace: shop, annotations: { strimzi.io/kraft: enabled, strimzi.io/node-pools: enabled } }
spec: { kafka: { config: ${config} } }
---
apiVersion: kafka.strimzi.io/v1beta2
kind: KafkaNodePool
metadata: { name: dual, namespace: shop, labels: { strimzi.io/cluster: events } }
spec: { replicas: ${brokers}, roles: [controller, broker], storage: { type: persistent-claim, size: 100Gi } }
`;
const topic = (replicas: number, minInsync: number) => `---
apiVersion: kafka.strimzi.io/v1beta2
kind: KafkaTopic
metadata: { name: shop, namespace: shop, labels: { strimzi.io/cluster: events } }
spec: { partitions: 3, replicas: ${replicas}, config: { min.insync.replicas: ${minInsync} } }
`;
const GOOD = '{ default.replication.factor: 3, min.insync.replicas: 2 }';

export const kafkaTopicCopies: Rule = {
  id: 'ha/kafka-topic-copies',
  category: 'quorum',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'The topics of a Kafka bus have too few copies, or need all of them.',
  why: 'EventSources and Sensors write with acks=all. A partition accepts no event while fewer than min.insync.replicas copies are in sync',
  fix: 'set 3 replicas and min.insync.replicas 2 for the topic, or default.replication.factor: 3 and min.insync.replicas: 2 in spec.kafka.config of Kafka',
  problems: ['min-insync-above-copies', 'more-copies-than-brokers', 'no-copy-to-spare', 'one-copy-in-sync'],
  docs: ['https://kafka.apache.org/documentation/#brokerconfigs_min.insync.replicas', 'https://argoproj.github.io/argo-events/eventbus/kafka/', Docs.source('pkg/eventbus/kafka/base/kafka.go')],
  examples: {
    bad: [KAFKA('{}'), KAFKA(GOOD) + topic(1, 1), KAFKA(GOOD) + topic(3, 3), KAFKA(GOOD) + topic(2, 3), KAFKA(GOOD, 2), KAFKA('{ default.replication.factor: 3 }')],
    good: [
      KAFKA(GOOD),
      KAFKA('{ default.replication.factor: "3", min.insync.replicas: "2", auto.create.topics.enable: "false" }') + topic(3, 2),
      KAFKA('{}').replace('events-kafka-bootstrap', 'kafka.example.com'),
    ],
  },
  check: ({ buses }) => buses.flatMap(bus => {
    if (bus.kafka === undefined) return [];
    const { topics } = bus.kafka;
    // the topics that the brokers create have one configuration
    const first = topics.find(isCreatedByBrokers);
    return topics.filter(each => !isCreatedByBrokers(each) || each === first).flatMap(each => fault(bus, each));
  }),
};

function isCreatedByBrokers({ name, object }: KafkaTopicCopies): boolean {
  return object === undefined && !name.startsWith('__');
}

function fault(bus: Bus, copies: KafkaTopicCopies): Finding[] {
  const { name, object, replicas, minInsync } = copies;
  const { object: kafka, pods } = bus.kafka!;
  const of = isCreatedByBrokers(copies) ? 'topics that the brokers create' : `the topic ${name}`;
  const report = (problem: string, what: string, more: Partial<Finding>): Finding[] => [{
    object: object ?? kafka, path: object === undefined ? ['spec', 'kafka', 'config'] : ['spec', 'replicas'], problem, what, affects: [{ object: bus.object }], ...more,
  }];
  if (minInsync > replicas) return report('min-insync-above-copies', `${of}: min.insync.replicas is ${minInsync}, and there are ${replicas} copies`, {});
  if (replicas > pods.replicas) return report('more-copies-than-brokers', `${of}: ${replicas} copies, and ${pods.replicas} brokers`, { why: 'the brokers refuse to create the topic' });
  const inFailure = { effect: { does: 'in-failure' } } as const;
  if (replicas === minInsync) return report('no-copy-to-spare', `${of}: ${replicas === 1 ? 'one copy' : `${replicas} copies, of which all are needed`}`, inFailure);
  if (minInsync < 2 && replicas > 1) {
    return report('one-copy-in-sync', `${of}: an event is accepted with one copy in sync`, { ...inFailure, severity: 'warning', why: 'the loss of that broker loses events that were accepted' });
  }
  return [];
}
