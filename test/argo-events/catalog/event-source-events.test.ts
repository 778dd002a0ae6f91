import { eventSourceClasses, httpServer, sourceEvents, unsafeOptions } from '../../../src/argo-events/catalog/event-source-events';

const only = (spec: unknown) => sourceEvents({ spec })[0];
const CERT = { name: 'tls', key: 'tls.crt' };

test('events are found in all types', () => {
  const spec = { calendar: { tick: { interval: '10s' } }, webhook: { a: {}, b: null }, replicas: 3, kafka: [] };
  expect(sourceEvents({ spec }).map(({ type, name, event }) => [type.field, name, event])).toEqual([
    ['webhook', 'a', {}], ['webhook', 'b', {}], ['calendar', 'tick', { interval: '10s' }],
  ]);
});

test.each([
  [{ webhook: { a: {} } }, ['active-active']],
  [{ kafka: { a: {} }, nats: { b: {} } }, ['active-passive']],
  [{ kafka: { a: {} }, sqs: { b: {} } }, ['active-active', 'active-passive']],
  [{ kafka: {} }, []],
  [undefined, []],
])('the classes of %j are %j', (spec, classes) => {
  expect(eventSourceClasses({ spec })).toEqual(classes);
});

test.each([
  [{ webhook: { a: { endpoint: '/a', port: '12000', method: 'POST' } } }, { endpoint: '/a', port: '12000', method: 'POST', tls: false }],
  [{ github: { a: { webhook: { endpoint: '/a', port: '12000' } } } }, { endpoint: '/a', port: '12000', tls: false }],
  [{ webhook: { a: { endpoint: '/a', port: '1', serverCertSecret: CERT, serverKeySecret: CERT } } }, { endpoint: '/a', port: '1', tls: true }],
  [{ webhook: { a: { endpoint: '/a', port: '1', serverCertSecret: CERT } } }, { endpoint: '/a', port: '1', tls: false }],
  [{ github: { a: { endpoint: '/a', port: '12000' } } }, undefined],
  [{ webhook: { a: { endpoint: '/a', port: 12000 } } }, undefined],
  [{ webhook: { a: { port: '12000' } } }, undefined],
  [{ sqs: { a: { endpoint: '/a', port: '1' } } }, undefined],
])('the HTTP server of %j is %j', (spec, server) => {
  expect(httpServer(only(spec))).toEqual(server);
});

const DURABLE = { queueDeclare: { name: 'q', durable: true } };

test.each<[string, unknown, string[]]>([
  ['webhook', { method: 'POST' }, []],
  ['webhook', { method: 'GET' }, []],
  ['webhook', { method: 'PUT' }, ['method']],
  ['webhook', { method: 'post' }, ['method']],
  ['webhook', {}, ['method']],
  ['stripe', { createWebhook: true }, ['createWebhook']],
  ['stripe', {}, []],
  ['github', { deleteHookOnFinish: true }, ['deleteHookOnFinish']],
  ['github', { deleteHookOnFinish: false }, []],
  ['kafka', {}, ['consumerGroup']],
  ['kafka', { consumerGroup: { groupName: 'g' } }, []],
  ['pubSub', { deleteSubscriptionOnFinish: true }, ['deleteSubscriptionOnFinish']],
  ['azureServiceBus', {}, ['deferDelete']],
  ['azureServiceBus', { deferDelete: true }, []],
  ['calendar', { schedule: '* * * * *' }, ['persistence']],
  ['calendar', { persistence: { catchup: { enabled: true }, configMap: { name: 'ticks' } } }, []],
  ['amqp', {}, ['queueDeclare']],
  ['amqp', DURABLE, []],
  ['amqp', { queueDeclare: { exclusive: true, autoDelete: true } }, ['queueDeclare.name', 'queueDeclare.durable', 'queueDeclare.exclusive', 'queueDeclare.autoDelete']],
  ['amqp', { ...DURABLE, consume: {} }, ['consume.autoAck']],
  ['amqp', { ...DURABLE, consume: { autoAck: true } }, []],
  ['redisStream', {}, []],
])('the unsafe options of %s %j are %j', (field, event, paths) => {
  expect(unsafeOptions(only({ [field]: { a: event } })).map(option => option.path.join('.'))).toEqual(paths);
});
