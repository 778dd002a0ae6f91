import * as argoevents from '../../imports/argo-events';

const webhook = { endpoint: '/order', port: '12000', method: 'POST' };
const hook = { webhook, events: ['*'] };
const secret = { name: 'shop', key: 'token' };
const watchPathConfig = { directory: '/tmp', path: 'order.json' };

/** Of every type an event with what the library and the controller ask for, and nothing else. */
export const LEAST_EVENTS: { readonly [type in keyof Required<argoevents.EventSourceEvents>]: any } = {
  amqp: { url: 'amqp://broker', exchangeName: 'shop', exchangeType: 'direct', routingKey: 'orders', queueDeclare: { name: 'orders', durable: true }, consume: { autoAck: true } },
  azureEventsHub: { fqdn: 'shop.servicebus.windows.net', hubName: 'orders' },
  azureQueueStorage: { storageAccountName: 'shop', queueName: 'orders' },
  azureServiceBus: { fullyQualifiedNamespace: 'shop.servicebus.windows.net', queueName: 'orders', deferDelete: true },
  bitbucket: { ...hook, auth: { oauthToken: secret }, repositories: [{ owner: 'shop', repositorySlug: 'orders' }] },
  bitbucketserver: { ...hook, bitbucketserverBaseUrl: 'https://bitbucket.example.com' },
  calendar: { schedule: '* * * * *', persistence: { catchup: { enabled: true }, configMap: { name: 'clock' } } },
  emitter: { broker: 'tcp://emitter', channelKey: 'key', channelName: 'orders' },
  file: { eventType: 'CREATE', watchPathConfig },
  generic: { url: 'generic:80', config: 'orders' },
  gerrit: { ...hook, gerritBaseUrl: 'https://gerrit.example.com', hookName: 'orders', projects: ['orders'], auth: { username: secret, password: secret } },
  github: { ...hook, organizations: ['shop'] },
  gitlab: { ...hook, gitlabBaseUrl: 'https://gitlab.example.com', accessToken: secret },
  hdfs: { type: 'CREATE', addresses: ['hdfs:8020'], hdfsUser: 'shop', directory: '/data', path: 'order.json' },
  kafka: { url: 'kafka:9092', topic: 'orders', consumerGroup: { groupName: 'shop' } },
  minio: { endpoint: 'minio:9000', bucket: { name: 'orders' }, events: ['s3:ObjectCreated:*'], accessKey: secret, secretKey: secret },
  mns: { endpoint: 'https://mns.example.com', queue: 'orders' },
  mqtt: { url: 'tcp://mqtt', topic: 'orders', clientId: 'shop' },
  nats: { url: 'nats://nats', subject: 'orders' },
  nsq: { hostAddress: 'nsq:4161', topic: 'orders', channel: 'shop' },
  pubSub: { topic: 'orders' },
  pulsar: { url: 'pulsar://pulsar', topics: ['orders'], type: 'shared' },
  redis: { hostAddress: 'redis:6379', channels: ['orders'] },
  redisStream: { hostAddress: 'redis:6379', streams: ['orders'] },
  resource: { version: 'v1', resource: 'pods', eventTypes: ['ADD'] },
  sftp: { eventType: 'CREATE', watchPathConfig },
  slack: { webhook, token: secret, signingSecret: secret },
  sns: { webhook, region: 'eu-west-1', topicArn: 'arn:aws:sns:eu-west-1:1:orders' },
  sqs: { region: 'eu-west-1', queue: 'orders' },
  storageGrid: { ...hook, events: ['s3:ObjectCreated:Put'], apiUrl: 'https://grid.example.com', authToken: secret, bucket: 'orders', topicArn: 'arn:aws:sns:eu-west-1:1:orders' },
  stripe: { webhook },
  webhook,
};
