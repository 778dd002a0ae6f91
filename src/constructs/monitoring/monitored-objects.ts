import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Monitored, MonitoredBus, MonitoredNodeGuard, MonitoredSensor, MonitoredSource, SPREAD } from '../../resources/monitoring/monitored';
import { IHaEventBus } from '../event-bus/event-bus-ref';
import { HaEventBus } from '../event-bus/ha-event-bus';
import { ReferencedEventBus } from '../event-bus/imported-event-bus';
import { HaEventSource } from '../event-source/ha-event-source';
import { HaNodeGuard } from '../node-guard/ha-node-guard';
import { HaSensor } from '../sensor/ha-sensor';

export interface MonitoredScope {
  readonly within: IConstruct;
  readonly namespace: string;
  readonly referencedBuses: boolean;
  /** Whether the guards in the pods are scraped. */
  readonly podGuards: boolean;
}

/** Buses whose servers cannot be scraped. */
export function withoutExporter({ within, namespace }: Pick<MonitoredScope, 'within' | 'namespace'>): HaEventBus[] {
  return inNamespace(within, namespace).filter(construct => construct instanceof HaEventBus).filter(({ _exporter }) => !_exporter);
}

/** Everything of a namespace that the constructs below one make. */
export function monitoredObjects({ within, namespace, referencedBuses, podGuards }: MonitoredScope): Monitored {
  const all = inNamespace(within, namespace);
  const made = all.filter(construct => construct instanceof HaEventBus);
  const referenced = referencedBuses ? all.filter(construct => construct instanceof ReferencedEventBus) : [];
  const busOf = (bus: IHaEventBus) => monitoredBus(namespace, made.find(({ eventBusName }) => eventBusName === bus.eventBusName) ?? bus);
  const client = (construct: HaEventSource | HaSensor) =>
    ({ namespace, replicas: construct.replicas, guarded: podGuards && construct._busGuard, bus: busOf(construct._eventBus) });
  return {
    buses: firstOfName([...made.filter(({ _exporter }) => _exporter), ...referenced].map(bus => monitoredBus(namespace, bus))),
    sources: all.filter(construct => construct instanceof HaEventSource).map((source): MonitoredSource => ({
      ...client(source),
      kind: 'EventSource',
      name: source.eventSourceName,
      webhookGuard: podGuards && source.webhookGuardConfig !== undefined,
      repeatedEvents: source._repeatedEvents,
    })),
    sensors: all.filter(construct => construct instanceof HaSensor).map((sensor): MonitoredSensor => ({
      ...client(sensor), kind: 'Sensor', name: sensor.sensorName, consumers: sensor._consumers, bucket: sensor.bucketJob !== undefined,
    })),
    nodeGuards: all.filter(construct => construct instanceof HaNodeGuard).map((guard): MonitoredNodeGuard => ({
      namespace, name: guard.guardName, ...guard._guards,
    })),
  };
}

const MONITORED = [HaEventBus, ReferencedEventBus, HaEventSource, HaSensor, HaNodeGuard];

/** What is monitored is in a chart; constructs that group charts are not. */
function inNamespace(within: IConstruct, namespace: string): IConstruct[] {
  return within.node.findAll().filter(construct => MONITORED.some(type => construct instanceof type) && Chart.of(construct).namespace === namespace);
}

function monitoredBus(namespace: string, bus: IHaEventBus): MonitoredBus {
  const made = bus instanceof HaEventBus ? bus : undefined;
  return {
    namespace,
    name: bus.eventBusName,
    statefulSet: bus.access.statefulSet,
    servers: bus.servers,
    copies: bus.streamReplicas,
    spread: SPREAD[bus.survives],
    limits: made?._limits,
    keeper: made?.keeper?.name,
  };
}

function firstOfName(buses: readonly MonitoredBus[]): MonitoredBus[] {
  return buses.filter(({ name }, index) => buses.findIndex(other => other.name === name) === index);
}
