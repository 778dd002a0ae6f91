import { Series, Labels, recorded } from './series';
import { durableConsumer } from '../../../../src/argo-events/catalog/names';
import { Monitored, MonitoredBus } from '../../../../src/resources/monitoring/monitored';

export const SHOP_BUS: MonitoredBus = {
  namespace: 'shop',
  name: 'default',
  statefulSet: 'eventbus-default-js',
  servers: 3,
  copies: 3,
  spread: 'zone',
  limits: { streamBytes: 14_000_000_000, storeBytes: 18_253_611_008, refusesNew: false },
  keeper: 'eventbus-default-keeper',
};

/** One flow with everything that alerts are about. */
export function shop(namespace = 'shop', servers = 3, repeatedEvents: readonly string[] = ['order']): Monitored {
  const ofBus = { ...SHOP_BUS, namespace, servers };
  const client = { namespace, replicas: 3, guarded: true };
  return {
    buses: [ofBus],
    sources: [{ ...client, kind: 'EventSource', name: 'shop', bus: ofBus, webhookGuard: true, repeatedEvents }],
    sensors: [{
      ...client,
      kind: 'Sensor',
      name: 'fulfil',
      bus: ofBus,
      consumers: [{ consumer: durableConsumer('fulfil', 'fulfil', 'order'), trigger: 'fulfil', triggerIndex: 0, dependency: 'order' }],
      bucket: true,
    }],
    nodeGuards: [{ namespace, name: 'node-guard', buses: true, webhooks: true }],
  };
}

export const EXPORTERS = ['0.14', '0.20'] as const;

/** The series of that flow while nothing fails: recorded ones, with the labels that a PodMonitor adds. */
export function healthyShop(exporter: (typeof EXPORTERS)[number], servers = 3): Series[] {
  return [
    ...Array.from({ length: servers }, (_, ordinal) => server(exporter, ordinal, servers)).flat(),
    ...[0, 1, 2].flatMap(number => [
      ...pod({ eventsource_name: 'shop', pod: `shop-eventsource-${number}` }, 'argo_events_event', servers),
      ...pod({ sensor_name: 'fulfil', pod: `fulfil-sensor-${number}` }, 'argo_events_action', servers),
    ]),
    ...targets({ pod: 'node-guard-abcde', container: 'guard' }, healthyGuard(recorded('node-guard.prom'), servers)),
    ...recorded('kube-state-metrics.prom'),
  ];
}

function targets(target: Labels, series: readonly Series[]): Series[] {
  const labels = { namespace: 'shop', ...target };
  return [...series, { metric: 'up', labels: {}, value: 1 }].map(one => ({ ...one, labels: { ...labels, ...one.labels } }));
}

/** The first server leads everything; the recorded one with the consumer's values takes its place. Two more than three follow, too. */
function server(exporter: string, ordinal: number, servers: number): Series[] {
  const role = ([label, value]: [string, string]) => [label, /^is_.*leader$/.test(label) ? String(ordinal === 0) : value];
  const series = recorded(`nats-exporter-${exporter}-${(ordinal + 2) % 3}.prom`).map(one => ({
    ...one,
    labels: Object.fromEntries(Object.entries(one.labels).map(role)),
    value: one.metric === 'nats_varz_jetstream_meta_cluster_size' ? servers : one.value,
  }));
  return targets({ pod: `eventbus-default-js-${ordinal}`, container: 'metrics' }, series);
}

function pod(names: Labels, prefix: string, servers: number): Series[] {
  const own = recorded('argo-events-1.9.11.prom').filter(({ metric }) => metric.startsWith(prefix));
  return [...targets({ ...names, container: 'main' }, own), ...targets({ ...names, container: 'bus-guard' }, healthyGuard(recorded('guard-in-pod.prom'), servers))];
}

/** The guards were recorded while they reached nothing. */
function healthyGuard(series: readonly Series[], servers: number): Series[] {
  return series.map(one => {
    const { metric, labels: { proxy, server: name, state } } = one;
    if (metric === 'haproxy_backend_active_servers' && /^bus/.test(proxy)) return { ...one, value: servers };
    if (metric === 'haproxy_backend_active_servers' && /^near/.test(proxy)) return { ...one, value: 1 };
    if (metric === 'haproxy_server_status' && name?.endsWith('-0') && (state === 'UP' || state === 'MAINT')) return { ...one, value: state === 'UP' ? 1 : 0 };
    if (metric === 'haproxy_server_current_sessions' && proxy === 'bus' && name.endsWith('-0')) return { ...one, value: 2 };
    return one;
  });
}
