import { Testing } from 'cdk8s';
import { BusRuntime, EventBusReferenceProps, FailureDomain, HaEventBus, HaEventSource, HaSensor, IHaEventBus, LeaderElection } from '../../../src';
import { WARNING } from '../../../src/constructs/checks/warning';
import { DEPENDENCY, QUEUE, shopChart, TRIGGER } from '../../support/synth';

const refer = (props?: EventBusReferenceProps): IHaEventBus => HaEventBus.fromEventBusName(shopChart(), 'Bus', 'orders', props);

/** All that EventSources and Sensors ask a bus. */
function said(bus: IHaEventBus) {
  const { eventBusName, survives, servers, zones, streamReplicas, podPolicy, busGuard, access, _wiring } = bus;
  const { busGuard: guard, jobs: { image }, clusterDomain, keeperRestartsSensors } = _wiring;
  return { eventBusName, survives, servers, zones, streamReplicas, podPolicy, busGuard, access, guard, image, clusterDomain, keeperRestartsSensors };
}

test.each([[undefined, BusRuntime.NATIVE], [BusRuntime.NATIVE, BusRuntime.NATIVE], [BusRuntime.OWN_SERVERS, BusRuntime.OWN_SERVERS]])(
  'a bus elsewhere, said to be of runtime %s, is taken to be as HaEventBus makes one of runtime %s, but without a guard', (given, runtime) => {
    expect(said(refer({ runtime: given }))).toEqual({ ...said(new HaEventBus(shopChart(), 'Bus', { runtime, metadata: { name: 'orders' } })), busGuard: false });
  },
);

test('what is known of it is what HaEventBus says of itself', () => {
  const known = { survives: FailureDomain.ZONE, zones: 4, replicas: 5, busGuardImage: 'haproxy:3.3', natsBoxImage: 'natsio/nats-box:0.18.0' };
  const bus = new HaEventBus(shopChart(), 'Bus', { runtime: BusRuntime.NATIVE, metadata: { name: 'orders' }, ...known });
  expect(said(refer({ ...known, streamReplicas: 5, busGuard: true }))).toEqual(said(bus));
});

test('on a Kafka bus, an EventSource may lead and a Sensor comes without a Job', () => {
  const chart = shopChart();
  const eventBus = HaEventBus.fromEventBusName(chart, 'Bus', 'kafka');
  new HaEventSource(chart, 'Orders', { eventBus, metadata: { name: 'orders' }, ...QUEUE, leaderElection: LeaderElection.lease() });
  new HaSensor(chart, 'Fulfil', { eventBus, metadata: { name: 'fulfil' }, dependencies: [DEPENDENCY], triggers: [TRIGGER], bucketJob: false });
  expect(Testing.synth(chart).map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'EventSource orders', 'PodDisruptionBudget eventsource-orders', 'ServiceAccount eventsource-orders', 'Role eventsource-orders', 'RoleBinding eventsource-orders',
    'Sensor fulfil', 'PodDisruptionBudget sensor-fulfil',
  ]);
});

test('it emits nothing', () => {
  const chart = shopChart();
  HaEventBus.fromEventBusName(chart, 'Bus', 'orders');
  expect(Testing.synth(chart)).toEqual([]);
});

test('a guard without the pod policy is refused', () => {
  expect(() => refer({ podPolicy: false, busGuard: true })).toThrow('busGuard: got true with podPolicy false');
  expect(refer({ podPolicy: false }).busGuard).toBe(false);
});

describe('whether the runtime was assumed', () => {
  const warnings = (props?: EventBusReferenceProps) =>
    refer(props).node.metadata.filter(({ type }) => type === WARNING).map(({ data }) => data);

  test('is said where an HaEventBus may have made it', () => expect(warnings({ survives: FailureDomain.ZONE })).toEqual([
    'the runtime of the EventBus "orders" is not given, and BusRuntime.NATIVE is assumed. An HaEventBus has own servers by default. '
      + 'Fix: runtime: BusRuntime.OWN_SERVERS for such a bus, runtime: BusRuntime.NATIVE for a bus whose servers the controller makes',
  ]));

  test.each<EventBusReferenceProps>([
    { runtime: BusRuntime.NATIVE }, { runtime: BusRuntime.OWN_SERVERS }, { keeper: false, podPolicy: false }, { busGuard: true },
    { access: refer().access },
  ])('is not said with %j', props => expect(warnings(props)).toEqual([]));
});
