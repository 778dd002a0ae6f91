import { App, Chart, Testing } from 'cdk8s';
import { HaEventBus, HaEventSource, HaSensor } from '../../src';
import { DEPENDENCY, TRIGGER, WEBHOOK } from '../support/synth';

const metadata = { name: 'same' };
const eventBus = (chart: Chart, id: string) => HaEventBus.fromEventBusName(chart, `Bus${id}`, 'default');
const makeBus = (chart: Chart, id: string) => new HaEventBus(chart, id);
const makeSource = (chart: Chart, id: string) => new HaEventSource(chart, id, { eventBus: eventBus(chart, id), metadata, ...WEBHOOK });
const makeSensor = (chart: Chart, id: string) =>
  new HaSensor(chart, id, { eventBus: eventBus(chart, id), metadata, dependencies: [DEPENDENCY], triggers: [TRIGGER] });

let app: App;
beforeEach(() => { app = Testing.app(); });

describe('two objects of one kind and name in a namespace are refused', () => {
  test.each([
    ['two buses without a name', makeBus, 'metadata.name: got the EventBus "default" twice in the namespace shop: shop/One/Resource and shop/Two/Resource. '
      + 'Allowed: a name once; give one of them another name, or its chart another namespace'],
    ['two EventSources', makeSource, 'metadata.name: got the EventSource "same" twice in the namespace shop'],
    ['two Sensors', makeSensor, 'metadata.name: got the Sensor "same" twice in the namespace shop'],
    ['two Services', (chart: Chart, id: string) => new HaEventSource(chart, id, { eventBus: eventBus(chart, id), ...WEBHOOK, service: { name: 'api' } }),
      'metadata.name: got the Service "api" twice in the namespace shop'],
  ])('%s', (_, build, message) => {
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    build(chart, 'One');
    expect(() => build(chart, 'Two')).toThrow(message);
  });

  test('in two charts too', () => {
    makeBus(new Chart(app, 'a', { namespace: 'shop' }), 'Bus');
    expect(() => makeBus(new Chart(app, 'b', { namespace: 'shop' }), 'Bus')).toThrow('metadata.name: got the EventBus "default" twice in the namespace shop: a/Bus/Resource and b/Bus/Resource');
  });
});

describe('one name is allowed', () => {
  test.each([['in two namespaces', ['a', 'b']], ['in charts without a namespace, which may go to different ones', [undefined, undefined]]])('%s', (_, namespaces) => {
    namespaces.forEach((namespace, index) => expect(() => makeBus(new Chart(app, `chart-${index}`, { namespace }), 'Bus')).not.toThrow());
  });

  test('for an EventSource and a Sensor', () => {
    const chart = new Chart(app, 'shop');
    makeSource(chart, 'One');
    expect(() => makeSensor(chart, 'Two')).not.toThrow();
  });

  test('in two apps', () => {
    makeBus(new Chart(Testing.app(), 'shop', { namespace: 'shop' }), 'Bus');
    expect(() => makeBus(new Chart(Testing.app(), 'shop', { namespace: 'shop' }), 'Bus')).not.toThrow();
  });
});
