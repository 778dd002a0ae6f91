import { Chart, Testing } from 'cdk8s';
import { BusRuntime, FailureDomain, HaEventBus, HaEventSource, HaPodPolicy, HaSensor } from '../../../src';

type Events = Pick<ConstructorParameters<typeof HaEventSource>[2], 'webhook' | 'calendar'>;

const WEBHOOK: Events = { webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } } };

interface Options {
  readonly events?: Events;
  readonly survives?: FailureDomain;
  readonly runtime?: BusRuntime;
}

interface Emitted {
  readonly policy: any[];
  readonly flow: any[];
}

/** What the constructs emit for a flow that survives that, and the pod policy of its cluster, which only the clients of a native bus need. */
export function resilient(namespace: string, { events = WEBHOOK, survives = FailureDomain.ZONE, runtime }: Options = {}): Emitted {
  const app = Testing.app();
  const platform = new Chart(app, 'platform');
  const chart = new Chart(app, namespace, { namespace });
  const eventBus = new HaEventBus(chart, 'Bus', { survives, runtime });
  if (eventBus.podPolicy) new HaPodPolicy(platform, 'PodPolicy');
  const source = new HaEventSource(chart, 'Shop', { eventBus, metadata: { name: 'shop' }, ...events });
  new HaSensor(chart, 'Fulfil', {
    eventBus,
    metadata: { name: 'fulfil' },
    dependencies: [source.event('order')],
    triggers: [{ template: { name: 'call', http: { url: 'http://shop.example.com', method: 'POST' } } }],
  });
  return { policy: platform.toJson(), flow: chart.toJson() };
}
