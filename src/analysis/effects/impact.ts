import { placementBound } from '../cluster/placement-bound';
import { Topology } from '../cluster/topology';
import { PodLoss, BlastRadius } from '../cluster/worst-case-placement';
import { Note } from '../codes/notes';
import { Budget, ClientModel, ClusterModel } from '../model/model';
import { podElsewhere, POD_START, replacementAfterNodeLoss } from '../model/times';

/** How pods are lost: a pod alone, at once; with a machine that falls silent; evicted; or replaced by a new revision. */
export type FailureMode = 'crash' | 'node-loss' | 'drain' | 'rollout';

/** What a failure does to the pods of one workload. */
export interface PodImpact extends PodLoss {
  readonly mode: FailureMode;
  readonly where: BlastRadius;
}

/** On a drained node, only as many pods are away at a time as the budget allows. */
export function evicted(budget: Budget, hit: PodImpact): PodImpact {
  if (hit.mode !== 'drain') return hit;
  const lost = evictedAtOnce(budget, hit.lost);
  return { ...hit, lost, left: hit.left + hit.lost - lost };
}

/** Why the drain that causes this hit never ends. */
export function blockedDrain(budget: Budget, { mode, lost }: PodImpact): Note[] {
  return mode === 'drain' && lost > 0 && budget.kind === 'blocks' ? [{ code: 'drain-never-ends', ...budget.because }] : [];
}

function evictedAtOnce(budget: Budget, onNode: number): number {
  switch (budget.kind) {
    case 'none': return onNode;
    case 'allows': return Math.min(budget.pods, onNode);
    case 'blocks': return 0;
  }
}

/** Seconds until as many pods as are needed run again; Infinity when no node can take them. */
export function replacement(pods: ClientModel, needed: number, { mode, where, left }: PodImpact, cluster: ClusterModel): number {
  if (mode === 'crash' || mode === 'rollout') {
    return POD_START;
  }
  const { placement: rules } = pods;
  // a pod on a silent node stays Terminating, and required anti-affinity counts it: its whole zone takes no other
  const blocked = mode === 'node-loss' && rules.onePerZone;
  const possible = blocked
    ? left + Math.max(0, cluster.topology.zones.length - rules.replicas)
    : placementBound(rules, remaining(cluster.topology, where)).minPlaced;
  if (possible < needed) {
    return Infinity;
  }
  // the guard of a node is there before the pod is
  const guardStarts = pods.busGuard === 'pod';
  return mode === 'drain' ? podElsewhere(guardStarts) : replacementAfterNodeLoss(cluster.nodeMonitorGrace, pods.nodeLossToleration, guardStarts);
}

/** The nodes that are left, when the largest zones and nodes of the smallest zones are gone. */
export function remaining({ zones }: Topology, { zones: lostZones, nodes }: BlastRadius): Topology {
  const left = [...zones].sort((a, b) => b - a).slice(lostZones);
  for (let i = 0; i < nodes && left.length > 0; i++) {
    left[left.length - 1]--;
    if (left[left.length - 1] === 0) left.pop();
  }
  return { zones: left };
}
