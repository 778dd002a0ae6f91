import { blockedDrain, evicted, PodsHit } from './impact';
import { quorumArithmetic, RaftGroup, stopped } from './raft-groups';
import { tolerated } from '../../values/raft-majority';
import { BusModel } from '../model/model';
import { BUS_POD_START, BUS_POD_STOP, PUBLISH_IN_VAIN, PUBLISH_REFUSED, RAFT_ELECTION } from '../model/times';
import { Effect, effect, Fix, Loss, Step } from '../verdict';

const part = 'bus';

/** The groups without which no event passes. A consumer has as many members as its stream. */
export function busGroups({ placement, streamReplicas }: BusModel): RaftGroup[] {
  return [
    { name: 'the meta group', members: placement.replicas, allServers: true },
    { name: 'the stream and its consumers', members: Math.min(streamReplicas, placement.replicas) },
  ];
}

/** Servers that go away at one time: a roll-out takes one after another, a drain what the budget allows. */
export function serversLost({ budget }: BusModel, hit: PodsHit): number {
  return hit.manner === 'rollout' ? Math.min(1, hit.lost) : evicted(budget, hit).lost;
}

/** The first group that stands still, if one does. */
export function stoppedGroup(bus: BusModel, hit: PodsHit): ReturnType<typeof stopped> {
  const lost = serversLost(bus, hit);
  return lost === 0 ? undefined : stopped(busGroups(bus), bus.placement.replicas - hit.left - hit.lost, lost);
}

/** Whether the bus takes and gives events, and how long it does not. What becomes of connections is the clients' matter. */
export function busEffect(bus: BusModel, hit: PodsHit): Effect {
  const lost = serversLost(bus, hit);
  const notes = blockedDrain(bus.budget, hit);
  if (lost === 0) {
    return effect({ notes });
  }
  const still = stoppedGroup(bus, hit);
  if (still === undefined) {
    return { ...leadersElected(bus, hit, `${gone(hit, lost)}; the meta group and the stream keep their majority`), notes };
  }
  const { pause, text } = untilBack(hit);
  return effect({
    pause,
    why: `${standsStill(bus, hit, lost, still.group.name)}: ${quorumArithmetic(still.group, still.down)}`,
    notes,
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
function leadersElected({ peerNotice }: BusModel, { manner }: PodsHit, what: string): Effect {
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

/** A StatefulSet makes no second pod for one whose node is silent; an evicted one may be bound to its volume. */
export function untilBack({ manner }: Pick<PodsHit, 'manner'>): { pause: number; text: string } {
  switch (manner) {
    case 'crash': return { pause: BUS_POD_START, text: 'the pod is made again and loads its streams' };
    case 'rollout': return { pause: BUS_POD_STOP + BUS_POD_START, text: 'the server stops, starts and loads its streams' };
    case 'vanish': return { pause: Infinity, text: 'a StatefulSet does not replace pods of a silent node: until the node is back' };
    case 'drain': return { pause: Infinity, text: 'until the node is uncordoned, unless the volumes can follow to another node' };
  }
}

/** An emptyDir ends with its pod, so a group without its majority has lost what it held. */
function dataLoss({ persistent }: BusModel, { manner }: PodsHit, lost: number): Loss[] {
  return persistent ? [] : [{ what: `the events on ${lost === 1 ? 'that server' : 'those servers'}: without persistence they end with the pod${manner === 'vanish' ? ' or node' : ''}` }];
}

/** An event is acknowledged once a majority has it; when that loses its power, only what is on disk comes back. */
function unflushed({ persistent, flushInterval }: BusModel, { manner }: PodsHit): string[] {
  return manner === 'vanish' && persistent && flushInterval !== undefined
    ? [`events that were acknowledged in the last ${flushInterval}, if the machines lost their power: sync_interval: always in spec.jetstream.settings`]
    : [];
}

function quorumFix({ placement, streamReplicas, budget }: BusModel, group: RaftGroup, { manner }: PodsHit): Fix {
  if (placement.replicas < 3) return { part, field: 'spec.jetstream.replicas', change: 'at least 3 servers, and replicas: 3 in streamConfig' };
  if (group.members === streamReplicas && streamReplicas < 3) return { part, field: 'spec.jetstream.streamConfig', change: 'replicas: 3; an existing stream has to be edited itself' };
  if (manner === 'drain' && budget.kind !== 'blocks') return { part, field: 'PodDisruptionBudget', change: 'maxUnavailable: 1 over the pods of the bus' };
  return {
    part,
    field: 'spec.jetstream.affinity',
    change: `required anti-affinity, so that no node or zone has more than ${tolerated(placement.replicas)} of the ${placement.replicas} servers`,
  };
}
