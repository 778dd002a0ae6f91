import { BusModel, KafkaModel, StreamingModel } from './model';
import { podsModel } from './pods-model';
import { PEER_PINGS, streamingElection } from './times';
import { setting } from '../../argo-events/nats/bus-settings';
import { STREAMING_DEFAULTS } from '../../argo-events/nats/streaming';
import { Facts } from '../../flow/facts';
import { Bus, KafkaCluster } from '../../flow/flow';
import { weakestTopic } from '../../flow/kafka-cluster';
import { parseGoDuration } from '../../values/go-values';
import { asString, Json } from '../../values/json-values';

/** A bus that is not among the manifests has no servers to lose, and the loss of one has no answer. */
export const UNKNOWN_BUS: BusModel = {
  placement: { replicas: 0 },
  budget: { kind: 'none' },
  nodeLossToleration: 0,
  hasServers: false,
  own: false,
  rollsUnseen: false,
  streamReplicas: 0,
  persistent: true,
  peerNotice: peerNotice(PEER_PINGS),
};

/** nats-server flushes its files that often unless told otherwise. */
const DEFAULT_SYNC_INTERVAL = '2m';

export function busModel(bus: Bus, facts: Facts, podPolicy: boolean): BusModel {
  const follow = facts.volumesFollow ?? bus.volumesFollow;
  const streaming = bus.type === 'nats' ? bus.servers && streamingModel(bus.servers.fields) : undefined;
  const interval = setting(bus.settings, 'sync_interval') ?? DEFAULT_SYNC_INTERVAL;
  return {
    ...podsModel(bus, podPolicy),
    hasServers: bus.servers !== undefined || bus.kafka !== undefined,
    own: bus.servers?.own !== undefined,
    rollsUnseen: streaming !== undefined || bus.servers?.own?.probed === false,
    ...streaming && { streaming },
    ...bus.kafka && { kafka: kafkaModel(bus.kafka) },
    streamReplicas: bus.stream?.replicas ?? 0,
    ...bus.stream && { watchesSubscriptions: bus.keeper?.subscriptions ?? false },
    persistent: bus.kafka ? bus.kafka.persistent : bus.volumeBytes !== undefined,
    ...follow !== undefined && { volumesFollow: follow },
    peerNotice: peerNotice(pings(bus.directives)),
    ...interval !== 'always' && !streaming && !bus.kafka && { flushInterval: interval },
  };
}

function kafkaModel(kafka: KafkaCluster): KafkaModel {
  const { replicas, minInsync } = weakestTopic(kafka);
  return { replicas, minInsync, votesOfBrokers: kafka.votesOfBrokers };
}

function streamingModel(native: Json): StreamingModel {
  const seconds = (field: 'raftHeartbeatTimeout' | 'raftElectionTimeout') =>
    (parseGoDuration(asString(native[field]) ?? '') || parseGoDuration(STREAMING_DEFAULTS[field])!) / 1000;
  return { election: streamingElection(seconds('raftHeartbeatTimeout'), seconds('raftElectionTimeout')) };
}

function pings(directives: string): { interval: number; max: number } {
  const interval = setting(directives, 'ping_interval') ?? '';
  // a plain number is seconds
  const ms = /^\d+$/.test(interval) ? Number(interval) * 1000 : parseGoDuration(interval) ?? 0;
  return { interval: ms / 1000 || PEER_PINGS.interval, max: Number(setting(directives, 'ping_max')) || PEER_PINGS.max };
}

function peerNotice({ interval, max }: { interval: number; max: number }): number {
  return Math.min(interval, PEER_PINGS.longest) * (max + 1);
}
