import { PodsHit } from './impact';
import { placementBound } from '../cluster/placement-bound';
import { ClientModel, ClusterModel } from '../model/model';

/** A Deployment of up to 3 pods starts the new pod before it ends an old one: 25 % of 3 is 0 unavailable. From 4 on, one may be away. */
const SURGES_FIRST_UP_TO = 3;

/** Why the roll-out that causes this hit never ends, while the old pods go on. */
export function stuckRollout({ placement: rules, surgeNeedsPlace }: ClientModel, { manner }: PodsHit, { topology }: ClusterModel): string[] {
  const pods = rules.replicas + 1;
  if (manner !== 'rollout' || !surgeNeedsPlace || rules.replicas > SURGES_FIRST_UP_TO || placementBound({ ...rules, replicas: pods }, topology).minPlaced >= pods) {
    return [];
  }
  return [`the roll-out never ends: a new pod has to start beside ${rules.replicas} old ones, and required anti-affinity leaves it no node; add matchLabelKeys: [pod-template-hash] to the term`];
}
