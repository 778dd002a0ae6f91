/** Whether all pods of an EventSource take events of a type, or one that they elect. */
export type PodsOfType = 'all' | 'elected';

/** Every event type in a few words, and its pods. A test compares them with the catalog of event types. */
export const EVENT_TYPE_DOCS: Readonly<Record<string, readonly [what: string, pods: PodsOfType]>> = {
  amqp: ['Messages of an AMQP 0.9.1 broker, such as RabbitMQ', 'elected'],
  azureEventsHub: ['Events of Azure Event Hubs', 'elected'],
  azureQueueStorage: ['Messages of a queue of Azure Storage', 'all'],
  azureServiceBus: ['Messages of a queue or topic of Azure Service Bus', 'elected'],
  bitbucket: ['Webhooks of Bitbucket Cloud', 'all'],
  bitbucketserver: ['Webhooks of Bitbucket Server, or its changes by polling', 'all'],
  calendar: ['Ticks of a cron schedule or an interval', 'elected'],
  emitter: ['Messages of a channel of emitter.io', 'elected'],
  file: ['Changes of files in a folder of the pod', 'elected'],
  generic: ['Events of a gRPC server of your own', 'elected'],
  gerrit: ['Webhooks of Gerrit', 'all'],
  github: ['Webhooks of GitHub', 'all'],
  gitlab: ['Webhooks of GitLab', 'all'],
  hdfs: ['Changes of files in HDFS', 'elected'],
  kafka: ['Messages of a Kafka topic', 'elected'],
  minio: ['Notifications of a MinIO bucket', 'elected'],
  mns: ['Messages of a queue of Alibaba Cloud MNS', 'all'],
  mqtt: ['Messages of an MQTT topic', 'elected'],
  nats: ['Messages of a subject of core NATS, without JetStream', 'elected'],
  nsq: ['Messages of an NSQ topic', 'elected'],
  pubSub: ['Messages of a subscription of Google Pub/Sub', 'elected'],
  pulsar: ['Messages of Pulsar topics', 'elected'],
  redis: ['Messages of Redis channels', 'elected'],
  redisStream: ['Entries of Redis streams', 'elected'],
  resource: ['Changes of Kubernetes objects', 'elected'],
  sftp: ['Changes of files on an SFTP server', 'elected'],
  slack: ['Events and commands that Slack sends', 'all'],
  sns: ['Notifications of an AWS SNS topic', 'all'],
  sqs: ['Messages of an AWS SQS queue', 'all'],
  storageGrid: ['Notifications of NetApp StorageGRID', 'all'],
  stripe: ['Webhooks of Stripe', 'all'],
  webhook: ['HTTP requests', 'all'],
};

const PODS: Readonly<Record<PodsOfType, string>> = {
  all: 'All pods take them (active-active).',
  elected: 'One elected pod takes them (active-passive).',
};

/** Descriptions of the fields that hold the types. */
export function eventTypeDocs(): Record<string, string> {
  return Object.fromEntries(Object.entries(EVENT_TYPE_DOCS).flatMap(([type, [what, pods]]) => ['EventSourceEvents', 'EventSourceSpec']
    .map(struct => [`${struct}.${type}`, `${what}, by the name of the event. ${PODS[pods]}`])));
}
