import { asInteger, asRecord, at, Json } from '../../values/json-values';

/** Servers of a NATS Streaming bus at least; the controller raises smaller numbers. */
export const LEAST_STREAMING_SERVERS = 3;

/** Volume of a server unless `persistence.volumeSize` says otherwise. */
export const STREAMING_VOLUME_SIZE = '10Gi';

/** What the controller writes into the configuration of the servers for a field of `spec.nats.native` that is missing. */
export const STREAMING_DEFAULTS = {
  maxAge: '72h',
  maxMsgs: 1_000_000,
  maxSubs: 1000,
  maxBytes: '1GB',
  maxPayload: '1MB',
  raftHeartbeatTimeout: '2s',
  raftElectionTimeout: '2s',
  raftLeaseTimeout: '1s',
  raftCommitTimeout: '100ms',
} as const;

/** `spec.nats.native` of a bus whose servers the controller makes; undefined for one of others (`spec.nats.exotic`). */
export function nativeStreaming(eventBus: unknown): Json | undefined {
  return asRecord(at(eventBus, 'spec', 'nats', 'native'));
}

/** Servers of the StatefulSet. */
export function streamingServers(native: Json): number {
  return Math.max(LEAST_STREAMING_SERVERS, asInteger(native.replicas) ?? 0);
}

/** Names of the objects that the controller makes for a NATS Streaming bus. */
export function streamingNames(bus: string) {
  const statefulSet = `eventbus-${bus}-stan`;
  return { statefulSet, service: `${statefulSet}-svc` };
}
