import { HardSpread, PlacementRules } from './placement';
import { nodeCount, Topology } from './topology';

/** Limits that no reachable layout exceeds, by formula. */
export interface PlacementBound {
  readonly maxPerNode: number;
  readonly maxPerZone: number;
  /** Pods that find a place, at the least. */
  readonly minPlaced: number;
}

export function placementBound(rules: PlacementRules, topology: Topology): PlacementBound {
  const { replicas, onePerHost, onePerZone, zoneSpread, hostSpread } = rules;
  const nodes = nodeCount(topology);
  const zones = topology.zones.length;
  const zoneLimit = Math.min(onePerZone ? 1 : replicas, spreadLimit(zoneSpread, replicas, zones));
  const hostLimit = Math.min(onePerHost ? 1 : replicas, spreadLimit(hostSpread, replicas, nodes));
  const maxPerZone = Math.min(zoneLimit, Math.max(...topology.zones) * hostLimit);
  return { maxPerZone, maxPerNode: Math.min(hostLimit, maxPerZone), minPlaced: minPlaced(rules, topology) };
}

/**
 * The fullest of k domains has m pods only if the k - 1 others had m - maxSkew each: m + (k - 1)(m - maxSkew) <= n.
 * With fewer domains than minDomains, each takes maxSkew pods and no more.
 */
function spreadLimit(spread: HardSpread | undefined, pods: number, domains: number): number {
  if (spread === undefined) return pods;
  if (domains < (spread.minDomains ?? 1)) return Math.min(pods, spread.maxSkew);
  return Math.min(pods, Math.floor((pods + (domains - 1) * spread.maxSkew) / domains));
}

/**
 * A pod waits when every zone is full or at its skew. The emptiest zone is never at its skew, so it is full: it has as many
 * pods as it can hold, and every other zone as many as it can hold, but at most maxSkew more than that.
 */
function minPlaced({ replicas, onePerHost, onePerZone, zoneSpread, hostSpread }: PlacementRules, { zones }: Topology): number {
  const perHost = onePerHost ? 1 : hostSpread && nodeCount({ zones }) < (hostSpread.minDomains ?? 1) ? hostSpread.maxSkew : Infinity;
  const room = zones.map(size => Math.min(size * perHost, onePerZone ? 1 : Infinity));
  const base = zoneSpread && (zones.length < (zoneSpread.minDomains ?? 1) ? 0 : Math.min(...room));
  const filled = room.map(places => base === undefined ? places : Math.min(places, base + zoneSpread!.maxSkew));
  return Math.min(replicas, filled.reduce((sum, places) => sum + places, 0));
}
