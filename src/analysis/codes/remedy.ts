import type { Part } from '../verdict';

/** Where something has to change. In a path, `*` stands for any event. */
export type RemedyTarget =
  /** A field of the custom resource of the part, or of another object. */
  | { readonly kind: 'field'; readonly path: readonly (string | number)[]; readonly object?: { readonly kind: string; readonly name?: string } }
  | { readonly kind: 'object'; readonly object: { readonly kind: 'PodDisruptionBudget' | 'HaPodPolicy' } }
  | { readonly kind: 'server-configuration' | 'bus-guard' | 'node-guard' | 'pre-stop-sleep' | 'readiness-probe' | 'sensor-bucket' | 'keeper' | 'argo-events' | 'sender' };

/** What to change there. */
export type RemedyAction =
  | { readonly code: 'use-jetstream' | 'probe-servers' | 'install-bus-guard' | 'install-node-guard' | 'require-anti-affinity' | 'spread-pods' }
  | { readonly code: 'allow-one-eviction'; readonly pods: 'bus' | 'client' }
  | { readonly code: 'limit-pods-to-domains' | 'read-bucket-from-leader' | 'repeat-requests' | 'install-pre-stop-sleep' | 'install-readiness-probe' | 'install-pod-policy' | 'install-keeper' }
  | { readonly code: 'add-servers' | 'add-pods' | 'add-voters' | 'add-voters-or-probe' | 'replicate-stream' | 'replicate-bucket'; readonly replicas: number }
  | { readonly code: 'add-brokers'; readonly replicas: number }
  | { readonly code: 'replicate-topics'; readonly replicas: number; readonly minInsync: number }
  | { readonly code: 'spread-servers'; readonly most: number; readonly replicas: number }
  | { readonly code: 'spread-voters'; readonly votes: number; readonly replicas: number }
  | { readonly code: 'shorten-tolerations'; readonly seconds: number; readonly from: number }
  | { readonly code: 'upgrade'; readonly version: string }
  | { readonly code: 'replace-event-type'; readonly type: string }
  | { readonly code: 'change-event-option'; readonly type: string; readonly option: readonly string[] }
  /** `message` is the fix of the rule's finding. */
  | { readonly code: 'correct-finding'; readonly rule: string; readonly message: string };

/** The change that shortens or ends what happens. */
export type Remedy = { readonly part: Part; readonly target: RemedyTarget } & RemedyAction;

export function field(...path: readonly (string | number)[]): RemedyTarget {
  return { kind: 'field', path };
}

export const BUDGET: RemedyTarget = { kind: 'object', object: { kind: 'PodDisruptionBudget' } };
