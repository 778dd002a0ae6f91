import { PlacementRules } from '../../src/analysis/cluster/placement';
import { Topology } from '../../src/analysis/cluster/topology';
import { PodLoss, BlastRadius } from '../../src/analysis/cluster/worst-case-placement';

/** A node by its name and zone, with nothing exchanged for anything else: the slow and plain truth. */
interface Node { readonly zone: number; readonly pods: number }

/** All final states of all orders and choices of the scheduler. */
export function everyPlacement(rules: PlacementRules, { zones }: Topology): Node[][] {
  const ends = new Map<string, Node[]>();
  const place = (nodes: Node[], left: number): void => {
    const choices = left === 0 ? [] : nodes.filter(node => fits(rules, nodes, node));
    if (choices.length === 0) {
      ends.set(JSON.stringify(nodes), nodes);
      return;
    }
    choices.forEach(choice => place(nodes.map(node => node === choice ? { ...node, pods: node.pods + 1 } : node), left - 1));
  };
  place(zones.flatMap((size, zone) => Array.from({ length: size }, () => ({ zone, pods: 0 }))), rules.replicas);
  return [...ends.values()];
}

function fits(rules: PlacementRules, nodes: Node[], node: Node): boolean {
  const zoneOf = (zone: number) => total(nodes.filter(other => other.zone === zone));
  const zoneCounts = [...new Set(nodes.map(({ zone }) => zone))].map(zoneOf);
  const hostCounts = nodes.map(({ pods }) => pods);
  const skew = (spread: PlacementRules['zoneSpread'], count: number, counts: number[]) => spread === undefined
    || count + 1 - (counts.length < (spread.minDomains ?? 1) ? 0 : Math.min(...counts)) <= spread.maxSkew;
  return !(rules.onePerHost && node.pods > 0)
    && !(rules.onePerZone && zoneOf(node.zone) > 0)
    && skew(rules.zoneSpread, zoneOf(node.zone), zoneCounts)
    && skew(rules.hostSpread, node.pods, hostCounts);
}

/** The worst casualties over all of them and over all choices of what is hit. */
export function worstOfEvery(rules: PlacementRules, topology: Topology, hit: BlastRadius): PodLoss {
  return everyPlacement(rules, topology)
    .flatMap(nodes => hitsOf(nodes, hit))
    .reduce((a, b) => b.left < a.left || (b.left === a.left && b.lost > a.lost) ? b : a);
}

function hitsOf(nodes: Node[], { zones, nodes: nodeHits, pods }: BlastRadius): PodLoss[] {
  if (zones > 0) {
    const choices = [...new Set(nodes.map(({ zone }) => zone))];
    if (choices.length > 0) {
      return choices.flatMap(zone => hitsOf(nodes.filter(node => node.zone !== zone), { zones: zones - 1, nodes: nodeHits, pods })
        .map(rest => ({ ...rest, lost: rest.lost + total(nodes.filter(node => node.zone === zone)) })));
    }
  }
  if (nodeHits > 0 && nodes.length > 0) {
    return nodes.flatMap((node, index) => hitsOf(nodes.filter((_, other) => other !== index), { zones: 0, nodes: nodeHits - 1, pods })
      .map(rest => ({ ...rest, lost: rest.lost + node.pods })));
  }
  const lost = Math.min(pods, total(nodes));
  return [{ lost, left: total(nodes) - lost }];
}

function total(nodes: readonly Node[]): number {
  return nodes.reduce((sum, { pods }) => sum + pods, 0);
}
