import { LivePart } from '../cluster/live-pods';

/** When a fault was, on the clock of this machine, and for how long it can have kept a condition. */
export interface FaultWindow {
  readonly id: string;
  /** Seconds since 1970. */
  readonly from: number;
  /** When the next fault began. */
  readonly to: number;
  /** From the fault until all was healthy again. */
  readonly seconds: number;
  /** Parts of the flow of which the fault hit a pod. */
  readonly parts: readonly LivePart[];
  /** Longest time without a delivery, in seconds. */
  readonly gap: number;
}
