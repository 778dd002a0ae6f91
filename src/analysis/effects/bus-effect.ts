import { blockedDrain, evicted, PodsHit } from './impact';
import { quorumArithmetic, RaftGroup, stopped } from './raft-groups';
import { serverBack } from './server-back';
import { tolerated } from '../../values/raft-majority';
import { busField } from '../model/bus-fields';
import { BusModel, ClusterModel, StreamingModel } from '../model/model';
import { PUBLISH_IN_VAIN, PUBLISH_REFUSED, RAFT_ELECTION, STREAMING_PUBLISH_IN_VAIN } from '../model/times';
import { Effect, effect, Fix, Loss, Step } from '../verdict';

const part = 'bus';

/** The groups without which no event passes. A consumer has as many members as its stream. */
export function busGroups({ placement, streamReplicas, streaming }: BusModel): RaftGroup[] {
  return streaming ? [{ name: 'the Raft group of the servers', members: placement.replicas, allServers: true }] : [
    { name: 'the meta group', members: placement.replicas, allServers: true },
    { name: 'the stream and its consumers', members: Math.min(streamReplicas, placement.replicas) },
  ];
}

/**
 * Servers that are away at one time: a rollout takes one after another, a drain what the budget allows. Without a readiness probe, as pods of NATS
 * Streaming are, a rollout goes on to the next server before the last one is a follower again.
 */
export function serversLost({ budget, placement, rollsUnseen }: BusModel, hit: PodsHit): number {
  if (hit.manner !== 'rollout') return evicted(budget, hit).lost;
  return Math.min(hit.lost, 1) * (rollsUnseen ? Math.min(2, placement.replicas) : 1);
}

/** The first group that stands still, if one does. */
export function stoppedGroup(bus: BusModel, hit: PodsHit): ReturnType<typeof stopped> {
  const lost = serversLost(bus, hit);
  return lost === 0 ? undefined : stopped(busGroups(bus), bus.placement.replicas - hit.left - hit.lost, lost);
}

/** Whether the bus takes and gives events, and how long it does not. What becomes of connections is the clients' matter. */
export function busEffect(bus: BusModel, hit: PodsHit, cluster: ClusterModel): Effect {
  const lost = serversLost(bus, hit);
  const notes = blockedDrain(bus.budget, hit);
  if (lost === 0) {
    return effect({ notes });
  }
  const still = stoppedGroup(bus, hit);
  if (still === undefined) {
    const kept = bus.streaming ? `${busGroups(bus)[0].name} keeps its majority` : 'the meta group and the stream keep their majority';
    return { ...leadersElected(bus, hit, `${gone(hit, lost)}; ${kept}`), notes };
  }
  const { pause, text, missing } = serverBack(bus, hit, cluster);
  return effect({
    pause,
    why: `${standsStill(bus, hit, lost, still.group.name)}: ${quorumArithmetic(still.group, still.down)}`,
    notes,
    missing,
    loses: dataLoss(bus, hit, lost),
    atRisk: unflushed(bus, hit),
    steps: [
      { part, text: `${gone(hit, lost)}; ${still.group.name} stands still: ${quorumArithmetic(still.group, still.down)}` },
      { part, text, seconds: pause },
    ],
    fixes: [quorumFix(bus, still.group, hit)],
  });
}

/**
 * Groups that it led elect another leader within 9 s. Meanwhile each event is published again and again. Where the servers still take a vanished one for
 * a peer, a publish goes to it and waits in vain; one that began just before they gave it up, or before the election, decides.
 */
function leadersElected({ peerNotice, streaming }: BusModel, { manner }: PodsHit, what: string): Effect {
  if (streaming) return leaderElected(streaming, what);
  const inVain = manner === 'vanish' ? Math.min(peerNotice, RAFT_ELECTION) : 0;
  const elected: Step = { part, text: 'groups that it led elect another leader', seconds: RAFT_ELECTION };
  const chain: Step[] = inVain + PUBLISH_IN_VAIN <= RAFT_ELECTION + PUBLISH_REFUSED
    ? [elected, { part: 'source', text: 'an event that found no leader is published again', seconds: PUBLISH_REFUSED }]
    : [
      inVain < RAFT_ELECTION ? { part, text: 'its peers miss its answers to their pings, and leaders are elected', seconds: inVain } : elected,
      { part: 'source', text: 'an event that was sent to it waits for an answer, and is published again', seconds: PUBLISH_IN_VAIN },
    ];
  return effect({
    pause: chain.reduce((sum, { seconds = 0 }) => sum + seconds, 0),
    why: 'Raft groups that it led elect another leader',
    steps: [{ part, text: what }, ...chain],
  });
}

function leaderElected({ election }: StreamingModel, what: string): Effect {
  return effect({
    pause: election + STREAMING_PUBLISH_IN_VAIN,
    why: 'the servers elect another leader',
    steps: [
      { part, text: what },
      { part, text: 'the other servers elect another leader', seconds: election },
      { part: 'source', text: 'an event that found no leader waits for an answer, and is published again', seconds: STREAMING_PUBLISH_IN_VAIN },
    ],
  });
}

/** What stands still; where it takes several servers, that a placement is allowed in which they share what fails. */
function standsStill({ placement: { replicas } }: BusModel, { where: { zones, nodes } }: PodsHit, lost: number, group: string): string {
  return zones + nodes === 1 && lost > 1 ? `one ${zones === 1 ? 'zone' : 'node'} may hold ${lost === replicas ? `all ${lost}` : `${lost} of ${replicas}`} servers, and ${group} stands still` : group;
}

function gone({ manner }: PodsHit, lost: number): string {
  const [servers, s] = lost === 1 ? ['one server of the bus', 's'] : [`${lost} servers of the bus`, ''];
  switch (manner) {
    case 'crash': return `${servers} end${s}`;
    case 'vanish': return `${servers} vanish${s && 'es'} without closing connections`;
    case 'drain': return `${servers} ${s ? 'is' : 'are'} evicted`;
    case 'rollout': return 'the servers of the bus restart one after another';
  }
}

/** An emptyDir ends with its pod, so a group without its majority has lost what it held. */
function dataLoss({ persistent }: BusModel, { manner }: PodsHit, lost: number): Loss[] {
  return persistent ? [] : [{ what: `the events on ${lost === 1 ? 'that server' : 'those servers'}: without persistence they end with the pod${manner === 'vanish' ? ' or node' : ''}` }];
}

/** An event is acknowledged once a majority has it; when that loses its power, only what is on disk comes back. */
function unflushed({ persistent, flushInterval, streaming, own }: BusModel, { manner }: PodsHit): string[] {
  if (manner === 'vanish' && persistent && streaming) {
    return ['events that were acknowledged before they were on disk, if the machines lost their power: NATS Streaming has no setting against it'];
  }
  return manner === 'vanish' && persistent && flushInterval !== undefined
    ? [`events that were acknowledged in the last ${flushInterval}, if the machines lost their power: sync_interval: always in ${busField({ own }, 'settings')}`]
    : [];
}

function quorumFix({ placement, streamReplicas, budget, streaming, own, rollsUnseen }: BusModel, group: RaftGroup, { manner }: PodsHit): Fix {
  if (streaming && manner === 'rollout') return { part, field: 'spec.nats', change: 'a JetStream bus, whose servers restart one after another' };
  if (manner === 'rollout' && rollsUnseen) return { part, field: 'StatefulSet spec.template.spec.containers', change: 'a readiness probe on /healthz, port 8222' };
  if (placement.replicas < 3) return { part, field: busField({ own }, 'replicas'), change: 'at least 3 servers, and replicas: 3 in streamConfig' };
  if (group.members === streamReplicas && streamReplicas < 3) return { part, field: busField({ own }, 'streamConfig'), change: 'replicas: 3; an existing stream has to be edited itself' };
  if (manner === 'drain' && budget.kind !== 'blocks') return { part, field: 'PodDisruptionBudget', change: 'maxUnavailable: 1 over the pods of the bus' };
  return {
    part,
    field: busField({ streaming, own }, 'affinity'),
    change: `required anti-affinity, so that no node or zone has more than ${tolerated(placement.replicas)} of the ${placement.replicas} servers`,
  };
}
