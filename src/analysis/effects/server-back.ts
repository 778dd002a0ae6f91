import { PodsHit, remaining } from './impact';
import { placementBound } from '../cluster/placement-bound';
import { BusModel, ClusterModel } from '../model/model';
import { BUS_POD_START, BUS_POD_STOP, VOLUME_MOVE } from '../model/times';

export const VOLUMES_FACT = 'whether another node can attach the volumes of the bus (volumesFollow)';

/** How long it takes until a server of the bus is back. */
export interface ServerBack {
  /** Infinity: until somebody repairs it. */
  readonly pause: number;
  readonly text: string;
  readonly missing: readonly string[];
}

/** A StatefulSet makes no second pod for one whose node is silent; that of an evicted one starts where its volume can be. */
export function serverBack(bus: BusModel, hit: Pick<PodsHit, 'manner' | 'where'>, cluster: ClusterModel): ServerBack {
  switch (hit.manner) {
    case 'crash': return { pause: BUS_POD_START, text: 'the pod is made again and loads its streams', missing: [] };
    case 'rollout': return { pause: BUS_POD_STOP + BUS_POD_START, text: 'the server stops, starts and loads its streams', missing: [] };
    case 'vanish': return { pause: Infinity, text: 'a StatefulSet does not replace pods of a silent node: until the node is back', missing: [] };
    case 'drain': return evictedBack(bus, hit, cluster);
  }
}

function evictedBack({ placement, persistent, volumesFollow }: BusModel, { where }: Pick<PodsHit, 'where'>, { topology }: ClusterModel): ServerBack {
  if (persistent && volumesFollow === false) {
    return { pause: Infinity, text: 'its volume is a disk of the node: until the node is uncordoned', missing: [] };
  }
  if (placementBound(placement, remaining(topology, where)).minPlaced < placement.replicas) {
    return { pause: Infinity, text: 'no other node may take the server: until the node is uncordoned', missing: [] };
  }
  const isKnown = !persistent || volumesFollow === true;
  return {
    pause: BUS_POD_STOP + (persistent ? VOLUME_MOVE : 0) + BUS_POD_START,
    text: persistent ? 'the server stops, and starts on another node of its zone, which attaches its volume' : 'the server stops, and starts on another node',
    missing: isKnown ? [] : [VOLUMES_FACT],
  };
}
