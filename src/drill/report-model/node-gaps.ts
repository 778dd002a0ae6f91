import { ledger } from './ledger';
import { EventRecord } from '../load/event-records';

/** The longest time without a delivery, in seconds, in the two parts of a lost node or zone. */
export interface NodeGaps {
  /** From the loss until the nodes are turned on. */
  readonly off: number;
  /** From then on. A server that was cut off stands for election while it is alone, and ends healthy leaders when it returns. */
  readonly returned: number;
}

/** When it was, on the clock of the load generator; `back`: the nodes are turned on. */
export interface NodeLossTimes {
  readonly from: number;
  readonly back: number;
  readonly to: number;
}

export function nodeGaps(records: readonly EventRecord[], { from, back, to }: NodeLossTimes): NodeGaps {
  return {
    off: ledger(records, { from, to: back }).longestGap,
    returned: ledger(records, { from: back, to }).longestGap,
  };
}
