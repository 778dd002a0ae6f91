import { App, Chart, Duration, Size } from 'cdk8s';
import { BusRuntime, FailureDomain, HaEventBus, HaMonitoring, HaSensor, StreamDiscard } from '../../../src';
import { durableConsumer } from '../../../src/argo-events/catalog/names';
import { ALERT_NAMES } from '../../../src/resources/monitoring/alerts';

const MiB = 2 ** 20;
export const STREAM_BYTES = 16 * MiB;
export const STORE_BYTES = 96 * MiB;
export const SUBJECT = 'default.shop.order';

/** Names of the triggers of the Sensor `fulfil`. */
export const TRIGGERS = ['fulfil', 'bill'] as const;
type TriggerName = typeof TRIGGERS[number];
export const consumerOf = (trigger: TriggerName): string => durableConsumer('fulfil', trigger, 'order');

/** About servers, streams and consumers. The others need pods of Argo Events, or kube-state-metrics. */
const OF_NATS = /^ArgoEvents(Bus(?!KeeperFailing|ServersOn|ServersIn)|Sensor(Stuck|ConsumerMissing|BacklogGrowing|RedeliveryLoop))/;

/** Rules of a bus with a Sensor that runs two triggers for each event. The alerts fire after 5 s, and are otherwise as they are. */
export function rulesOf(servers: number, discard: StreamDiscard = StreamDiscard.OLD): object {
  const chart = new Chart(new App(), 'flow', { namespace: 'shop' });
  const eventBus = new HaEventBus(chart, 'Bus', {
    survives: FailureDomain.NODE,
    runtime: BusRuntime.NATIVE,
    replicas: servers,
    persistence: { volumeSize: '256Mi' },
    jetstream: { maxFileStore: Size.mebibytes(STORE_BYTES / MiB) },
    stream: { maxBytes: Size.mebibytes(STREAM_BYTES / MiB), discard },
  });
  new HaSensor(chart, 'Fulfil', {
    metadata: { name: 'fulfil' },
    eventBus,
    dependencies: [{ name: 'order', eventSourceName: 'shop', eventName: 'order' }],
    triggers: TRIGGERS.map(name => ({ template: { name, log: {} } })),
  });
  return new HaMonitoring(chart, 'Monitoring', {
    excludeRules: ALERT_NAMES.filter(name => !OF_NATS.test(name)),
    alerts: Object.fromEntries(ALERT_NAMES.map(name => [name, { pending: Duration.seconds(5) }])),
  }).prometheusRule!.toJson();
}
