import { busConfig } from '../../../src/argo-events/nats/bus-config';

const bus = (spec: unknown) => ({ metadata: { name: 'main' }, spec });

test('a native bus tells its clients the address, the Secret and the whole streamConfig, keys in lower case and in order', () => {
  expect(busConfig(bus({ jetstream: { streamConfig: 'replicas: 5\nmaxAge: 24h' } }), 'shop')).toEqual({
    jetstream: {
      url: 'nats://eventbus-main-js-svc.shop.svc:4222',
      accessSecret: { name: 'eventbus-main-js-client-auth', key: 'client-auth' },
      streamConfig: 'discard: 0\nduplicates: 300s\nmaxage: 24h\nmaxbytes: -1\nmaxmsgs: 50000\nreplicas: 5\nretention: 0\n',
    },
  });
});

test('an exotic bus tells what it is told, without what the controller does not know', () => {
  expect(busConfig(bus({ jetstreamExotic: { url: 'nats://nats.example.com:4222', replicas: 3 } }), 'shop')).toEqual({
    jetstream: { url: 'nats://nats.example.com:4222' },
  });
});

test.each([
  [{ url: 'kafka.example.com:9092' }, 'shop-main'],
  [{ url: 'kafka.example.com:9092', topic: 'events' }, 'events'],
])('the topic of the Kafka bus %j is %s', (kafka, topic) => {
  expect(busConfig(bus({ kafka }), 'shop')).toEqual({ kafka: { url: 'kafka.example.com:9092', topic } });
});

test.each([[undefined], [{}], [{ nats: { native: {} } }], [{ jetstream: { streamConfig: '[' } }]])('an EventBus with %j has no configuration', spec => {
  expect(busConfig(bus(spec), 'shop')).toBeUndefined();
});
