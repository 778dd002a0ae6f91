import { Chart, Testing } from 'cdk8s';
import { FailureDomain, HaEventBus, HaEventSource, HaPodPolicy, HaSensor } from '../../../src';

type Events = Pick<ConstructorParameters<typeof HaEventSource>[2], 'webhook' | 'calendar'>;

const WEBHOOK: Events = { webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } } };

/** What the constructs emit for a flow that survives that, and the pod policy of its cluster. */
export function resilient(namespace: string, events: Events = WEBHOOK, survives = FailureDomain.ZONE): { policy: any[]; flow: any[] } {
  const app = Testing.app();
  const platform = new Chart(app, 'platform');
  new HaPodPolicy(platform, 'PodPolicy');
  const chart = new Chart(app, namespace, { namespace });
  const eventBus = new HaEventBus(chart, 'Bus', { survives });
  const source = new HaEventSource(chart, 'Shop', { eventBus, metadata: { name: 'shop' }, ...events });
  new HaSensor(chart, 'Fulfil', {
    eventBus,
    metadata: { name: 'fulfil' },
    dependencies: [source.event('order')],
    triggers: [{ template: { name: 'call', http: { url: 'http://shop.example.com', method: 'POST' } } }],
  });
  return { policy: platform.toJson(), flow: chart.toJson() };
}
