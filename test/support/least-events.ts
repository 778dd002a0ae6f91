import * as argoevents from '../../imports/argo-events';

const webhook = { endpoint: '/order', port: '12000', method: 'POST' };
const hook = { webhook, events: ['*'] };

/** Of every type an event with what the library asks for, and nothing else. */
export const LEAST_EVENTS: { readonly [type in keyof Required<argoevents.EventSourceEvents>]: any } = {
  amqp: { queueDeclare: { name: 'orders', durable: true }, consume: { autoAck: true } },
  azureEventsHub: {},
  azureQueueStorage: {},
  azureServiceBus: { deferDelete: true },
  bitbucket: hook,
  bitbucketserver: hook,
  calendar: { schedule: '* * * * *', persistence: { catchup: { enabled: true }, configMap: { name: 'clock' } } },
  emitter: {},
  file: {},
  generic: {},
  gerrit: hook,
  github: hook,
  gitlab: hook,
  hdfs: {},
  kafka: { consumerGroup: { groupName: 'shop' } },
  minio: {},
  mns: {},
  mqtt: {},
  nats: {},
  nsq: {},
  pubSub: {},
  pulsar: {},
  redis: {},
  redisStream: {},
  resource: {},
  sftp: {},
  slack: { webhook },
  sns: { webhook },
  sqs: {},
  storageGrid: { webhook },
  stripe: { webhook },
  webhook,
};
