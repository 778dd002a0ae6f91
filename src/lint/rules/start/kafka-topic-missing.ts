import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';

const KAFKA = `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: { kafka: { url: "events-kafka-bootstrap:9092", topic: shop } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec: { replicas: 2, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }] }
---
apiVersion: kafka.strimzi.io/v1beta2
kind: Kafka
metadata: { name: events, namespace: shop }
spec: { kafka: { replicas: 3, config: { auto.create.topics.enable: false, default.replication.factor: 3, min.insync.replicas: 2 } } }
`;
const topics = (...names: string[]) => names.map(name => `---
apiVersion: kafka.strimzi.io/v1beta2
kind: KafkaTopic
metadata: { name: ${name}, namespace: shop, labels: { strimzi.io/cluster: events } }
spec: { partitions: 3, replicas: 3, config: { min.insync.replicas: 2 } }
`).join('');

export const kafkaTopicMissing: Rule = {
  id: 'ha/kafka-topic-missing',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'A topic of a Kafka bus does not exist, and the brokers do not create it.',
  why: 'the process of an EventSource or Sensor exits when one of its topics does not exist, again after each restart',
  fix: 'create the topic as a KafkaTopic, or set auto.create.topics.enable: true in spec.kafka.config of Kafka',
  docs: ['https://argoproj.github.io/argo-events/eventbus/kafka/', Docs.source('pkg/eventbus/kafka/sensor/kafka_sensor.go')],
  examples: {
    bad: [KAFKA + topics('shop'), KAFKA + topics('shop', 'shop-orders-trigger')],
    good: [
      KAFKA + topics('shop', 'shop-orders-trigger', 'shop-orders-action'),
      KAFKA.replace('auto.create.topics.enable: false', 'auto.create.topics.enable: true'),
    ],
  },
  check: ({ buses }) => buses.flatMap(({ object, kafka }): Result[] => {
    if (kafka === undefined || kafka.createsTopics) return [];
    const [own, missing] = [true, false].map(exists => kafka.topics.filter(topic => !topic.name.startsWith('__') && (topic.object !== undefined) === exists).map(({ name }) => name));
    if (missing.length === 0) return [];
    return own.length > 0
      ? [{ object, path: ['spec', 'kafka', 'topic'], what: `there is no KafkaTopic for ${missing.join(', ')}` }]
      : [{ object, path: ['spec', 'kafka', 'topic'], what: 'whether the topics of the bus exist', needs: `the KafkaTopics ${missing.join(', ')}, among the manifests` }];
  }),
};
