import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Chart, Duration } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { BusRuntime, FailureDomain, HaEventBus, HaEventBusProps, HaEventSource, HaEventSourceProps, HaSensor } from '../../../src';

/** One way to run the same flow: a webhook, a bus, and a Sensor that calls a sink. */
export interface Form {
  readonly name: string;
  readonly flow: (namespace: string) => { objects: any[]; url: string };
}

const SINK_URL = 'http://sink:8080/';
const RELAXED = { jetstream: { syncInterval: Duration.minutes(2) } };
const NATIVE = { runtime: BusRuntime.NATIVE };
const UNGUARDED_NATIVE = { ...NATIVE, podPolicy: false };
const own = (version: string): HaEventBusProps => ({ runtime: BusRuntime.OWN_SERVERS, version, nodeGuard: { enabled: false } });
const guarded = (version: string): HaEventBusProps => ({ runtime: BusRuntime.OWN_SERVERS, version, nodeGuard: { enabled: true } });

const guide: Form = {
  name: 'the usual guide',
  flow: () => {
    const text = readFileSync(join(__dirname, '..', '..', 'drill', 'published-guide.yaml'), 'utf8').replaceAll('http://ha-events-drill-sink:8080/', SINK_URL);
    return { objects: parseAllDocuments(text).map(document => document.toJS()), url: 'http://webhook-eventsource-svc:12000/order' };
  },
};

const ours = (name: string, bus: HaEventBusProps, source: Partial<HaEventSourceProps> = {}): Form => ({
  name,
  flow: namespace => {
    const chart = new Chart(new App(), 'bench', { namespace, disableResourceNameHashes: true });
    const eventBus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.ZONE, ...bus, persistence: { volumeSize: '1Gi', accessMode: 'ReadWriteOnce' } });
    const shop = new HaEventSource(chart, 'Source', { metadata: { name: 'shop' }, eventBus, webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } }, ...source });
    new HaSensor(chart, 'Sensor', {
      metadata: { name: 'fulfil' },
      eventBus,
      dependencies: [shop.event('order')],
      triggers: [{ template: { name: 'call', http: { url: SINK_URL, method: 'POST', payload: [{ src: { dependencyName: 'order', dataKey: 'body' }, dest: 'order' }] } } }],
    });
    return { objects: chart.toJson(), url: shop.webhookUrl('order') };
  },
});

export const FORMS: readonly Form[] = [
  guide,
  ours('native bus, no guards', UNGUARDED_NATIVE),
  ours('native bus, no guards, sync 2m', { ...UNGUARDED_NATIVE, ...RELAXED }),
  ours('native bus, bus guards', NATIVE, { webhookGuard: false }),
  ours('native bus, bus and webhook guards', NATIVE),
  ours('own servers 2.10.29, no guards', own('2.10.29')),
  ours('own servers 2.14.10, no guards', own('2.14.10')),
  ours('own servers 2.14.10, no guards, sync 2m', { ...own('2.14.10'), ...RELAXED }),
  ours('own servers 2.15.3, no guards', own('2.15.3')),
  ours('own servers 2.14.10, node guards', guarded('2.14.10')),
  ours('own servers 2.14.10, node guards, sync 2m', { ...guarded('2.14.10'), ...RELAXED }),
];
