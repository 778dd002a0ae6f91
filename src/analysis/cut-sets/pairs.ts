import { verdictRank } from '../compare-verdicts';
import { Combination } from './combinations';

/** Pairs that break something, and the worst of the others. */
export interface Pairs {
  readonly breaking: readonly Combination[];
  /** Undefined when there is no other pair. */
  readonly worstOther?: Combination;
}

export function pairs(combinations: readonly Combination[]): Pairs {
  const two = combinations.filter(({ components }) => components.length === 2);
  const others = two.filter(({ breaks }) => breaks.length === 0);
  return {
    breaking: two.filter(({ breaks }) => breaks.length > 0),
    ...others.length > 0 && { worstOther: others.reduce((a, b) => verdictRank(b.verdict) > verdictRank(a.verdict) ? b : a) },
  };
}
