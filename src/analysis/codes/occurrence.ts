import { BusOccurrence } from './bus-codes';
import { ConnectionOccurrence } from './connection-codes';
import { ElectionOccurrence } from './election-codes';
import { NodeGuardOccurrence } from './node-guard-codes';
import { RaftGroupCode } from './quorum-codes';
import { RequestOccurrence } from './request-codes';
import { SensorOccurrence } from './sensor-codes';
import { SubscriptionOccurrence } from './subscription-codes';
import type { FailureId } from '../failures';
import type { FaultReach } from '../model/fault';

/** One thing that happens in a failure: a step on the way back, or the cause of a verdict. Words for it are in `src/words/`. */
export type Occurrence =
  | BusOccurrence
  | ConnectionOccurrence
  | ElectionOccurrence
  | RequestOccurrence
  | SensorOccurrence
  | NodeGuardOccurrence
  | SubscriptionOccurrence
  | PlacementOccurrence
  | { readonly code: 'controller-lost' }
  /** From then on as in another failure alone. */
  | { readonly code: 'continues-as'; readonly failure: FailureId }
  | FindingOccurrence;

/** Pods that no node can take. `tooFewFor`: what does not run with the others. */
export type PlacementOccurrence = {
  readonly code: 'pods-find-no-node';
  readonly workload: 'servers' | 'pods';
  readonly pending: number;
  readonly replicas: number;
  readonly tooFewFor?: { readonly group: RaftGroupCode; readonly members: number } | { readonly needed: number };
};

/** A finding of the linter that needs no failure. `message` is the finding's own sentence. */
export type FindingOccurrence = {
  readonly code: 'finding';
  readonly rule: string;
  /** The code of the problem, of a rule with several. */
  readonly problem?: string;
  readonly message: string;
  readonly reach: FaultReach;
};
