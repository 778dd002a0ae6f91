import type { Part } from '../verdict';

/** Why a drain never ends. */
export type DrainBlock =
  | { readonly reason: 'several-budgets'; readonly budgets: number }
  | { readonly reason: 'budget-allows-none' };

/** What does not touch the events but has to be known. */
export type Note =
  | { readonly code: 'drain-never-ends' } & DrainBlock
  | { readonly code: 'rollout-never-ends'; readonly pods: number }
  | { readonly code: 'pods-stay-pending'; readonly part: Part; readonly pending: number; readonly replicas: number };

/** A fact without which a verdict is unknown. */
export type NeededFact =
  | { readonly code: 'pod-policy' | 'volumes-follow' }
  /** An object that is not among the manifests. `onlyBus`: the one bus of the namespace, which may be meant. */
  | { readonly code: 'manifest'; readonly kind: 'EventBus' | 'EventSource'; readonly onlyBus?: string }
  /** What a rule cannot tell. `message` and `needs` are its own words. */
  | { readonly code: 'rule'; readonly rule: string; readonly message: string; readonly needs: string }
  /** Whether a keeper watches the subscriptions: of a bus that is not among the manifests, or without the right to read Deployments. */
  | { readonly code: 'keeper'; readonly bus?: string; readonly right?: string }
  /** Whether a Job raises the replicas of the Sensor's bucket. */
  | { readonly code: 'bucket-replicas'; readonly by: string }
  | { readonly code: 'subscription-behavior'; readonly busType?: string }
  | { readonly code: 'right-to-read'; readonly kind: string; readonly right: string }
  | { readonly code: 'bus-servers'; readonly busType?: string }
  /** What the brokers of Kafka survive, or the pods that vote for them. */
  | { readonly code: 'kafka-brokers' | 'kafka-controllers' };

/** What is not given, and is assumed. */
export type Assumption =
  | { readonly code: 'topology'; readonly zones?: number; readonly nodes?: number }
  | { readonly code: 'controller'; readonly argoEventsVersion: string }
  | { readonly code: 'pod-policy-unknown' | 'streaming-times-not-measured' | 'kafka-times-not-measured' }
  | { readonly code: 'finding-suppressed'; readonly rule: string; readonly object: string; readonly reason: string }
  | { readonly code: 'rule-failed'; readonly rule: string; readonly message: string }
  /** No Service among the manifests leads to their webhooks: callers reach the pods in another way, or by other objects. */
  | { readonly code: 'callers-elsewhere'; readonly objects: readonly string[] }
  | { readonly code: 'nodes-allowed'; readonly objects: readonly string[] };
