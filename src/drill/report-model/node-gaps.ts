import { ledger } from './ledger';
import { EventRecord } from '../load/event-records';

/** The longest time without a delivery, in seconds, in the two parts of a lost node or zone. */
export interface NodeGaps {
  /** From the loss until the nodes are turned on. */
  readonly off: number;
  /** From then on. A server that was cut off stands for election while it is alone, and ends healthy leaders when it returns. */
  readonly returned: number;
}

/** Times are those of the load generator. */
export function nodeGaps(records: readonly EventRecord[], { from, back, to }: { readonly from: number; readonly back: number; readonly to: number }): NodeGaps {
  return {
    off: ledger(records, { from, to: back }).longestGap,
    returned: ledger(records, { from: back, to }).longestGap,
  };
}
