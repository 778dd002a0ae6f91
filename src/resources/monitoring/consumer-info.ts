import { MonitoredSensor } from './monitored';

/** Recorded series with the value 1 that tells which trigger and dependency a durable consumer belongs to. */
export const CONSUMER_INFO = 'argo_events:consumer:info';

/** Names of consumers are hashes; nobody could read an alert about one. */
export function consumerInfo({ namespace, name, bus, consumers }: MonitoredSensor) {
  return consumers.map(({ consumer, trigger, dependency }) => ({
    record: CONSUMER_INFO,
    expr: 'vector(1)',
    labels: { namespace, eventbus: bus.name, sensor_name: name, trigger_name: trigger, dependency_name: dependency, consumer_name: consumer },
  }));
}
