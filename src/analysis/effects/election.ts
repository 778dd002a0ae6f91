import { PodImpact, replacement } from './impact';
import { quorum } from '../../values/raft-majority';
import { BUDGET, field, Remedy } from '../codes/remedy';
import { ClientModel, ClusterModel } from '../model/model';
import { GRAFT_ELECTION, KAFKA_REBALANCE, leaseHandover, leaseTakeover, LeaseTimings } from '../model/times';
import { Effect, effect, Part, Step } from '../verdict';

/** Tolerations of a lost node that need not be shortened, in seconds. */
const SHORT_TOLERATION = 30;

/** What it takes until one pod is active again, when the active one is among those lost. */
export function electionEffect(part: Part, pods: ClientModel, hit: PodImpact, cluster: ClusterModel): Effect {
  switch (pods.election.kind) {
    case 'none': return sharedWork(part, pods, hit, cluster);
    case 'group': return group(part, pods, hit, cluster);
    case 'graft': return graft(part, pods, hit, cluster);
    case 'lease': return lease(part, pods, pods.election.timings, hit, cluster);
  }
}

/** All pods work; it takes one. */
function sharedWork(part: Part, pods: ClientModel, hit: PodImpact, cluster: ClusterModel): Effect {
  if (hit.left > 0 || hit.mode === 'rollout') {
    return effect({ steps: [{ part, occurrence: { code: 'pods-go-on', pods: hit.left } }] });
  }
  return waitForPods(part, pods, 1, hit, cluster);
}

/** A consumer group: the partitions of a lost pod go to the others. */
function group(part: Part, pods: ClientModel, hit: PodImpact, cluster: ClusterModel): Effect {
  const rebalance: Step = { part, occurrence: { code: 'group-rebalances' }, seconds: KAFKA_REBALANCE };
  if (hit.left > 0 || hit.mode === 'rollout') return effect({ pause: KAFKA_REBALANCE, cause: rebalance.occurrence, steps: [{ part, occurrence: { code: 'pods-go-on', pods: hit.left } }, rebalance] });
  const wait = waitForPods(part, pods, 1, hit, cluster);
  return { ...wait, pause: wait.pause + KAFKA_REBALANCE, steps: [...wait.steps, rebalance] };
}

function graft(part: Part, pods: ClientModel, hit: PodImpact, cluster: ClusterModel): Effect {
  const { replicas } = pods.placement;
  const votes = quorum(replicas);
  const elect: Step = { part, occurrence: { code: 'pods-vote', votes, replicas }, seconds: GRAFT_ELECTION };
  // a rollout starts the new pod before it ends an old one, so as many vote as before
  if (hit.left >= votes || hit.mode === 'rollout') {
    return effect({ pause: GRAFT_ELECTION, cause: elect.occurrence, steps: [lost(part, hit), elect] });
  }
  const wait = waitForPods(part, pods, votes, hit, cluster);
  const cannot: Step = { part, occurrence: { code: 'votes-missing', votes, replicas, left: hit.left } };
  return {
    ...wait,
    pause: wait.pause + GRAFT_ELECTION,
    cause: cannot.occurrence,
    steps: [lost(part, hit), cannot, ...wait.steps, elect],
    remedies: [moreVoters(part, pods), ...wait.remedies],
  };
}

function lease(part: Part, pods: ClientModel, timings: LeaseTimings, hit: PodImpact, cluster: ClusterModel): Effect {
  const graceful = hit.mode === 'drain' || hit.mode === 'rollout';
  const takeover: Step = graceful
    ? { part, occurrence: { code: 'lease-released' }, seconds: leaseHandover(timings) }
    : { part, occurrence: { code: 'lease-expires', leaseSeconds: timings.leaseDuration }, seconds: leaseTakeover(timings) };
  if (hit.left > 0 || hit.mode === 'rollout') {
    return effect({ pause: takeover.seconds, cause: takeover.occurrence, steps: [lost(part, hit), takeover] });
  }
  const wait = waitForPods(part, pods, 1, hit, cluster);
  return { ...wait, pause: wait.pause + takeover.seconds!, steps: [lost(part, hit), ...wait.steps, takeover] };
}

function waitForPods(part: Part, pods: ClientModel, needed: number, hit: PodImpact, cluster: ClusterModel): Effect {
  const seconds = replacement(pods, needed, hit, cluster);
  return effect({
    pause: seconds,
    cause: { code: 'no-pod-left', lost: hit.lost },
    steps: replacementSteps(part, pods, seconds, hit, cluster),
    remedies: [
      ...pods.placement.replicas === 1 && pods.election.kind !== 'graft' ? [{ part, target: field('spec', 'replicas'), code: 'add-pods', replicas: 2 } as const] : [],
      ...hit.mode === 'node-loss' && pods.nodeLossToleration > SHORT_TOLERATION ? [shorterTolerations(pods, part)] : [],
      ...hit.mode === 'drain' && pods.placement.replicas > 1 ? [{ part, target: BUDGET, code: 'allow-one-eviction', pods: 'client' } as const] : [],
    ],
  });
}

function replacementSteps(part: Part, pods: ClientModel, seconds: number, { mode }: PodImpact, { nodeMonitorGrace }: ClusterModel): Step[] {
  if (seconds === Infinity) {
    const tolerated = mode === 'node-loss' && pods.nodeLossToleration === Infinity;
    const until = mode === 'drain' ? 'node-uncordoned' : 'node-back';
    return [{ part, occurrence: { code: tolerated ? 'node-loss-tolerated-indefinitely' : 'no-other-node', until }, seconds }];
  }
  const start: Step = {
    part, occurrence: { code: 'pod-recreated' }, seconds: mode === 'node-loss' ? seconds - nodeMonitorGrace - pods.nodeLossToleration : seconds,
  };
  return mode !== 'node-loss' ? [start] : [
    { part: 'cluster', occurrence: { code: 'node-not-ready' }, seconds: nodeMonitorGrace },
    { part, occurrence: { code: 'node-loss-tolerated' }, seconds: pods.nodeLossToleration },
    start,
  ];
}

function lost(part: Part, { mode, where, lost: pods }: PodImpact): Step {
  return { part, occurrence: { code: 'active-pod-lost', mode, pods, with: where.zones > 0 ? 'zone' : 'node' } };
}

function moreVoters(part: Part, { placement: { replicas }, prefersApart }: ClientModel): Remedy {
  if (replicas < 3) return { part, target: field('spec', 'replicas'), code: 'add-voters', replicas: 3 };
  const target = field('spec', 'template', 'affinity');
  return prefersApart ? { part, target, code: 'require-anti-affinity' } : { part, target, code: 'spread-voters', votes: quorum(replicas), replicas };
}

function shorterTolerations({ nodeLossToleration }: ClientModel, part: Part): Remedy {
  return { part, target: field('spec', 'template', 'tolerations'), code: 'shorten-tolerations', seconds: 10, from: nodeLossToleration };
}
