import { durableConsumer } from '../../../src/argo-events/catalog/names';
import { leftoversScript } from '../../../src/drill/observe/bus-leftovers';

test('what the canary leaves in the bus is removed: its consumers, its events, its bucket, and nothing else', () => {
  const sensor = {
    metadata: { name: 'fulfil' },
    spec: { triggers: [{ template: { name: 'sink' } }, { template: { name: 'log' } }], dependencies: [{ name: 'order', eventSourceName: 'shop', eventName: 'placed' }] },
  };
  expect(leftoversScript({ source: 'shop', bus: 'main', sensor: 'fulfil' }, sensor).script).toEqual([
    `api CONSUMER.DELETE.default.${durableConsumer('fulfil', 'sink', 'order')} ''\n`,
    `api CONSUMER.DELETE.default.${durableConsumer('fulfil', 'log', 'order')} ''\n`,
    'api STREAM.PURGE.default \'{"filter":"default.shop.placed"}\'\n',
    'api STREAM.DELETE.KV_fulfil \'\'\n',
  ]);
});
