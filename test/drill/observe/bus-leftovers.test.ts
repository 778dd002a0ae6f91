import { durableConsumer } from '../../../src/argo-events/catalog/names';
import { leftoversPod } from '../../../src/drill/observe/bus-leftovers';

test('what the canary leaves in the bus is removed: its consumers, its events, its bucket, and nothing else', () => {
  const sensor = {
    spec: { triggers: [{ template: { name: 'sink' } }, { template: { name: 'log' } }], dependencies: [{ name: 'order', eventSourceName: 'shop', eventName: 'placed' }] },
  };
  const { spec } = leftoversPod({ source: 'shop', bus: 'main', sensor: 'fulfil' }, sensor) as any;
  const [{ command: [, , script] }] = spec.containers;
  expect(script.split('\n').filter((line: string) => line.startsWith('api ')).map((line: string) => line.replace(/^api /, ''))).toEqual([
    `CONSUMER.DELETE.default.${durableConsumer('fulfil', 'sink', 'order')} ''`,
    `CONSUMER.DELETE.default.${durableConsumer('fulfil', 'log', 'order')} ''`,
    'STREAM.PURGE.default \'{"filter":"default.shop.placed"}\'',
    'STREAM.DELETE.KV_fulfil \'\'',
  ]);
  expect(spec.restartPolicy).toBe('Never');
});
