import { ApiObject, App, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { BusRuntime, FailureDomain, HaEventBus, HaEventSource, HaMonitoring, HaNodeGuard, HaPodPolicy, HaSensor, LeaderElection } from '../../src';
import { DEPENDENCY, TRIGGER } from '../support/synth';

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

const WEBHOOK = { webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } } };

const chart = (app = new App(), namespace = 'shop') => new Chart(app, namespace, { namespace });
const bus = () => new HaEventBus(chart(), 'Bus');
const native = () => new HaEventBus(chart(), 'Bus', { runtime: BusRuntime.NATIVE });
const guardElsewhere = () => {
  const app = new App();
  const guard = new HaNodeGuard(chart(app, 'guards'), 'Guard');
  return { guard, guarded: new HaEventBus(chart(app), 'Bus', { nodeGuard: { guard } }) };
};

test.each<[string, () => IConstruct]>([
  ['a native bus', native],
  ['own servers', bus],
  ['own servers for a zone with a NetworkPolicy', () => new HaEventBus(chart(), 'Bus', { ownServers: { networkPolicy: true }, survives: FailureDomain.ZONE })],
  ['own servers without a node guard', () => new HaEventBus(chart(), 'Bus', { nodeGuard: { enabled: false } })],
  ['own servers with a node guard elsewhere', () => guardElsewhere().guarded],
  ['the node guard of own servers', () => bus().nodeGuard!],
  ['a node guard elsewhere', () => guardElsewhere().guard],
  ['webhooks behind guards in the pods', () => { const eventBus = native(); return new HaEventSource(Chart.of(eventBus), 'Shop', { eventBus, ...WEBHOOK }); }],
  ['webhooks behind node guards', () => { const eventBus = bus(); return new HaEventSource(Chart.of(eventBus), 'Shop', { eventBus, ...WEBHOOK }); }],
  ['a Sensor', () => { const eventBus = bus(); return new HaSensor(Chart.of(eventBus), 'Fulfil', { eventBus, dependencies: [DEPENDENCY], triggers: [TRIGGER] }); }],
  ['a Sensor with a Lease on a bus that is made elsewhere', () => {
    const shop = chart();
    const eventBus = HaEventBus.fromEventBusName(shop, 'Bus', 'default');
    return new HaSensor(shop, 'Fulfil', { eventBus, dependencies: [DEPENDENCY], triggers: [TRIGGER], leaderElection: LeaderElection.lease() });
  }],
  ['monitoring', () => new HaMonitoring(Chart.of(bus()), 'Monitoring')],
  ['monitoring without the operator', () => new HaMonitoring(Chart.of(bus()), 'Monitoring', { operator: false })],
  ['a pod policy', () => new HaPodPolicy(chart(), 'Policy')],
])('every object of %s is reachable as a property', (_, make) => {
  const construct = make();
  const names = [...Object.keys(construct), ...Object.getOwnPropertyNames(Object.getPrototypeOf(construct))].filter(name => !name.startsWith('_'));
  const reached = names.flatMap(name => (construct as any)[name]).filter(value => ApiObject.isConstruct(value) && ApiObject.isApiObject(value));
  const own = construct.node.children.filter(ApiObject.isApiObject);
  expect(own.length).toBeGreaterThan(0);
  expect(own.filter(object => !reached.includes(object)).map(({ node }: Construct) => node.id)).toEqual([]);
});
