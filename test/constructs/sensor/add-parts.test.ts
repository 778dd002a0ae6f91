import { App, Chart } from 'cdk8s';
import { HaEventBus, HaEventSource, HaSensor, HaSensorProps } from '../../../src';
import { WARNING } from '../../../src/constructs/checks/warning';
import { DEPENDENCY, ofKind, only, shopChart, TRIGGER } from '../../support/synth';

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

const OTHER = { ...DEPENDENCY, name: 'other' };
const second = (conditions?: string) => ({ template: { ...TRIGGER.template, name: 'second', ...conditions && { conditions } } });

function sensorOf(chart: Chart, props: Partial<HaSensorProps> = {}): HaSensor {
  return new HaSensor(chart, 'Fulfil', { eventBus: new HaEventBus(chart, 'Bus'), metadata: { name: 'fulfil' }, ...props });
}

const warnings = (sensor: HaSensor) => sensor.node.metadata.filter(({ type }) => type === WARNING).map(({ data }) => data);

test('what is added makes the Sensor that the props would have made', () => {
  const [added, given] = [shopChart(), shopChart()];
  const sensor = sensorOf(added);
  sensor.addDependency(DEPENDENCY);
  sensor.addDependency(OTHER);
  sensor.addTrigger(TRIGGER);
  sensor.addTrigger(second(DEPENDENCY.name));
  sensorOf(given, { dependencies: [DEPENDENCY, OTHER], triggers: [TRIGGER, second(DEPENDENCY.name)] });
  const sorted = (chart: Chart) => chart.toJson().sort((a, b) => `${a.kind}/${a.metadata.name}`.localeCompare(`${b.kind}/${b.metadata.name}`));
  expect(sorted(added)).toEqual(sorted(given));
});

test('what is added comes after the props', () => {
  const chart = shopChart();
  const sensor = sensorOf(chart, { dependencies: [DEPENDENCY], triggers: [TRIGGER] });
  sensor.addTrigger(second());
  expect(only(chart, 'Sensor').spec.triggers.map((trigger: any) => [trigger.template.name, trigger.atLeastOnce])).toEqual([[TRIGGER.template!.name, true], ['second', true]]);
});

test('a trigger that comes to wait for several events is warned of once, and gets a Job that leaves reads to all servers', () => {
  const chart = shopChart();
  const sensor = sensorOf(chart, { dependencies: [DEPENDENCY], triggers: [TRIGGER] });
  const before = sensor.bucketJob!;
  expect(warnings(sensor)).toEqual([]);
  sensor.addDependency(OTHER);
  sensor.addTrigger(second(DEPENDENCY.name));
  expect(warnings(sensor)).toEqual([expect.stringContaining(`the trigger "${TRIGGER.template!.name}" waits for several events`)]);
  expect(sensor.bucketJob).not.toBe(before);
  expect(ofKind(chart, 'Job').filter(({ metadata }) => metadata.name.startsWith('sensor-fulfil-bucket-')).map(({ metadata }) => metadata.name)).toEqual([sensor.bucketJob!.name]);
});

test.each<[string, (sensor: HaSensor) => void, string]>([
  ['a dependency of a name that is there', sensor => sensor.addDependency(DEPENDENCY), `dependencies: got the name "${DEPENDENCY.name}" twice.`],
  ['a trigger of a name that is there', sensor => sensor.addTrigger(TRIGGER), `triggers: got the name "${TRIGGER.template!.name}" twice.`],
  ['a trigger with an unknown dependency', sensor => sensor.addTrigger(second('later')), `with the unknown dependency "later". Allowed: ${DEPENDENCY.name}`],
  ['a trigger without a template', sensor => sensor.addTrigger({}), 'triggers[1].template: got none'],
  ['no trigger', sensor => sensor.addTrigger(undefined as any), 'trigger: got undefined. Allowed: an object'],
  ['a field that Argo Events does not have', sensor => sensor.addTrigger({ template: { name: 'second', http: { url: 'http://a', methd: 'GET' } } } as any), 'methd'],
])('refuses %s', (_, add, message) => {
  expect(() => add(sensorOf(shopChart(), { dependencies: [DEPENDENCY], triggers: [TRIGGER] }))).toThrow(message);
});

test.each<[string, (sensor: HaSensor) => void, string]>([
  ['dependencies', () => {}, 'dependencies: got none. Allowed: at least one, for example sensor.addDependency('],
  ['triggers', sensor => sensor.addDependency(DEPENDENCY), 'triggers: got none. Allowed: at least one, for example sensor.addTrigger('],
])('a Sensor to which nobody adds %s is refused at synth', (_, add, message) => {
  const app = new App();
  add(sensorOf(new Chart(app, 'shop', { namespace: 'shop' })));
  expect(() => app.synth()).toThrow(message);
});


test('a Sensor of an EventSource reads as it is said', () => {
  const chart = shopChart();
  const eventBus = new HaEventBus(chart, 'Bus');
  const shop = new HaEventSource(chart, 'Shop', { eventBus, webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } } });
  const sensor = new HaSensor(chart, 'Fulfil', { eventBus });
  sensor.addDependency(shop.event('order'));
  sensor.addTrigger({ template: { name: 'call', http: { url: 'http://a.b', method: 'POST' } } });
  expect(only(chart, 'Sensor').spec.dependencies).toHaveLength(1);
});
