import type { FailureMode } from '../effects/impact';

/** What happens until enough pods run and one of them is active. */
export type ElectionOccurrence =
  | { readonly code: 'pods-go-on'; readonly pods: number }
  | { readonly code: 'pods-vote'; readonly votes: number; readonly replicas: number }
  | { readonly code: 'votes-missing'; readonly votes: number; readonly replicas: number; readonly left: number }
  | { readonly code: 'lease-released' | 'group-rebalances' }
  | { readonly code: 'lease-expires'; readonly leaseSeconds: number }
  /** `with`: what the pods are lost with, where it is not a pod alone. */
  | { readonly code: 'active-pod-lost'; readonly mode: FailureMode; readonly pods: number; readonly with: 'zone' | 'node' }
  | { readonly code: 'no-pod-left'; readonly lost: number }
  | ReplacementOccurrence;

/** How a pod is replaced. */
export type ReplacementOccurrence =
  | { readonly code: 'pod-recreated' | 'node-not-ready' | 'node-loss-tolerated' }
  | { readonly code: 'node-loss-tolerated-indefinitely' | 'no-other-node'; readonly until: 'node-uncordoned' | 'node-back' };
