import { activeSensor } from './active-sensor';
import { BusState, busState, clientsOf, monitorUrls, sensorConnections } from './bus-state';
import { NodeFacts } from './cluster-facts';
import { bucketStream, STREAM } from '../../argo-events/catalog/names';
import { asInteger, at } from '../../values/json-values';
import { Cluster } from '../cluster/cluster';
import { FlowNames, LiveFlow, liveFlow, LivePod } from '../cluster/live-pods';
import { LoadGenerator } from '../load/load-generator';

/** Who does what in the flow at a moment; targets are chosen by it. */
export interface Snapshot extends LiveFlow {
  readonly bus: BusState;
  /** The server that leads the stream. */
  readonly streamLeader?: LivePod;
  /** The server that leads the Sensor's bucket. */
  readonly bucketLeader?: LivePod;
  /** See {@link activeSensor}. */
  readonly activeSensor?: LivePod;
  /** Names of the pods, also of node guards, whose connection to the bus ends at this server. */
  readonly attached: ReadonlyMap<string, readonly string[]>;
  /** How many connections of Sensors each server has. */
  readonly sensorsAt: ReadonlyMap<string, number>;
  readonly nodes: readonly NodeFacts[];
}

export interface SnapshotSources {
  readonly cluster: Cluster;
  readonly generator: LoadGenerator;
  readonly names: FlowNames;
  readonly nodes: readonly NodeFacts[];
}

export async function takeSnapshot({ cluster, generator, names, nodes }: SnapshotSources): Promise<Snapshot> {
  const { pods, workloads, nodeGuards, guardPods } = await liveFlow(cluster, names);
  const servers = pods.filter(({ part }) => part === 'bus');
  const reached = servers.filter(({ ip }) => ip !== undefined);
  const answers = reached.length === 0 ? [] : await generator.fetch(reached.flatMap(monitorUrls));
  const answerOf = (server: LivePod, which: 0 | 1) => reached.includes(server) ? answers[2 * reached.indexOf(server) + which] : undefined;
  const replicas = asInteger(at(workloads.find(({ part }) => part === 'bus')?.manifest, 'spec', 'replicas')) ?? servers.length;
  const bus = busState(servers, servers.map(server => answerOf(server, 0)), replicas);
  const named = (name: string | undefined) => servers.find(server => server.name === name);
  const clients = [...pods.filter(({ part }) => part !== 'bus'), ...guardPods].map(pod => ({ name: pod.name, addresses: [pod.ip, 'hostIp' in pod ? pod.hostIp : undefined] }));
  return {
    pods,
    workloads,
    nodeGuards,
    guardPods,
    bus,
    streamLeader: named(bus.leaders.get(STREAM)),
    bucketLeader: named(bus.leaders.get(bucketStream(names.sensor))),
    activeSensor: await activeSensor(pods, generator),
    attached: new Map(servers.map(server => {
      const seen = new Set<string | undefined>(clientsOf(answerOf(server, 1)));
      return [server.name, clients.filter(({ addresses }) => addresses.some(address => seen.has(address))).map(({ name }) => name)];
    })),
    sensorsAt: new Map(servers.map(server => [server.name, sensorConnections(answerOf(server, 1))])),
    nodes,
  };
}
