import { Duration } from 'cdk8s';
import { JetStreamOptions, StreamOptions } from './event-bus-options';
import { FailureDomain } from '../../contract/failure-domain';
import { goDuration } from '../../values/go-duration';
import { largestShare, quorum, tolerated } from '../../values/raft-majority';

export interface EventBusSizes {
  readonly survives: FailureDomain;
  readonly replicas: number;
  readonly streamReplicas: number;
  readonly zones: number;
  /** Whether the servers can have a topology spread: from the pod policy, or their own StatefulSet. */
  readonly topologySpread: boolean;
}

/** Refuses sizes with which the bus, or one of its streams, has no majority after the declared failure. */
export function validateEventBusSizes({ survives, replicas, streamReplicas, zones, topologySpread }: EventBusSizes): void {
  if (replicas !== 3 && replicas !== 5) {
    throw new Error(`replicas: got ${replicas} JetStream servers. Their majority is ${quorum(replicas)}, so ${tolerated(replicas)} may fail. `
      + 'Allowed: 3 (1 may fail) or 5 (2 may fail); an even number tolerates no more failures than the odd number below it');
  }
  if (streamReplicas !== 3 && streamReplicas !== 5) {
    throw new Error(`stream.replicas: got ${streamReplicas} copies. Their majority is ${quorum(streamReplicas)}, so ${tolerated(streamReplicas)} may fail. `
      + 'Allowed: 3 or 5');
  }
  if (streamReplicas > replicas) {
    throw new Error(`stream.replicas: got ${streamReplicas} copies on ${replicas} servers. NATS could never create the stream ("no suitable peers"). `
      + `Allowed: at most ${replicas}; lower stream.replicas or set replicas to 5`);
  }
  if (survives !== FailureDomain.ZONE) return;

  if (!Number.isInteger(zones) || zones < 3) {
    const share = largestShare(replicas, Math.max(1, zones));
    throw new Error(`survives ZONE: got ${zones} zones. One zone then holds at least ${share} of ${replicas} servers, but only ${tolerated(replicas)} may fail. `
      + 'Allowed: 3 zones or more; with fewer zones, survives: FailureDomain.NODE');
  }
  if (streamReplicas < replicas && replicas > zones) {
    throw new Error(`survives ZONE: got ${replicas} servers in ${zones} zones with stream.replicas ${streamReplicas}. NATS may put two of the ${streamReplicas} copies `
      + `into one zone, but only ${tolerated(streamReplicas)} may fail. Allowed: stream.replicas ${replicas}, or replicas 3`);
  }
  if (!topologySpread && replicas > zones) {
    throw new Error(`survives ZONE: got ${replicas} servers in ${zones} zones without the pod policy. Only its topology spread prevents ${quorum(replicas)} servers in one zone. `
      + 'Allowed: podPolicy: true, or replicas 3');
  }
}

export function validateBusGuard(busGuard: boolean, podPolicy: boolean, ownServers: boolean): void {
  if (busGuard && ownServers) {
    throw new Error('busGuard: got true with runtime OWN_SERVERS. Clients of own servers have no guard in their pods. Allowed: no busGuard, or runtime: BusRuntime.NATIVE');
  }
  if (!busGuard || podPolicy) return;
  throw new Error('busGuard: got true with podPolicy false. Only the pod policy can add the guard to a pod. Allowed: podPolicy: true, or busGuard: false');
}

/** Less is a slip: a quantity without a unit is bytes. */
const SMALLEST_VOLUME = 100 * 1024 ** 2;

export interface EventBusStore {
  readonly volumeBytes: number;
  readonly maxFileStoreBytes: number;
  readonly maxBytes: number;
  readonly maxMemoryStoreBytes: number;
  /** Undefined without a limit. */
  readonly memoryLimitBytes?: number;
  readonly largestEventBytes: number;
}

/** The stream must fit the file store and the file store the volume: a full volume makes NATS switch JetStream off. */
export function validateEventBusStore(store: EventBusStore): void {
  const { volumeBytes, maxFileStoreBytes, maxBytes, maxMemoryStoreBytes, memoryLimitBytes, largestEventBytes } = store;
  if (volumeBytes < SMALLEST_VOLUME) {
    throw new Error(`persistence.volumeSize: got ${volumeBytes} bytes. Allowed: at least 100Mi; a size has a unit, for example "20Gi"`);
  }
  if (maxBytes < largestEventBytes) {
    throw new Error(`stream.maxBytes: got ${maxBytes} bytes, less than one event of maxPayload, ${largestEventBytes} bytes. NATS reads 0 as no limit. `
      + `Allowed: at least ${largestEventBytes} bytes; raise stream.maxBytes or jetstream.maxFileStore, or lower maxPayload`);
  }
  if (memoryLimitBytes !== undefined && maxMemoryStoreBytes >= memoryLimitBytes) {
    throw new Error(`jetstream.maxMemoryStore: got ${maxMemoryStoreBytes} bytes in a container with a limit of ${memoryLimitBytes}. The container would be killed before the store is full. `
      + 'Allowed: less than containerTemplate.resources.limits.memory; the default is a quarter of that limit');
  }
  if (maxFileStoreBytes > volumeBytes * 0.95) {
    throw new Error(`jetstream.maxFileStore: got ${maxFileStoreBytes} bytes on a volume of ${volumeBytes}. On a full volume, NATS turns JetStream off. `
      + `Allowed: at most 95 % of the volume, ${Math.floor(volumeBytes * 0.95)} bytes; enlarge persistence.volumeSize or lower jetstream.maxFileStore`);
  }
  if (maxBytes > maxFileStoreBytes * 0.95) {
    throw new Error(`stream.maxBytes: got ${maxBytes} bytes in a file store of ${maxFileStoreBytes}. No space would be left for the state of Sensors. `
      + `Allowed: at most 95 % of the file store, ${Math.floor(maxFileStoreBytes * 0.95)} bytes; enlarge persistence.volumeSize or lower stream.maxBytes`);
  }
}

/** Zeros that NATS reads as something else. */
export function validateStreamLimits({ maxMsgs, duplicates }: StreamOptions, { syncInterval }: JetStreamOptions): void {
  if (maxMsgs === 0) throw new Error('stream.maxMsgs: got 0. NATS reads 0 as no limit. Allowed: 1 or more, or -1 for no limit except the size');
  if (duplicates?.toMilliseconds() === 0) {
    throw new Error('stream.duplicates: got 0. NATS reads 0 as 2 minutes. Allowed: 1 s or more; clients retry a publish for about 33 s');
  }
  if (syncInterval?.toMilliseconds() === 0) {
    throw new Error('jetstream.syncInterval: got 0. Allowed: 1 ms or more, or no syncInterval: then NATS syncs every write to disk before it acknowledges the write');
  }
}

/** NATS refuses a stream that remembers events for longer than it keeps them, and every client of the bus then restarts indefinitely. */
export function validateDuplicatesWindow(duplicates: Duration, maxAge: Duration): void {
  if (maxAge.toMilliseconds() === 0 || duplicates.toMilliseconds() <= maxAge.toMilliseconds()) return;
  throw new Error(`stream.duplicates: got ${goDuration(duplicates)} with stream.maxAge ${goDuration(maxAge)}. NATS rejects such a stream ("duplicates window can not be larger then max age"). `
    + `Allowed: at most ${goDuration(maxAge)}; lower stream.duplicates or raise stream.maxAge`);
}
