import { NodeColumn, PodGrid } from './layout-grid';
import { Component } from '../../../analysis/cut-sets/components';
import { Failure, PathPart } from '../../../analysis/failures';

const PARTS: readonly PathPart[] = ['source', 'bus', 'sensor'];

/** What of a picture is gone: whole zones and nodes, the worst first, and then pods elsewhere. */
export interface AffectedPods {
  readonly zones: number;
  readonly nodes: number;
  /** Parts whose pods go with a zone or node. */
  readonly parts: readonly PathPart[];
  readonly pods: NodeColumn;
  /** Each of its pods in turn. */
  readonly rolled?: PathPart;
  /** Pods are told to go, and others take their place. */
  readonly moves: boolean;
}

/** A pod of the picture: in a zone, on a node of it, with its index among the pods of its part there. */
export interface PodSlot {
  readonly zone: number;
  readonly lane: number;
  readonly part: PathPart;
  readonly index: number;
}

export function affectedBy({ where: { zones, nodes, pods }, parts, mode, scope }: Failure): AffectedPods {
  const count = (part: PathPart) => parts.includes(part) ? pods : 0;
  return {
    zones,
    nodes,
    parts,
    pods: { source: count('source'), bus: count('bus'), sensor: count('sensor') },
    moves: mode === 'drain' || mode === 'rollout',
    ...scope === 'rollout' && { rolled: parts[0] },
  };
}

export function affectedByComponents(components: readonly Component[]): AffectedPods {
  const count = (component: Component) => components.filter(each => each === component).length;
  return {
    zones: count('zone'),
    nodes: count('node'),
    parts: PARTS,
    pods: { source: count('source-pod'), bus: count('bus-pod'), sensor: count('sensor-pod') },
    moves: false,
  };
}

/** A node with all that is on it; by zone, or itself. */
export function isNodeAffected(gone: AffectedPods, { zones }: PodGrid, zone: number, lane: number): boolean {
  const before = zones.slice(gone.zones, zone).reduce((sum, lanes) => sum + lanes.length, 0);
  return zone < gone.zones || before + lane < gone.nodes;
}

export function isPodAffected(gone: AffectedPods, seats: PodGrid, { zone, lane, part, index }: PodSlot): boolean {
  if (gone.rolled !== undefined) return gone.rolled === part;
  if (isNodeAffected(gone, seats, zone, lane)) return gone.parts.includes(part);
  const earlier = seats.zones.flatMap((lanes, atZone) => lanes.filter((_, atLane) =>
    (atZone < zone || (atZone === zone && atLane < lane)) && !isNodeAffected(gone, seats, atZone, atLane)));
  return earlier.reduce((sum, node) => sum + node[part], index) < gone.pods[part];
}
