import { duration } from '../duration';
import { allPods, PodsHit, replacement } from './impact';
import { REQUIRE_APART } from './require-apart';
import { quorum } from '../../values/raft-majority';
import { ClientModel, ClusterModel } from '../model/model';
import { GRAFT_ELECTION, leaseHandover, leaseTakeover, LeaseTimings } from '../model/times';
import { Effect, effect, Fix, Part, Step } from '../verdict';

/** Tolerations of a lost node that need not be shortened, in seconds. */
const SHORT_TOLERATION = 30;

/** What it takes until one pod is active again, when the active one is among those lost. */
export function electionEffect(part: Part, pods: ClientModel, hit: PodsHit, cluster: ClusterModel): Effect {
  switch (pods.election.kind) {
    case 'none': return sharedWork(part, pods, hit, cluster);
    case 'graft': return graft(part, pods, hit, cluster);
    case 'lease': return lease(part, pods, pods.election.timings, hit, cluster);
  }
}

/** All pods work; it takes one. */
function sharedWork(part: Part, pods: ClientModel, hit: PodsHit, cluster: ClusterModel): Effect {
  if (hit.left > 0 || hit.manner === 'rollout') {
    return effect({ steps: [{ part, text: `${hit.left} of its pods go on` }] });
  }
  return waitForPods(part, pods, 1, hit, cluster);
}

function graft(part: Part, pods: ClientModel, hit: PodsHit, cluster: ClusterModel): Effect {
  const { replicas } = pods.placement;
  const votes = quorum(replicas);
  const elect: Step = { part, text: `${votes} of ${replicas} votes elect another pod`, seconds: GRAFT_ELECTION };
  // a roll-out starts the new pod before it ends an old one, so as many vote as before
  if (hit.left >= votes || hit.manner === 'rollout') {
    return effect({ pause: GRAFT_ELECTION, why: elect.text, steps: [lost(part, hit), elect] });
  }
  const wait = waitForPods(part, pods, votes, hit, cluster);
  const voters = hit.left === 0 ? 'none is' : hit.left === 1 ? '1 pod is' : `${hit.left} pods are`;
  const cannot: Step = { part, text: replicas === 1 ? 'its only pod is gone' : `graft needs ${votes} of ${replicas} votes, ${voters} left` };
  return {
    ...wait,
    pause: wait.pause + GRAFT_ELECTION,
    why: cannot.text,
    steps: [lost(part, hit), cannot, ...wait.steps, elect],
    fixes: [moreVoters(part, pods), ...wait.fixes],
  };
}

function lease(part: Part, pods: ClientModel, timings: LeaseTimings, hit: PodsHit, cluster: ClusterModel): Effect {
  const graceful = hit.manner === 'drain' || hit.manner === 'rollout';
  const takeover: Step = graceful
    ? { part, text: 'the Lease is released and taken at the next try', seconds: leaseHandover(timings) }
    : { part, text: `the Lease of ${timings.leaseDuration} s runs out and is taken at the next try`, seconds: leaseTakeover(timings) };
  if (hit.left > 0 || hit.manner === 'rollout') {
    return effect({ pause: takeover.seconds, why: takeover.text, steps: [lost(part, hit), takeover] });
  }
  const wait = waitForPods(part, pods, 1, hit, cluster);
  return { ...wait, pause: wait.pause + takeover.seconds!, steps: [lost(part, hit), ...wait.steps, takeover] };
}

function waitForPods(part: Part, pods: ClientModel, needed: number, hit: PodsHit, cluster: ClusterModel): Effect {
  const seconds = replacement(pods, needed, hit, cluster);
  return effect({
    pause: seconds,
    why: `${allPods(hit)} gone until another one runs`,
    steps: replacementSteps(part, pods, seconds, hit, cluster),
    fixes: [
      ...pods.placement.replicas === 1 && pods.election.kind !== 'graft' ? [{ part, field: 'spec.replicas', change: 'run at least 2 pods' }] : [],
      ...hit.manner === 'vanish' && pods.nodeLossToleration > SHORT_TOLERATION ? [tolerations(pods, part)] : [],
      ...hit.manner === 'drain' && pods.placement.replicas > 1 ? [budgetFix(part)] : [],
    ],
  });
}

function replacementSteps(part: Part, pods: ClientModel, seconds: number, { manner }: PodsHit, { nodeMonitorGrace }: ClusterModel): Step[] {
  if (seconds === Infinity) {
    const forever = manner === 'vanish' && pods.nodeLossToleration === Infinity;
    const until = manner === 'drain' ? 'the node is uncordoned' : 'the node is back';
    return [{ part, text: forever ? `its pods tolerate the loss of their node for ever: until ${until}` : `no other node may take the pod: it waits until ${until}`, seconds }];
  }
  const start = { part, text: 'another pod is made and starts', seconds: manner === 'vanish' ? seconds - nodeMonitorGrace - pods.nodeLossToleration : seconds };
  return manner !== 'vanish' ? [start] : [
    { part: 'cluster', text: 'the silent node is called NotReady', seconds: nodeMonitorGrace },
    { part, text: 'the pods tolerate that before they are replaced', seconds: pods.nodeLossToleration },
    start,
  ];
}

function lost(part: Part, { manner, where, lost: count }: PodsHit): Step {
  const active = 'the active pod';
  switch (manner) {
    case 'crash': return { part, text: `${active} ends` };
    case 'vanish': return { part, text: `${active}${count > 1 ? ` and ${count - 1} more vanish` : ' vanishes'} with ${where.zones > 0 ? 'the zone' : 'the node'}` };
    case 'drain': return { part, text: count > 1 ? `${count} pods are evicted, ${active} among them` : `${active} is evicted` };
    case 'rollout': return { part, text: `${active} is replaced by one of the new revision, at worst once for each pod` };
  }
}

function moreVoters(part: Part, { placement: { replicas }, prefersApart }: ClientModel): Fix {
  return replicas < 3
    ? { part, field: 'spec.replicas', change: '3 pods, so that 2 of 3 can elect; or the annotation events.argoproj.io/leader-election: k8s' }
    : { part, field: 'spec.template.affinity', change: prefersApart ? REQUIRE_APART : `spread the ${replicas} pods over more zones and nodes, so that ${quorum(replicas)} are left` };
}

function tolerations({ nodeLossToleration }: ClientModel, part: Part): Fix {
  return { part, field: 'spec.template.tolerations', change: `tolerate not-ready and unreachable for 10 s instead of ${duration(nodeLossToleration)}` };
}

function budgetFix(part: Part): Fix {
  return { part, field: 'PodDisruptionBudget', change: 'maxUnavailable: 1, so that a drain waits for each replacement' };
}
