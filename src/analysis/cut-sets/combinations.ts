import { breaks } from './minimal-cut-sets';
import { BrokenPart } from '../codes/quorum-codes';
import { Failure } from '../failures';
import { Pair, pairVerdict } from './pair-verdict';
import { PathModel } from '../model/model';
import { PathPlacements } from '../path-placements';
import { effects } from '../path-verdict';
import { mergeForUnknownPolicy } from '../unknown-policy';
import { Component, COMPONENTS, failureOf } from './components';
import { Effect, Verdict } from '../verdict';

/** One component, or two that fail at the same moment. */
export interface Combination {
  readonly components: readonly Component[];
  /** What has no majority, no pod that can be elected, or no pod then. */
  readonly breaks: readonly BrokenPart[];
  readonly verdict: Verdict;
}

/** A path as it is, with its placements. */
export interface Case {
  readonly model: PathModel;
  readonly placements: PathPlacements;
}

/**
 * Every single component that breaks something, and every pair that holds none of those: with what they break, the minimal cut sets.
 * `cases` are one, or with and without the pod policy; `single` is what a single failure does.
 */
export function combinations(cases: readonly Case[], single: (failure: Failure) => Verdict): Combination[] {
  if (cases[0].model.faults.length > 0) {
    return [];
  }
  const singles = COMPONENTS.map(component => ({ components: [component], ...broken(cases, [component]) }));
  const rest = COMPONENTS.filter((_, index) => !singles[index].always);
  const pairs = rest.flatMap((first, index) => rest.slice(index).map((second): Pair => [first, second]));
  const verdicts = cases.map(pairVerdicts);
  return [
    ...singles.filter(each => each.breaks.length > 0)
      .map(each => ({ components: each.components, breaks: each.breaks, verdict: single(failureOf(each.components[0])) })),
    ...pairs.map(pair => {
      const [ifInstalled, ifNot = ifInstalled] = verdicts.map(verdictOf => verdictOf(pair));
      return { components: pair, breaks: broken(cases, pair).breaks, verdict: mergeForUnknownPolicy(ifInstalled, ifNot) };
    }),
  ];
}

/** What breaks in any case, and whether something does in all. */
function broken(cases: readonly Case[], components: readonly Component[]): { breaks: BrokenPart[]; always: boolean } {
  const each = cases.map(({ model, placements }) => breaks(model, placements, components));
  return { breaks: [...new Set(each.flat())], always: each.every(({ length }) => length > 0) };
}

/** What a component does alone is part of many pairs. */
function pairVerdicts({ model, placements }: Case): (pair: Pair) => Verdict {
  const known = new Map<Failure, Effect[]>();
  const alone = (failure: Failure) => {
    if (!known.has(failure)) known.set(failure, effects(model, failure, placements));
    return known.get(failure)!;
  };
  return pair => pairVerdict(model, pair, placements, alone);
}
