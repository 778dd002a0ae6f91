import { breaks } from './minimal-cut-sets';
import { Failure } from '../failures';
import { Pair, pairVerdict } from './pair-verdict';
import { PathModel } from '../model/model';
import { PathPlacements } from '../path-placements';
import { effects } from '../path-verdict';
import { withOrWithoutPolicy } from '../unknown-policy';
import { failureOf, Thing, THINGS } from './components';
import { Effect, Verdict } from '../verdict';

/** One thing, or two, that fail at the same moment. */
export interface Combination {
  readonly things: readonly Thing[];
  /** What has no majority, no pod that can be elected, or no pod then; empty when nothing is that far gone. */
  readonly breaks: readonly string[];
  readonly verdict: Verdict;
}

/** A path as it is, with its placements. */
export interface Case {
  readonly model: PathModel;
  readonly placements: PathPlacements;
}

/**
 * Every single thing that breaks something, and every pair that holds none of those: with what they break, the minimal cut sets.
 * `cases` are one, or with and without the pod policy; `single` is what a single failure does.
 */
export function combinations(cases: readonly Case[], single: (failure: Failure) => Verdict): Combination[] {
  if (cases[0].model.faults.length > 0) {
    return [];
  }
  const singles = THINGS.map(thing => ({ things: [thing], ...broken(cases, [thing]) }));
  const rest = THINGS.filter((_, index) => !singles[index].always);
  const pairs = rest.flatMap((first, index) => rest.slice(index).map((second): Pair => [first, second]));
  const verdicts = cases.map(pairVerdicts);
  return [
    ...singles.filter(each => each.breaks.length > 0)
      .map(each => ({ things: each.things, breaks: each.breaks, verdict: single(failureOf(each.things[0])) })),
    ...pairs.map(pair => {
      const [ifInstalled, ifNot = ifInstalled] = verdicts.map(verdictOf => verdictOf(pair));
      return { things: pair, breaks: broken(cases, pair).breaks, verdict: withOrWithoutPolicy(ifInstalled, ifNot) };
    }),
  ];
}

/** What breaks in any case, and whether something does in all. */
function broken(cases: readonly Case[], things: readonly Thing[]): { breaks: string[]; always: boolean } {
  const each = cases.map(({ model, placements }) => breaks(model, placements, things));
  return { breaks: [...new Set(each.flat())], always: each.every(({ length }) => length > 0) };
}

/** What a thing does alone is part of many pairs. */
function pairVerdicts({ model, placements }: Case): (pair: Pair) => Verdict {
  const known = new Map<Failure, Effect[]>();
  const alone = (failure: Failure) => {
    if (!known.has(failure)) known.set(failure, effects(model, failure, placements));
    return known.get(failure)!;
  };
  return pair => pairVerdict(model, pair, placements, alone);
}
