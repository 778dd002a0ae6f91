import { CONSUMER_INFO } from './consumer-info';
import { MonitoredBus, MonitoredClient, MonitoredNodeGuard, MonitoredSensor } from './monitored';
import { BUS_GUARD_CONTAINER } from '../../contract/guard-names';

/** Labels of the series of the server pods of a bus. */
export function busPods({ namespace, statefulSet }: MonitoredBus): string {
  return `namespace="${namespace}",pod=~"${statefulSet}-[0-9]+"`;
}

/** Labels of the series of the pods of an EventSource or Sensor. Argo Events itself sets them on its metrics. */
export function clientPods({ namespace, kind, name }: MonitoredClient): string {
  return `namespace="${namespace}",${kind === 'EventSource' ? 'eventsource_name' : 'sensor_name'}="${name}"`;
}

/** Labels of the series of the guards in those pods. */
export function guards(client: MonitoredClient): string {
  return `${clientPods(client)},container="${BUS_GUARD_CONTAINER}"`;
}

/** Labels of the series of the pods of a node guard. */
export function nodeGuardPods({ namespace, name }: MonitoredNodeGuard): string {
  return `namespace="${namespace}",pod=~"${name}-[a-z0-9]{5}"`;
}

/**
 * How many servers of a bus answer their exporter and have JetStream on. Of a server that does not answer, the exporter repeats the last values of
 * `nats_varz_*` and leaves out those of JetStream.
 */
export function answeringServers(bus: MonitoredBus): string {
  return `count(nats_server_jetstream_disabled{${busPods(bus)}} == 0)`;
}

/** Holds while every server of a bus answers: what is missing then is not due to a lost server. */
export function allServersAnswer(bus: MonitoredBus): string {
  return `${answeringServers(bus)} == ${bus.servers}`;
}

/** A metric of the consumers of a bus, once for each consumer: followers report 0. */
export function ofConsumers(metric: string, bus: MonitoredBus): string {
  return `max by (consumer_name) (${metric}{${busPods(bus)},is_consumer_leader="true"})`;
}

/** 0 while kube-state-metrics reports the pods of the namespace, and not this series of one of its objects: somebody has deleted the object. */
export function deleted(series: string, namespace: string): string {
  return `0 * absent(${series}) and on () count(kube_pod_info{namespace="${namespace}"}) > 0`;
}

/** Keeps the consumers of a Sensor, and labels them with their trigger and dependency. */
export function labelled(expression: string, { namespace, name }: MonitoredSensor): string {
  return `(${expression}) * on (consumer_name) group_left (trigger_name, dependency_name) ${CONSUMER_INFO}{namespace="${namespace}",sensor_name="${name}"}`;
}
