import { busModel, UNKNOWN_BUS } from './bus-model';
import { sensorModel, sourceModel } from './client-model';
import { deadDeliveries, deadEvents, DeadParts, FlowPart } from './dead-parts';
import { Fault } from './fault';
import { ClusterModel, MissingFact, PathModel } from './model';
import { StandingFaults } from './standing-faults';
import { NODE_MONITOR_GRACE, NODE_MONITOR_GRACE_BEFORE_1_32 } from './times';
import { compareVersions } from '../../argo-events/catalog/versions';
import { Facts } from '../../flow/facts';
import { Bus, Flow, Pods, Sensor, Source } from '../../flow/flow';
import { unique } from '../../values/unique';
import { topology } from '../cluster/topology';
import { NeededFact } from '../codes/notes';

/** One way of events. The bus and the EventSource may be known by name only. */
export interface Path {
  readonly namespace: string;
  /** Empty for a Sensor that names none. */
  readonly sourceName: string;
  readonly busName: string;
  readonly source?: Source;
  readonly bus?: Bus;
  /** Undefined when no Sensor takes the events of this source. */
  readonly sensor?: Sensor;
  /** Only this part of it, which delivers nothing while the others do. */
  readonly part?: FlowPart;
  /** Why it delivers nothing while nothing fails. */
  readonly faults: readonly Fault[];
}

/** Every source with every Sensor that depends on it, and sources on which none does. Parts that deliver nothing are paths of their own. */
export function paths({ sources, sensors }: Flow, faults: StandingFaults): Path[] {
  const taken = sensors.flatMap(sensor => {
    const names = [...new Set(sensor.dependencies.flatMap(({ eventSourceName }) => eventSourceName ?? []))];
    // one that names no EventSource is refused
    return (names.length > 0 ? names : ['']).flatMap(sourceName => {
      const source = sensor.dependencies.find(dependency => dependency.eventSourceName === sourceName)?.source;
      const path = { namespace: sensor.object.namespace, sourceName, busName: sensor.busName, source, bus: sensor.bus, sensor };
      return withFaults(path, deadDeliveries(sensor, sourceName, faults), faults);
    }).filter(({ sourceName, faults: found }) => sourceName !== '' || found.length > 0);
  });
  const used = new Set(taken.map(({ source }) => source));
  const unused = sources.filter(source => !used.has(source));
  return [...taken, ...unused.flatMap(source => withFaults({
    namespace: source.object.namespace, sourceName: source.object.name, busName: source.busName, source, bus: source.bus,
  }, deadEvents(source, faults), faults))];
}

function withFaults(path: Omit<Path, 'faults'>, { all, parts }: DeadParts, faults: StandingFaults): Path[] {
  const ofBus = faults.of(path.bus?.object).map(({ fault }) => fault);
  const whole = [...ofBus, ...all];
  return [{ ...path, faults: whole }, ...whole.length > 0 ? [] : parts.map(dead => ({ ...path, ...dead }))];
}

/** The pods of a path that can be declared, placed and guarded. */
export function workloads({ source, bus, sensor }: Path): Pods[] {
  return [source, bus, sensor].filter(pods => pods !== undefined);
}

/** `mostPods`: of the largest workload. */
export function clusterModel({ zones, nodes, kubernetesVersion }: Facts, mostPods: number): ClusterModel {
  const old = kubernetesVersion !== undefined && compareVersions(kubernetesVersion, '1.32') < 0;
  return { topology: topology({ zones, nodes }, mostPods), nodeMonitorGrace: old ? NODE_MONITOR_GRACE_BEFORE_1_32 : NODE_MONITOR_GRACE };
}

export function pathModel(path: Path, cluster: ClusterModel, facts: Facts, podPolicy: boolean, unknowns: StandingFaults['missing']): PathModel {
  const { source, bus, sensor } = path;
  return {
    cluster,
    bus: bus ? busModel(bus, facts, podPolicy) : UNKNOWN_BUS,
    source: source && sourceModel(source, facts, podPolicy),
    sensor: sensor && sensorModel(sensor, podPolicy),
    faults: path.faults.map(({ object, ...fault }) => fault),
    missing: [...unique([source, bus, sensor].flatMap(pods => unknowns(pods?.object))), ...unknownServers(bus), ...unknownKeeper(path)],
  };
}

function unknownServers(bus: Bus | undefined): MissingFact[] {
  if (bus?.kafka) return bus.kafka.votesOfBrokers ? [] : [{ part: 'bus', fact: { code: 'kafka-controllers' } }];
  return bus === undefined || bus.servers !== undefined ? []
    : [{ part: 'bus', fact: bus.type === 'kafka' ? { code: 'kafka-brokers' } : { code: 'bus-servers', busType: bus.type } }];
}

function unknownKeeper({ bus, busName }: Path): MissingFact[] {
  // a consumer group of Kafka has no consumer that somebody could delete while its pods run
  if (bus?.stream || bus?.type === 'kafka') return [];
  const fact: NeededFact = bus === undefined ? { code: 'keeper', bus: busName } : { code: 'subscription-behavior', busType: bus.type };
  return [{ part: 'bus', fact, subscriptions: true }];
}
