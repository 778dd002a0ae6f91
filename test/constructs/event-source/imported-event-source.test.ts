import { HaEventBus, HaEventSource, HaSensor } from '../../../src';
import { only, shopChart } from '../../support/synth';

test('a Sensor depends on an event of an EventSource that is defined elsewhere', () => {
  const chart = shopChart();
  const source = HaEventSource.fromEventSourceName(chart, 'Source', 'shop', { events: ['order'] });
  new HaSensor(chart, 'Sensor', {
    eventBus: new HaEventBus(chart, 'Bus'),
    dependencies: [source.event('order', { name: 'new-order' })],
    triggers: [{ template: { name: 'log', log: {} } }],
  });
  expect(only(chart, 'Sensor').spec.dependencies).toEqual([{ name: 'new-order', eventSourceName: 'shop', eventName: 'order' }]);
});

test('a reference emits no object', () => {
  const chart = shopChart();
  HaEventSource.fromEventSourceName(chart, 'Source', 'shop');
  expect(chart.toJson()).toEqual([]);
});

test('without names of events, every event is accepted', () => {
  expect(HaEventSource.fromEventSourceName(shopChart(), 'Source', 'shop').event('any').eventName).toBe('any');
});

test.each<[string, () => unknown, RegExp]>([
  ['an event that it does not have', () => HaEventSource.fromEventSourceName(shopChart(), 'S', 'shop', { events: ['order'] }).event('ordr'), /has no event "ordr"\. Allowed: order/],
  ['a name that Argo Events cannot carry', () => HaEventSource.fromEventSourceName(shopChart(), 'S', 'a.b'), /^eventSourceName: /],
  ['an event name that Argo Events cannot carry', () => HaEventSource.fromEventSourceName(shopChart(), 'S', 'shop', { events: ['a.b'] }), /^events\[0\]: /],
  ['an unknown prop', () => HaEventSource.fromEventSourceName(shopChart(), 'S', 'shop', { event: [] } as any), /Did you mean events\?/],
])('a reference refuses %s', (_, make, message) => {
  expect(make).toThrow(message);
});
