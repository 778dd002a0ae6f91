import { PathGroup } from '../../../analysis/analyse';
import { Topology } from '../../../analysis/cluster/topology';
import { worstLayout } from '../../../analysis/cluster/worst-case-placement';
import { PathPart } from '../../../analysis/failures';
import { PodsModel } from '../../../analysis/model/model';

/** Pods of each part of a path that share a node. */
export type NodeColumn = { readonly [part in PathPart]: number };

/** The zones, the worst first; the worst node of each zone first. */
export interface PodGrid {
  readonly zones: readonly (readonly NodeColumn[])[];
  /** Pods that found no node. */
  readonly waiting: NodeColumn;
}

const EMPTY: NodeColumn = { source: 0, bus: 0, sensor: 0 };

/** One of the worst layouts that the scheduler may choose: the fullest node and zone of each workload meet. */
export function seats({ model: { source, bus, sensor, cluster: { topology } } }: PathGroup): PodGrid {
  const layouts = { source: seated(source, topology), bus: bus.hasServers ? seated(bus, topology) : NOBODY, sensor: seated(sensor, topology) };
  const parts = Object.keys(layouts) as PathPart[];
  const zones = topology.zones.map((_, zone) => {
    const lanes = Math.max(1, ...parts.map(part => layouts[part].zones[zone]?.length ?? 0));
    return Array.from({ length: lanes }, (__, lane) => laneOf(part => layouts[part].zones[zone]?.[lane] ?? 0));
  });
  return { zones, waiting: laneOf(part => layouts[part].pending) };
}

const NOBODY = { zones: [], pending: 0 };

function seated(pods: PodsModel | undefined, topology: Topology) {
  return pods ? worstLayout(pods.placement, topology) : NOBODY;
}

function laneOf(count: (part: PathPart) => number): NodeColumn {
  return { ...EMPTY, source: count('source'), bus: count('bus'), sensor: count('sensor') };
}
