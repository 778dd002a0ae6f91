import { bucketStream, STREAM } from '../../argo-events/catalog/names';
import { Port } from '../../contract/ports';
import { asArray, asInteger, asRecord, asString, at, Json } from '../../values/json-values';
import { LivePod, podUrl } from '../cluster/live-pods';
import { CopyState } from '../report-model/copies';

/** What the servers of a bus say of themselves on their monitoring port. */
export interface BusState {
  /** By stream; undefined for a stream that no server leads. */
  readonly leaders: ReadonlyMap<string, string>;
  /** Copies by stream, as its leader counts them. */
  readonly copies: ReadonlyMap<string, number>;
  /** Streams that any server may read for a client, as their leaders have it. */
  readonly direct: ReadonlySet<string>;
  /** What each server holds of a stream, by stream. */
  readonly held: ReadonlyMap<string, readonly CopyState[]>;
  /** Why the bus is not fully formed; empty when it is. */
  readonly faults: readonly string[];
}

/** Where a server tells of its streams, and of its connections. */
export function monitorUrls(server: LivePod): [string, string] {
  return [podUrl(server, Port.BUS_MONITOR, '/jsz?accounts=true&streams=true&config=true'), podUrl(server, Port.BUS_MONITOR, '/connz?limit=10000&subs=true')];
}

/** Addresses of the clients of a server. */
export function clientsOf(connz: string | undefined): string[] {
  return (asArray(read(connz)?.connections) ?? []).flatMap(connection => asString(asRecord(connection)?.ip) ?? []);
}

/**
 * Connections of Sensors: for an election by graft, or for the events of a trigger, with two inboxes: one for the answers of JetStream, and one
 * for the events.
 */
export function sensorConnections(connz: string | undefined): number {
  const connections = asArray(read(connz)?.connections) ?? [];
  return connections.filter(connection => {
    const subjects = (asArray(asRecord(connection)?.subscriptions_list) ?? []).map(subject => asString(subject) ?? '');
    return subjects.filter(subject => subject.startsWith('_INBOX.')).length > 1 || subjects.some(subject => subject.startsWith('graft.'));
  }).length;
}

/** @param answers of the servers, in their order; undefined for one that does not answer */
export function busState(servers: readonly LivePod[], answers: readonly (string | undefined)[], replicas: number): BusState {
  const faults: string[] = [];
  const leaders = new Map<string, string>();
  const copies = new Map<string, number>();
  const direct = new Set<string>();
  const held = new Map<string, CopyState[]>();
  if (servers.length !== replicas) faults.push(`${servers.length} of ${replicas} servers exist`);
  const metaLeaders = new Set<string>();
  servers.forEach(({ name }, index) => {
    const said = read(answers[index]);
    if (said === undefined) {
      faults.push(`${name} does not answer on port ${Port.BUS_MONITOR}`);
      return;
    }
    const size = asInteger(at(said, 'meta_cluster', 'cluster_size')) ?? 1;
    if (size !== replicas) faults.push(`${name} sees a meta group of ${size}, and the bus has ${replicas} servers`);
    const leader = asString(at(said, 'meta_cluster', 'leader'));
    if (leader !== undefined) metaLeaders.add(leader);
    for (const stream of streamsOf(said)) {
      const streamName = asString(stream.name) ?? '';
      const copy = copyState(name, stream);
      if (copy !== undefined) held.set(streamName, [...held.get(streamName) ?? [], copy]);
      // a bus of one server has no cluster to tell of
      if ((asString(at(stream, 'cluster', 'leader')) ?? name) !== name) continue;
      const peers = (asArray(at(stream, 'cluster', 'replicas')) ?? []).map(asRecord);
      leaders.set(streamName, name);
      copies.set(streamName, peers.length + 1);
      if (at(stream, 'config', 'allow_direct') === true) direct.add(streamName);
      for (const peer of peers) {
        if (peer?.current !== true || peer.offline === true) faults.push(`${asString(peer?.name)} is not current with the stream ${streamName}`);
      }
    }
  });
  if (replicas > 1 && metaLeaders.size !== 1) faults.push(metaLeaders.size === 0 ? 'the meta group has no leader' : `the servers name ${metaLeaders.size} leaders of the meta group`);
  return { leaders, copies, direct, held, faults };
}

/** Why this bus cannot carry this Sensor now, beside what is wrong with the bus itself. */
export function missingStreams({ leaders }: BusState, sensor: string): string[] {
  return [STREAM, bucketStream(sensor)].filter(stream => !leaders.has(stream)).map(stream => `no server leads the stream ${stream}`);
}

function streamsOf(said: Json): Json[] {
  return (asArray(said.account_details) ?? []).flatMap(account => asArray(asRecord(account)?.stream_detail) ?? []).map(stream => asRecord(stream)!);
}

function copyState(server: string, stream: Json): CopyState | undefined {
  const [first, last, messages] = ['first_seq', 'last_seq', 'messages'].map(field => asInteger(at(stream, 'state', field)));
  return first === undefined || last === undefined || messages === undefined ? undefined : { server, first, last, messages };
}

function read(answer: string | undefined): Json | undefined {
  try {
    return answer === undefined ? undefined : asRecord(JSON.parse(answer));
  } catch {
    return undefined;
  }
}
