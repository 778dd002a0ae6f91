import { Lane, Seats } from './layout-grid';
import { Component } from '../../../analysis/cut-sets/components';
import { Failure, PathPart } from '../../../analysis/failures';

const PARTS: readonly PathPart[] = ['source', 'bus', 'sensor'];

/** What of a picture is gone: whole zones and nodes, the worst first, and then pods elsewhere. */
export interface Gone {
  readonly zones: number;
  readonly nodes: number;
  /** Parts whose pods go with a zone or node. */
  readonly parts: readonly PathPart[];
  readonly pods: Lane;
  /** Each of its pods in turn. */
  readonly rolled?: PathPart;
  /** Pods are told to go, and others take their place. */
  readonly moves: boolean;
}

/** A pod of the picture: in a zone, on a node of it, the how manieth of its part there. */
export interface Seat {
  readonly zone: number;
  readonly lane: number;
  readonly part: PathPart;
  readonly index: number;
}

export function goneWith({ where: { zones, nodes, pods }, parts, mode, scope }: Failure): Gone {
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

export function goneWithComponents(components: readonly Component[]): Gone {
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
export function nodeIsGone(gone: Gone, { zones }: Seats, zone: number, lane: number): boolean {
  const before = zones.slice(gone.zones, zone).reduce((sum, lanes) => sum + lanes.length, 0);
  return zone < gone.zones || before + lane < gone.nodes;
}

export function podIsGone(gone: Gone, seats: Seats, { zone, lane, part, index }: Seat): boolean {
  if (gone.rolled !== undefined) return gone.rolled === part;
  if (nodeIsGone(gone, seats, zone, lane)) return gone.parts.includes(part);
  const earlier = seats.zones.flatMap((lanes, atZone) => lanes.filter((_, atLane) =>
    (atZone < zone || (atZone === zone && atLane < lane)) && !nodeIsGone(gone, seats, atZone, atLane)));
  return earlier.reduce((sum, node) => sum + node[part], index) < gone.pods[part];
}
