import { Layout, PlacementRules, reachableLayouts } from './placement';
import { placementBound } from './placement-bound';
import { Topology } from './topology';

/** What fails at once: whole zones, nodes outside of them, and pods on neither. */
export interface BlastRadius {
  readonly zones: number;
  readonly nodes: number;
  readonly pods: number;
}

/** Pods of one workload, in the worst reachable layout for a hit. Those that are neither found no node to begin with. */
export interface PodLoss {
  readonly lost: number;
  readonly left: number;
}

/** Answers, for every hit, with the worst layout. */
export type WorstCaseOf = (hit: BlastRadius) => PodLoss;

/** Up to here all layouts are followed: 10 pods have at most 817 in zones of equal size. */
export const EXACT_UP_TO = 10;

export function worstCase(rules: PlacementRules, topology: Topology): WorstCaseOf {
  return rules.replicas <= EXACT_UP_TO ? exactWorstCase(rules, topology) : boundedWorstCase(rules, topology);
}

/** Places workloads in one cluster; equal rules are followed once, and equal hits answered once. */
export function memoizedWorstCases(topology: Topology): (rules: PlacementRules) => WorstCaseOf {
  return memoize(rules => memoize(worstCase(rules, topology)));
}

function memoize<A extends object, R>(answer: (argument: A) => R): (argument: A) => R {
  const known = new Map<string, R>();
  return argument => {
    const key = JSON.stringify(argument);
    if (!known.has(key)) known.set(key, answer(argument));
    return known.get(key)!;
  };
}

export function exactWorstCase(rules: PlacementRules, topology: Topology): WorstCaseOf {
  const layouts = reachableLayouts(rules, topology);
  return hit => layouts.map(layout => podLoss(layout, hit)).reduce(worse);
}

export function boundedWorstCase(rules: PlacementRules, topology: Topology): WorstCaseOf {
  const { maxPerZone, maxPerNode, minPlaced } = placementBound(rules, topology);
  return ({ zones, nodes, pods }) => {
    const lost = zones * maxPerZone + nodes * maxPerNode + pods;
    return { lost: Math.min(lost, rules.replicas), left: Math.max(0, minPlaced - lost) };
  };
}

/** The reachable layout that loses most to one node and to one zone, with the fullest zone first; of many pods, an even one. */
export function worstLayout(rules: PlacementRules, topology: Topology): Layout {
  if (rules.replicas > EXACT_UP_TO) {
    return evenLayout(rules.replicas, topology);
  }
  const hits = [{ zones: 0, nodes: 1, pods: 0 }, { zones: 1, nodes: 0, pods: 0 }];
  const left = (layout: Layout) => sum(hits.map(hit => podLoss(layout, hit).left));
  const { zones, pending } = reachableLayouts(rules, topology).reduce((a, b) => left(b) < left(a) ? b : a);
  return { zones: [...zones].sort((a, b) => sum(b) - sum(a)), pending };
}

function evenLayout(replicas: number, { zones }: Topology): Layout {
  const share = (count: number, over: number, index: number) => Math.ceil((count - index) / over);
  return {
    zones: zones.map((size, zone) => {
      const pods = share(replicas, zones.length, zone);
      return Array.from({ length: Math.min(size, pods) }, (_, node) => share(pods, Math.min(size, pods), node));
    }),
    pending: 0,
  };
}

/** Fewest left decides; of two layouts with as many left, the one that lost more. */
function worse(a: PodLoss, b: PodLoss): PodLoss {
  return b.left < a.left || (b.left === a.left && b.lost > a.lost) ? b : a;
}

function podLoss({ zones }: Layout, hit: BlastRadius): PodLoss {
  const total = sum(zones.map(sum));
  const lost = worstLoss(zones, hit);
  return { lost, left: total - lost };
}

function worstLoss(zones: readonly (readonly number[])[], { zones: zoneHits, nodes, pods }: BlastRadius): number {
  if (zoneHits > 0 && zones.length > 0) {
    return Math.max(...zones.map((zone, index) =>
      sum(zone) + worstLoss(zones.filter((_, other) => other !== index), { zones: zoneHits - 1, nodes, pods })));
  }
  const counts = zones.flat().sort((a, b) => b - a);
  return sum(counts.slice(0, nodes)) + Math.min(pods, sum(counts.slice(nodes)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
