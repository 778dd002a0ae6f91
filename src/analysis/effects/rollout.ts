import { PodImpact } from './impact';
import { placementBound } from '../cluster/placement-bound';
import { Note } from '../codes/notes';
import { ClientModel, ClusterModel } from '../model/model';

/** A Deployment of up to 3 pods starts the new pod before it ends an old one: 25 % of 3 is 0 unavailable. From 4 on, one may be away. */
const SURGES_FIRST_UP_TO = 3;

/** Why the rollout that causes this hit never ends, while the old pods go on. */
export function stuckRollout({ placement: rules, surgeNeedsPlace }: ClientModel, { mode }: PodImpact, { topology }: ClusterModel): Note[] {
  const pods = rules.replicas + 1;
  if (mode !== 'rollout' || !surgeNeedsPlace || rules.replicas > SURGES_FIRST_UP_TO || placementBound({ ...rules, replicas: pods }, topology).minPlaced >= pods) {
    return [];
  }
  return [{ code: 'rollout-never-ends', pods: rules.replicas }];
}
