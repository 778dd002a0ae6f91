import { Analysis, PathGroup } from '../../analysis/analyse';
import { Failure } from '../../analysis/failures';
import { Verdict, VERDICT_KINDS } from '../../analysis/verdict';

/** What one failure does to one group of paths. */
export interface Answer {
  readonly group: PathGroup;
  readonly failure: Failure;
  readonly verdict: Verdict;
}

/** The answer to begin with; undefined when there is no path. */
export function worstAnswer({ groups, failures }: Analysis): Answer | undefined {
  const answers = groups.flatMap(group => failures.map(failure => ({ group, failure, verdict: group.verdicts.get(failure.id)! })));
  const isWorse = (a: Answer, b: Answer | undefined) => b === undefined || badness(a.verdict) > badness(b.verdict);
  return answers.reduce<Answer | undefined>((worst, answer) => isWorse(answer, worst) ? answer : worst, undefined);
}

/** Of two verdicts of a kind, the one that takes longer is worse. */
function badness({ kind, pause, refusals }: Verdict): number {
  const seconds = Math.max(pause, ...refusals.map(refusal => refusal.seconds));
  // below 1, so that it never outweighs the kind
  const length = seconds === Infinity ? 0.9 : 0.9 * seconds / (seconds + 1);
  return length - VERDICT_KINDS.indexOf(kind);
}
