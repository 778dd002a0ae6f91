import { Topology } from './topology';

/** A hard topology spread constraint (whenUnsatisfiable: DoNotSchedule) over zones or nodes. */
export interface HardSpread {
  readonly maxSkew: number;
  readonly minDomains?: number;
}

/** What the scheduler must respect for the pods of one workload. Preferences are none of it. */
export interface PlacementRules {
  readonly replicas: number;
  /** Required anti-affinity over kubernetes.io/hostname. */
  readonly onePerHost?: boolean;
  /** Required anti-affinity over topology.kubernetes.io/zone. */
  readonly onePerZone?: boolean;
  readonly zoneSpread?: HardSpread;
  readonly hostSpread?: HardSpread;
}

/** Pods by zone and, in it, by node; the largest first. */
export interface Layout {
  readonly zones: readonly (readonly number[])[];
  /** Pods that no node can take: they wait for ever. */
  readonly pending: number;
}

interface Zone {
  readonly size: number;
  /** Pods on each node that has any, in descending order. */
  readonly pods: readonly number[];
}

/**
 * Every layout that the scheduler can reach when it places the pods one after another; which node it takes of those
 * that pass its filters is chance. Nodes of a zone, and zones of one size, can be exchanged, so only one of each
 * set of layouts that differ by such an exchange is followed.
 */
export function reachableLayouts(rules: PlacementRules, topology: Topology): Layout[] {
  let open = new Map([start(topology)].map(zones => [key(zones), zones]));
  const stuck = new Map<string, Layout>();
  for (let placed = 0; placed < rules.replicas; placed++) {
    const next = new Map<string, Zone[]>();
    for (const [id, zones] of open) {
      const choices = placements(rules, zones);
      if (choices.length === 0) {
        stuck.set(id, layout(zones, rules.replicas - placed));
      }
      choices.forEach(choice => next.set(key(choice), choice));
    }
    open = next;
  }
  return [...stuck.values(), ...[...open.values()].map(zones => layout(zones, 0))];
}

function start({ zones }: Topology): Zone[] {
  return zones.map(size => ({ size, pods: [] }));
}

function layout(zones: readonly Zone[], pending: number): Layout {
  return { zones: zones.map(zone => zone.pods).filter(pods => pods.length > 0), pending };
}

function key(zones: readonly Zone[]): string {
  return zones.map(({ size, pods }) => `${size}:${pods.join('.')}`).sort().join(' ');
}

/** All ways to place one more pod. */
function placements(rules: PlacementRules, zones: readonly Zone[]): Zone[][] {
  const zoneTotals = zones.map(zone => sum(zone.pods));
  const hostMinimum = zones.some(zone => zone.pods.length < zone.size) ? 0 : Math.min(...zones.map(zone => zone.pods[zone.pods.length - 1]));
  const hosts = sum(zones.map(zone => zone.size));
  const seen = new Set<string>();
  return zones.flatMap((zone, index) => {
    const alike = `${zone.size}:${zone.pods.join('.')}`;
    if (seen.has(alike) || !zoneAllows(rules, zoneTotals, index)) {
      return [];
    }
    seen.add(alike);
    return hostChoices(zone)
      .filter(pods => hostAllows(rules, pods, hosts, hostMinimum))
      .map(pods => zones.map((other, at) => at === index ? { size: zone.size, pods: withOneMore(zone.pods, pods) } : other));
  });
}

/** The different pod counts of the zone's nodes; 0 when a node is empty. */
function hostChoices(zone: Zone): number[] {
  return [...new Set(zone.pods.length < zone.size ? [...zone.pods, 0] : zone.pods)];
}

function withOneMore(pods: readonly number[], on: number): number[] {
  const next = on === 0 ? [...pods, 0] : [...pods];
  next[next.indexOf(on)]++;
  return next.sort((a, b) => b - a);
}

function zoneAllows({ onePerZone, zoneSpread }: PlacementRules, totals: readonly number[], index: number): boolean {
  return !(onePerZone && totals[index] > 0) && skewAllows(zoneSpread, totals[index], totals.length, Math.min(...totals));
}

function hostAllows({ onePerHost, hostSpread }: PlacementRules, pods: number, hosts: number, minimum: number): boolean {
  return !(onePerHost && pods > 0) && skewAllows(hostSpread, pods, hosts, minimum);
}

/** kube-scheduler's filter: pods of the domain + 1 - global minimum <= maxSkew; the minimum is 0 while there are fewer domains than minDomains. */
function skewAllows(spread: HardSpread | undefined, pods: number, domains: number, minimum: number): boolean {
  return spread === undefined || pods + 1 - (domains < (spread.minDomains ?? 1) ? 0 : minimum) <= spread.maxSkew;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
