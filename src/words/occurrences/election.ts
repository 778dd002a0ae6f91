import { ElectionOccurrence } from '../../analysis/codes/election-codes';
import { Texts } from '../texts';

const UNTIL = { 'node-uncordoned': 'the node is uncordoned', 'node-back': 'the node is back' } as const;
const ACTIVE = 'the active pod';

export const ELECTION_TEXTS: Texts<ElectionOccurrence> = {
  'pods-go-on': ({ pods }) => `${pods} of its pods go on`,
  'pods-vote': ({ votes, replicas }) => `${votes} of ${replicas} votes elect another pod`,
  'votes-missing': ({ votes, replicas, left }) => replicas === 1 ? 'its only pod is unavailable'
    : `graft needs ${votes} of ${replicas} votes, ${left === 0 ? 'none is' : left === 1 ? '1 pod is' : `${left} pods are`} left`,
  'group-rebalances': () => 'its consumer group misses the pod and gives its partitions to the others',
  'lease-released': () => 'the Lease is released and taken at the next try',
  'lease-expires': ({ leaseSeconds }) => `the Lease of ${leaseSeconds} s runs out and is taken at the next try`,
  'active-pod-lost': ({ mode, pods, with: domain }) => {
    switch (mode) {
      case 'crash': return `${ACTIVE} ends`;
      case 'node-loss': return `${ACTIVE}${pods > 1 ? ` and ${pods - 1} more vanish` : ' vanishes'} with the ${domain}`;
      case 'drain': return pods > 1 ? `${pods} pods are evicted, ${ACTIVE} among them` : `${ACTIVE} is evicted`;
      case 'rollout': return `${ACTIVE} is replaced by one of the new revision, at worst once for each pod`;
    }
  },
  'no-pod-left': ({ lost }) => `${allPods(lost)} unavailable until another one runs`,
  'pod-recreated': () => 'another pod is created and starts',
  'node-not-ready': () => 'the silent node is marked NotReady',
  'node-loss-tolerated': () => 'the pods tolerate that before they are replaced',
  'node-loss-tolerated-indefinitely': ({ until }) => `its pods tolerate the loss of their node indefinitely: until ${UNTIL[until]}`,
  'no-other-node': ({ until }) => `no other node may take the pod: it waits until ${UNTIL[until]}`,
};

/** The pods of a workload, when none is left. */
export function allPods(lost: number): string {
  return lost === 1 ? 'its only pod is' : lost === 2 ? 'both pods are' : `all ${lost} pods are`;
}
