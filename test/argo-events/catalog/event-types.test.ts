import { EVENT_TYPES, eventType } from '../../../src/argo-events/catalog/event-types';

test('every type: how its pods share the work, whether it serves HTTP, whether it loses events', () => {
  expect(EVENT_TYPES.map(type => `${type.field}: ${type.class}, ${type.http ? 'HTTP, ' : ''}${type.delivery}`)).toEqual([
    'webhook: active-active, HTTP, caller-retries',
    'github: active-active, HTTP, caller-retries',
    'gitlab: active-active, HTTP, caller-retries',
    'bitbucket: active-active, HTTP, caller-retries',
    'bitbucketserver: active-active, HTTP, caller-retries',
    'gerrit: active-active, HTTP, caller-retries',
    'slack: active-active, HTTP, caller-retries',
    'stripe: active-active, HTTP, caller-retries',
    'storageGrid: active-active, HTTP, caller-retries',
    'sns: active-active, HTTP, loses',
    'sqs: active-active, safe',
    'azureQueueStorage: active-active, safe',
    'mns: active-active, loses',
    'kafka: active-passive, safe',
    'pubSub: active-passive, safe',
    'amqp: active-passive, loses',
    'azureServiceBus: active-passive, safe',
    'azureEventsHub: active-passive, loses',
    'nats: active-passive, loses',
    'mqtt: active-passive, loses',
    'redis: active-passive, loses',
    'redisStream: active-passive, safe',
    'nsq: active-passive, safe',
    'pulsar: active-passive, loses',
    'emitter: active-passive, loses',
    'minio: active-passive, loses',
    'hdfs: active-passive, loses',
    'file: active-passive, loses',
    'sftp: active-passive, loses',
    'generic: active-passive, loses',
    'resource: active-passive, loses',
    'calendar: active-passive, safe',
  ]);
});

test('fields that are no event type have no entry', () => {
  expect(['template', 'eventBusName', 'pubsub', ''].map(eventType)).toEqual([undefined, undefined, undefined, undefined]);
});
