import { App, Chart } from 'cdk8s';
import { HaEventBus, HaEventSource, HaSensor } from '../../../src';
import { busChart, DEPENDENCY, sensorChart, shopChart, sourceChart, TRIGGER, WEBHOOK } from '../../support/synth';

const any = (value: unknown) => value as any;

test.each<[string, () => unknown, string]>([
  ['a misspelt field', () => busChart({ metadata: any({ nam: 'orders' }) }), 'metadata.nam is not a known prop and would be ignored. Did you mean name? Allowed: name, namespace, labels'],
  ['a label that is a number', () => sourceChart({ ...WEBHOOK, metadata: any({ labels: { version: 2 } }) }), 'metadata.labels.version: got 2. Allowed: a string'],
  ['an annotation that is true', () => sensorChart({ metadata: any({ annotations: { keep: true } }) }), 'metadata.annotations.keep: got true. Allowed: a string'],
  ['an empty name', () => sensorChart({ metadata: { name: '' } }), 'metadata.name: got the string "". Allowed: a non-empty string'],
])('%s is refused', (_, build, message) => expect(build).toThrow(message));

describe('a namespace that is not the chart\'s, where the objects beside it go,', () => {
  const metadata = { namespace: 'other' };
  const message = 'metadata.namespace: got "other"; the other objects of the construct go to the namespace of the chart, shop. '
    + 'Allowed: no metadata.namespace, and a namespace for the chart: new Chart(app, \'...\', { namespace: \'other\' })';

  test('is refused on a bus', () => expect(() => new HaEventBus(shopChart(), 'Bus', { metadata })).toThrow(message));

  test('is refused on an EventSource', () => expect(() => sourceChart({ ...WEBHOOK, metadata })).toThrow(message));

  test('is refused on a Sensor', () => expect(() => sensorChart({ metadata })).toThrow(message));

  test('is refused where the chart has none', () => {
    expect(() => new HaEventBus(new Chart(new App(), 'shop'), 'Bus', { metadata })).toThrow('the namespace of the chart, (none given)');
  });
});

test('the chart\'s own namespace is taken', () => {
  const chart = shopChart();
  const metadata = { namespace: 'shop' };
  const eventBus = new HaEventBus(chart, 'Bus', { metadata });
  new HaEventSource(chart, 'Orders', { eventBus, metadata, ...WEBHOOK });
  expect(() => new HaSensor(chart, 'Fulfil', { eventBus, metadata, dependencies: [DEPENDENCY], triggers: [TRIGGER] })).not.toThrow();
});
