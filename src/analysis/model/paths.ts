import { brokenBus, busModel, UNKNOWN_BUS } from './bus-model';
import { unknownVersion } from './bus-version';
import { sensorModel, sourceModel } from './client-model';
import { Broken, ClusterModel, MissingFact, PathModel } from './model';
import { NODE_MONITOR_GRACE, NODE_MONITOR_GRACE_BEFORE_1_32 } from './times';
import { compareVersions } from '../../argo-events/catalog/versions';
import { Facts } from '../../flow/facts';
import { Bus, Client, Flow, Pods, Sensor, Source } from '../../flow/flow';
import { topology } from '../cluster/topology';

/** One way of events. The bus and the EventSource may be known by name only. */
export interface Path {
  readonly namespace: string;
  readonly sourceName: string;
  readonly busName: string;
  readonly source?: Source;
  readonly bus?: Bus;
  /** Undefined when no Sensor takes the events of this source. */
  readonly sensor?: Sensor;
}

/** Every source with every Sensor that depends on it, and sources on which none does. */
export function paths({ sources, sensors }: Flow): Path[] {
  const taken = sensors.flatMap(sensor => {
    const names = [...new Set(sensor.dependencies.flatMap(({ eventSourceName }) => eventSourceName ?? []))];
    return names.map(sourceName => {
      const source = sensor.dependencies.find(dependency => dependency.eventSourceName === sourceName)?.source;
      return { namespace: sensor.object.namespace, sourceName, busName: sensor.busName, source, bus: sensor.bus, sensor };
    });
  });
  const used = new Set(taken.map(({ source }) => source));
  const unused = sources.filter(source => !used.has(source));
  return [...taken, ...unused.map(source => ({
    namespace: source.object.namespace, sourceName: source.object.name, busName: source.busName, source, bus: source.bus,
  }))];
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

export function pathModel(path: Path, cluster: ClusterModel, facts: Facts, podPolicy: boolean): PathModel {
  const { source, bus, sensor } = path;
  return {
    cluster,
    bus: bus ? busModel(bus, podPolicy) : UNKNOWN_BUS,
    source: source && sourceModel(source, facts, podPolicy),
    sensor: sensor && sensorModel(sensor, podPolicy),
    broken: [...bus ? brokenBus(bus, facts) : [], ...otherBus(path), ...noLease('source', source), ...noLease('sensor', sensor)],
    missing: [...missingObjects(path), ...bus ? unknownVersion(bus, facts) : [], ...unknownLease('source', source), ...unknownLease('sensor', sensor)],
  };
}

function otherBus({ source, busName, sensor }: Path): Broken[] {
  return source === undefined || sensor === undefined || source.busName === busName ? [] : [{
    part: 'sensor',
    text: `the EventSource publishes to the EventBus "${source.busName}", the Sensor reads "${busName}"`,
    fix: { part: 'sensor', field: 'spec.eventBusName', change: source.busName },
  }];
}

function noLease(part: 'source' | 'sensor', client: Client | undefined): Broken[] {
  const verbs = client?.elector === 'lease' ? client.missingLeaseVerbs ?? [] : [];
  return verbs.length === 0 ? [] : [{
    part,
    text: `the pods may not ${verbs.join(', ')} leases: they run, and none of them ever becomes active`,
    fix: { part, field: 'RBAC', change: 'a Role with get, create and update on leases, bound to their ServiceAccount' },
  }];
}

function unknownLease(part: 'source' | 'sensor', client: Client | undefined): MissingFact[] {
  return client?.elector === 'lease' && client.missingLeaseVerbs === undefined
    ? [{ part, fact: 'whether its ServiceAccount may get, create and update leases: add the Role and RoleBinding to the manifests' }]
    : [];
}

function missingObjects({ source, bus }: Path): MissingFact[] {
  return [
    ...source ? [] : [{ part: 'source' as const, fact: 'the EventSource: add it to the manifests' }],
    ...bus ? [] : [{ part: 'bus' as const, fact: 'the EventBus: add it to the manifests' }],
    ...bus && bus.type !== 'jetstream' ? [{ part: 'bus' as const, fact: `what the servers of a bus of type ${bus.type} survive: Argo Events does not make them` }] : [],
  ];
}
