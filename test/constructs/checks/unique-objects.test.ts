import { App, Chart, Testing } from 'cdk8s';
import { HaEventBus, HaEventSource, HaSensor } from '../../../src';
import { WARNING } from '../../../src/constructs/checks/warning';
import { DEPENDENCY, TRIGGER, WEBHOOK } from '../../support/synth';

const metadata = { name: 'same' };
const eventBus = (chart: Chart, id: string) => HaEventBus.fromEventBusName(chart, `Bus${id}`, 'default');
const makeBus = (chart: Chart, id: string) => new HaEventBus(chart, id);
const makeSource = (chart: Chart, id: string) => new HaEventSource(chart, id, { eventBus: eventBus(chart, id), metadata, ...WEBHOOK });
const makeSensor = (chart: Chart, id: string) =>
  new HaSensor(chart, id, { eventBus: eventBus(chart, id), metadata, dependencies: [DEPENDENCY], triggers: [TRIGGER] });

const warningsOf = (chart: Chart) => chart.node.metadata.filter(({ type }) => type === WARNING).map(({ data }) => data);

let app: App;
beforeEach(() => {
  app = Testing.app();
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => { jest.restoreAllMocks(); });

describe('two objects of one kind and name in a namespace are refused', () => {
  test.each([
    ['two buses without a name', makeBus, 'metadata.name: got the EventBus "default" twice in the namespace shop: shop/One/Resource and shop/Two/Resource. '
      + 'Allowed: unique names; rename one of them, or give its chart another namespace'],
    ['two EventSources', makeSource, 'metadata.name: got the EventSource "same" twice in the namespace shop'],
    ['two Sensors', makeSensor, 'metadata.name: got the Sensor "same" twice in the namespace shop'],
    ['two Services', (chart: Chart, id: string) => new HaEventSource(chart, id, { eventBus: eventBus(chart, id), ...WEBHOOK, service: { name: 'api' } }),
      'metadata.name: got the Service "api" twice in the namespace shop'],
  ])('%s', (_, build, message) => {
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    build(chart, 'One');
    expect(() => build(chart, 'Two')).toThrow(message);
  });

  test('behind a chart for another cluster too', () => {
    const charts = ['eu', 'us'].map(name => new Chart(app, name, { namespace: 'shop' }));
    charts.forEach(chart => makeBus(chart, 'Bus'));
    expect(() => makeBus(charts[0], 'Two')).toThrow('metadata.name: got the EventBus "default" twice in the namespace shop: eu/Bus/Resource and eu/Two/Resource.');
  });
});

test('in two charts, which may go to two clusters, it is allowed, and warned of once', () => {
  const [eu, us] = ['eu', 'us'].map(name => new Chart(app, name, { namespace: 'shop' }));
  for (const chart of [eu, us]) {
    makeBus(chart, 'Bus');
    makeSource(chart, 'Source');
  }
  expect(warningsOf(eu)).toEqual([]);
  expect(warningsOf(us)).toEqual(['got the EventBus "default" twice in the namespace shop: eu/Bus/Resource and us/Bus/Resource; in one cluster the last applied object '
    + 'replaces the other. Fix: another name or namespace; none is needed if the charts go to two clusters']);
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
