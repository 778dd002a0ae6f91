import { Gap } from './gap';
import { unique } from '../values/unique';

/** A sum. With gaps, the true amount is at least what is known. */
export interface Amount {
  readonly known: number;
  readonly gaps: readonly Gap[];
}

export const NOTHING: Amount = { known: 0, gaps: [] };

export function known(value: number): Amount {
  return { known: value, gaps: [] };
}

export function unknown(gap: Gap): Amount {
  return { known: 0, gaps: [gap] };
}

export function sum(amounts: readonly Amount[]): Amount {
  return { known: amounts.reduce((total, amount) => total + amount.known, 0), gaps: unique(amounts.flatMap(({ gaps }) => gaps)) };
}

/** So many of a thing. Where the number or the thing is surely nothing, nothing is unknown. */
export function times(count: Amount, each: Amount): Amount {
  if ([count, each].some(amount => amount.known === 0 && amount.gaps.length === 0)) return NOTHING;
  return { known: count.known * each.known, gaps: unique([...count.gaps, ...each.gaps]) };
}
