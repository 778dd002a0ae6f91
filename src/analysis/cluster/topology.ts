/** The cluster, as far as a placement depends on it. Nodes of a zone are alike. */
export interface Topology {
  /** Number of nodes of each zone. */
  readonly zones: readonly number[];
  /** What was not given and is assumed; undefined when all was given. */
  readonly assumed?: TopologyFacts;
}

/** What a user may say about the nodes. */
export interface TopologyFacts {
  /** Number of zones. */
  readonly zones?: number;
  /** Number of nodes in all. */
  readonly nodes?: number;
}

const ASSUMED_ZONES = 3;
const LEAST_ASSUMED_NODES = 2;

/**
 * Zones of as equal size as the numbers allow: 7 nodes in 3 zones are 3, 2 and 2. Where the nodes are not given, each zone has one for
 * each of `mostPods`: with fewer, pods could not come together in one zone as badly as they may.
 */
export function topology({ zones, nodes }: TopologyFacts, mostPods: number): Topology {
  const zoneCount = zones ?? Math.min(ASSUMED_ZONES, nodes ?? ASSUMED_ZONES);
  const all = nodes ?? zoneCount * Math.max(LEAST_ASSUMED_NODES, mostPods);
  const sizes = Array.from({ length: zoneCount }, (_, zone) => Math.ceil((all - zone) / zoneCount)).filter(size => size > 0);
  const assumed = { ...zones === undefined && { zones: zoneCount }, ...nodes === undefined && { nodes: all } };
  return { zones: sizes, ...Object.keys(assumed).length > 0 && { assumed } };
}

export function nodeCount({ zones }: Topology): number {
  return zones.reduce((sum, size) => sum + size, 0);
}
