import { PodImpact, remaining } from './impact';
import { placementBound } from '../cluster/placement-bound';
import { BusServerReturn } from '../codes/bus-codes';
import { NeededFact } from '../codes/notes';
import { BusModel, ClusterModel } from '../model/model';
import { BUS_POD_START, BUS_POD_STOP, VOLUME_MOVE } from '../model/times';

/** How long it takes until a server of the bus is back. */
export interface ServerBack {
  /** Infinity: until somebody repairs it. */
  readonly pause: number;
  readonly occurrence: BusServerReturn;
  readonly missing: readonly NeededFact[];
}

/** A StatefulSet makes no second pod for one whose node is silent; that of an evicted one starts where its volume can be. */
export function serverBack(bus: BusModel, hit: Pick<PodImpact, 'mode' | 'where'>, cluster: ClusterModel): ServerBack {
  switch (hit.mode) {
    case 'crash': return { pause: BUS_POD_START, occurrence: { code: 'server-recreated' }, missing: [] };
    case 'rollout': return { pause: BUS_POD_STOP + BUS_POD_START, occurrence: { code: 'server-restarts' }, missing: [] };
    case 'node-loss': return { pause: Infinity, occurrence: { code: 'server-waits-for-its-node' }, missing: [] };
    case 'drain': return evictedBack(bus, hit, cluster);
  }
}

function evictedBack({ placement, persistent, volumesFollow }: BusModel, { where }: Pick<PodImpact, 'where'>, { topology }: ClusterModel): ServerBack {
  if (persistent && volumesFollow === false) {
    return { pause: Infinity, occurrence: { code: 'server-volume-is-on-drained-node' }, missing: [] };
  }
  if (placementBound(placement, remaining(topology, where)).minPlaced < placement.replicas) {
    return { pause: Infinity, occurrence: { code: 'server-has-no-other-node' }, missing: [] };
  }
  const isKnown = !persistent || volumesFollow === true;
  return {
    pause: BUS_POD_STOP + (persistent ? VOLUME_MOVE : 0) + BUS_POD_START,
    occurrence: { code: 'server-moves', withVolume: persistent },
    missing: isKnown ? [] : [{ code: 'volumes-follow' }],
  };
}
