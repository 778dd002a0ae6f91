import { breaks } from './breaks';
import { PathModel } from './model';
import { Pair, pairVerdict } from './pair-verdict';
import { PathPlacements, pathVerdict } from './path-verdict';
import { withOrWithoutPolicy } from './policy-unknown';
import { failureOf, Thing, THINGS } from './things';
import { Verdict } from './verdict';

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
 * `cases` are one, or with and without the pod policy.
 */
export function combinations(cases: readonly Case[]): Combination[] {
  const [{ model: { broken } }] = cases;
  if (broken.length > 0) {
    return [];
  }
  const singles = THINGS.map(thing => combination(cases, [thing], ({ model, placements }) => pathVerdict(model, failureOf(thing), placements)));
  const enough = singles.filter(({ always }) => always).flatMap(({ things }) => things);
  const rest = THINGS.filter(thing => !enough.includes(thing));
  const pairs = rest.flatMap((first, index) => rest.slice(index).map((second): Pair => [first, second]));
  return [
    ...singles.filter(({ breaks: broken1 }) => broken1.length > 0),
    ...pairs.map(pair => combination(cases, pair, ({ model, placements }) => pairVerdict(model, pair, placements))),
  ].map(({ always: _, ...answer }) => answer);
}

function combination(cases: readonly Case[], things: readonly Thing[], verdictOf: (given: Case) => Verdict): Combination & { readonly always: boolean } {
  const broken = cases.map(({ model, placements }) => breaks(model, placements, things));
  const [ifInstalled, ifNot = ifInstalled] = cases.map(verdictOf);
  return {
    things,
    breaks: [...new Set(broken.flat())],
    always: broken.every(names => names.length > 0),
    verdict: withOrWithoutPolicy(ifInstalled, ifNot),
  };
}
