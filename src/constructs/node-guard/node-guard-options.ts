import { HaNodeGuard } from './ha-node-guard';
import { HaNodeGuardProps } from './ha-node-guard-props';

/** The guard on each node for the clients of a bus and the callers of its webhooks. */
export interface NodeGuardOptions {
  /**
   * Whether there is one.
   *
   * @default - true for own servers, and where `guard` or `props` is given
   */
  readonly enabled?: boolean;

  /**
   * A guard that serves several buses, also in another namespace.
   *
   * @default - a guard of the bus's own
   */
  readonly guard?: HaNodeGuard;

  /**
   * Where the bus's own guard runs.
   *
   * @default - the values that each prop documents
   * @throws when it is given with `guard`
   */
  readonly props?: HaNodeGuardProps;
}
