import { FailureDomain } from '../../contract/failure-domain';
import { Facts } from '../../flow/facts';
import { NodeHooks } from '../cluster/node-hooks';

/** What the drill was asked for. */
export interface DrillOptions {
  readonly namespace: string;
  /** Create the namespace, and delete it at the end. */
  readonly temporary: boolean;
  /** Name of the EventBus that the canary uses. */
  readonly bus: string;
  /** The user's own canary instead of the default one, as the API server takes it. */
  readonly canary?: readonly Record<string, unknown>[];
  readonly survives?: FailureDomain;
  readonly storageClass?: string;
  /** Of the bus in a temporary namespace; node-guards unless it is given. */
  readonly runtime?: DrillRuntime;
  readonly image: string;
  /** Events a second. */
  readonly rate: number;
  /** Ids of the faults to carry out; all that are possible without. */
  readonly faults?: readonly string[];
  /** How many times each fault is carried out, one time after the other. */
  readonly repeat: number;
  /** Nodes may be cordoned. */
  readonly allowCordon: boolean;
  /** A pod may see the processes of its node. */
  readonly allowHostPid: boolean;
  /** Version of NATS to which the bus is upgraded. */
  readonly upgradeTo?: string;
  readonly hooks?: NodeHooks;
  /** How long a node stays off at least. */
  readonly nodeOffSeconds: number;
  /** Inject faults that are predicted to stop the flow or to lose events, and continue after a lost event. */
  readonly allowDisruption: boolean;
  /** Time for the flow to become healthy again. */
  readonly recoveryTimeoutSeconds: number;
  readonly facts: Facts;
}

/** Who makes the servers: the controller, or HaEventBus, perhaps with a guard on each node. */
export const DRILL_RUNTIMES = ['native', 'own-servers', 'node-guards'] as const;
export type DrillRuntime = typeof DRILL_RUNTIMES[number];

/** So that the pods of the flow start, and their connections settle. */
export const START_SECONDS = 600;
export const WARM_UP_SECONDS = 15;
/** Longer than the 30 s after which an event that was not acknowledged is delivered again, twice. */
export const GRACE_SECONDS = 90;
/** How long a fault goes on at least, so that what comes late is seen. */
export const HOLD_SECONDS = 20;
