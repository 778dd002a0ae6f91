import { blockedDrain, evicted, PodImpact } from './impact';
import { firstGroupWithoutQuorum, quorumCount, RaftGroup } from './raft-groups';
import { serverBack } from './server-back';
import { tolerated } from '../../values/raft-majority';
import { Risk } from '../codes/loss-codes';
import { QuorumCount } from '../codes/quorum-codes';
import { BUDGET, field, Remedy, RemedyAction, RemedyTarget } from '../codes/remedy';
import { busField, statefulSetField } from '../model/bus-fields';
import { BusModel, ClusterModel, StreamingModel } from '../model/model';
import { KAFKA_LEADERS, PUBLISH_UNANSWERED, PUBLISH_REFUSED, RAFT_ELECTION, STREAMING_PUBLISH_UNANSWERED } from '../model/times';
import { Effect, effect, Loss, Step } from '../verdict';

const part = 'bus';

/** The groups without which no event passes. A consumer has as many members as its stream. */
export function busGroups({ placement, streamReplicas, streaming, kafka }: BusModel): RaftGroup[] {
  if (kafka) {
    return [
      ...kafka.votesOfBrokers ? [{ code: 'kafka-controllers', members: placement.replicas, allServers: true } as const] : [],
      { code: 'kafka-partitions', members: Math.min(kafka.replicas, placement.replicas), needed: Math.min(kafka.minInsync, placement.replicas) },
    ];
  }
  return streaming ? [{ code: 'streaming-servers', members: placement.replicas, allServers: true }] : [
    { code: 'meta-group', members: placement.replicas, allServers: true },
    { code: 'stream', members: Math.min(streamReplicas, placement.replicas) },
  ];
}

/**
 * Servers that are away at one time: a rollout takes one after another, a drain what the budget allows. Without a readiness probe, as pods of NATS
 * Streaming are, a rollout goes on to the next server before the last one is a follower again.
 */
export function serversLost({ budget, placement, rollsUnseen }: BusModel, hit: PodImpact): number {
  if (hit.mode !== 'rollout') return evicted(budget, hit).lost;
  return Math.min(hit.lost, 1) * (rollsUnseen ? Math.min(2, placement.replicas) : 1);
}

/** The first group that stands still, if one does. */
export function stoppedGroup(bus: BusModel, hit: PodImpact): ReturnType<typeof firstGroupWithoutQuorum> {
  const lost = serversLost(bus, hit);
  return lost === 0 ? undefined : firstGroupWithoutQuorum(busGroups(bus), bus.placement.replicas - hit.left - hit.lost, lost);
}

/** Whether the bus takes and gives events, and how long it does not. What becomes of connections is the clients' matter. */
export function busEffect(bus: BusModel, hit: PodImpact, cluster: ClusterModel): Effect {
  const lost = serversLost(bus, hit);
  const notes = blockedDrain(bus.budget, hit);
  if (lost === 0) {
    return effect({ notes });
  }
  const still = stoppedGroup(bus, hit);
  if (still === undefined) {
    return { ...leadersElected(bus, hit, serversLostStep(bus, hit, lost)), notes };
  }
  const { pause, occurrence, missing } = serverBack(bus, hit, cluster);
  const count = quorumCount(still.group, still.down);
  return effect({
    pause,
    cause: { code: 'quorum-lost', ...count, ...sharedDomain(bus, hit, lost) },
    notes,
    missing,
    loses: dataLoss(bus, hit, lost),
    atRisk: unflushed(bus, hit),
    steps: [
      serversLostStep(bus, hit, lost, count),
      { part, occurrence, seconds: pause },
    ],
    remedies: [quorumRemedy(bus, still.group, hit)],
  });
}

/**
 * Groups that it led elect another leader within 9 s. Meanwhile each event is published again and again. Where the servers still take a vanished one for
 * a peer, a publish goes to it and waits for no answer; one that began just before they gave it up, or before the election, decides.
 */
function leadersElected({ peerNotice, streaming, kafka }: BusModel, { mode }: PodImpact, lost: Step): Effect {
  if (kafka) return partitionsLed(lost);
  if (streaming) return leaderElected(streaming, lost);
  const unanswered = mode === 'node-loss' ? Math.min(peerNotice, RAFT_ELECTION) : 0;
  const elected: Step = { part, occurrence: { code: 'group-leaders-elected' }, seconds: RAFT_ELECTION };
  const chain: Step[] = unanswered + PUBLISH_UNANSWERED <= RAFT_ELECTION + PUBLISH_REFUSED
    ? [elected, { part: 'source', occurrence: { code: 'publish-repeated', after: 'no-leader' }, seconds: PUBLISH_REFUSED }]
    : [
      unanswered < RAFT_ELECTION ? { part, occurrence: { code: 'peer-given-up' }, seconds: unanswered } : elected,
      { part: 'source', occurrence: { code: 'publish-repeated', after: 'no-answer' }, seconds: PUBLISH_UNANSWERED },
    ];
  return effect({
    pause: chain.reduce((sum, { seconds = 0 }) => sum + seconds, 0),
    cause: { code: 'group-leaders-elected' },
    steps: [lost, ...chain],
  });
}

function partitionsLed(lost: Step): Effect {
  const elected: Step = { part, occurrence: { code: 'partition-leaders-elected' }, seconds: KAFKA_LEADERS };
  return effect({ pause: KAFKA_LEADERS, cause: elected.occurrence, steps: [lost, elected] });
}

function leaderElected({ election }: StreamingModel, lost: Step): Effect {
  return effect({
    pause: election + STREAMING_PUBLISH_UNANSWERED,
    cause: { code: 'server-leader-elected' },
    steps: [
      lost,
      { part, occurrence: { code: 'server-leader-elected' }, seconds: election },
      { part: 'source', occurrence: { code: 'publish-repeated', after: 'no-leader-and-no-answer' }, seconds: STREAMING_PUBLISH_UNANSWERED },
    ],
  });
}

/** That a placement is allowed in which several servers share what fails. */
function sharedDomain({ placement: { replicas } }: BusModel, { where: { zones, nodes } }: PodImpact, lost: number) {
  return zones + nodes === 1 && lost > 1 ? { shared: { domain: zones === 1 ? 'zone' : 'node', servers: lost, of: replicas } } as const : {};
}

function serversLostStep({ streaming, kafka }: BusModel, { mode }: PodImpact, servers: number, lostQuorum?: QuorumCount): Step {
  return { part, occurrence: { code: 'servers-lost', servers, mode, streaming: streaming !== undefined, ...kafka && { kafka: true as const }, ...lostQuorum !== undefined && { lostQuorum } } };
}

/** An emptyDir ends with its pod, so a group without its majority has lost what it held. */
function dataLoss({ persistent }: BusModel, { mode }: PodImpact, lost: number): Loss[] {
  return persistent ? [] : [{ cause: { code: 'events-not-persistent', servers: lost, withNode: mode === 'node-loss' } }];
}

/** An event is acknowledged once a majority has it; when that loses its power, only what is on disk comes back. */
function unflushed({ persistent, flushInterval, streaming, own }: BusModel, { mode }: PodImpact): Risk[] {
  if (mode !== 'node-loss' || !persistent) return [];
  if (streaming) return [{ code: 'streaming-events-not-flushed' }];
  return flushInterval === undefined ? [] : [{ code: 'events-not-flushed', interval: flushInterval, ownServers: own }];
}

function quorumRemedy(bus: BusModel, group: RaftGroup, { mode }: PodImpact): Remedy {
  const { placement, streamReplicas, budget, streaming, kafka, own, rollsUnseen } = bus;
  const ofBus = (target: RemedyTarget, action: RemedyAction): Remedy => ({ part, target, ...action });
  if (kafka) return kafkaRemedy(placement.replicas, group);
  if (streaming && mode === 'rollout') return ofBus(field('spec', 'nats'), { code: 'use-jetstream' });
  if (mode === 'rollout' && rollsUnseen) return ofBus(statefulSetField('spec', 'template', 'spec', 'containers'), { code: 'probe-servers' });
  if (placement.replicas < 3) return ofBus(busField({ own }, 'replicas'), { code: 'add-servers', replicas: 3 });
  if (group.members === streamReplicas && streamReplicas < 3) return ofBus(busField({ own }, 'streamConfig'), { code: 'replicate-stream', replicas: 3 });
  if (mode === 'drain' && budget.kind !== 'blocks') return ofBus(BUDGET, { code: 'allow-one-eviction', pods: 'bus' });
  return ofBus(busField({ streaming, own }, 'affinity'), { code: 'spread-servers', most: tolerated(placement.replicas), replicas: placement.replicas });
}

function kafkaRemedy(brokers: number, { code }: RaftGroup): Remedy {
  const inObject = (kind: string, ...path: string[]): RemedyTarget => ({ kind: 'field', object: { kind }, path });
  if (brokers < 3) return { part, target: inObject('KafkaNodePool', 'spec', 'replicas'), code: 'add-brokers', replicas: 3 };
  if (code === 'kafka-partitions') return { part, target: inObject('KafkaTopic', 'spec', 'replicas'), code: 'replicate-topics', replicas: 3, minInsync: 2 };
  const affinity = inObject('Kafka', 'spec', 'kafka', 'template', 'pod', 'affinity');
  return { part, target: affinity, code: 'spread-servers', most: tolerated(brokers), replicas: brokers };
}
