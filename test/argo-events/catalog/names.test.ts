import { bucketStream, busHost, busNames, busPod, busServerHost, durableConsumer, eventSourceGenerateName, eventSourceLease, eventSourceService, eventSubject, fnv32a, sensorGenerateName, sensorLease } from '../../../src/argo-events/catalog/names';

test('the objects of a native JetStream bus have these names', () => {
  expect(busNames('default')).toEqual({
    statefulSet: 'eventbus-default-js',
    service: 'eventbus-default-js-svc',
    configMap: 'eventbus-default-js-config',
    serverSecret: 'eventbus-default-js-server',
    clientSecret: 'eventbus-default-js-client-auth',
    volumeClaimTemplate: 'eventbus-default-js-vol',
  });
});

test.each([
  ['pod', busPod('main', 2), 'eventbus-main-js-2'],
  ['host', busHost('main', 'shop'), 'eventbus-main-js-svc.shop.svc'],
  ['server host', busServerHost('main', 'shop', 1), 'eventbus-main-js-1.eventbus-main-js-svc.shop.svc'],
  ['Deployment of an EventSource', eventSourceGenerateName('orders'), 'orders-eventsource-'],
  ['Deployment of a Sensor', sensorGenerateName('fulfil'), 'fulfil-sensor-'],
  ['Service of an EventSource', eventSourceService('orders'), 'orders-eventsource-svc'],
  ['Lease of an EventSource', eventSourceLease('orders'), 'eventsource-orders'],
  ['Lease of a Sensor', sensorLease('fulfil'), 'sensor-fulfil'],
  ['stream of a bucket', bucketStream('fulfil'), 'KV_fulfil'],
  ['subject', eventSubject('orders', 'created'), 'default.orders.created'],
])('%s', (_, name, expected) => {
  expect(name).toBe(expected);
});

// test vectors of the FNV authors
test.each([['', 0x811c9dc5], ['a', 0xe40c292c], ['foobar', 0xbf9cf968]])('FNV-1a of %j', (text, hash) => {
  expect(fnv32a(text)).toBe(String(hash));
});

test('a durable consumer is the hash of Sensor, trigger and dependency, and knows no namespace', () => {
  expect(durableConsumer('fulfil', 'ship', 'order')).toBe(`group-${fnv32a('fulfil-ship-order')}`);
});
