import { Analysis, PathGroup } from '../../analysis/analyse';
import { Failure } from '../../analysis/failures';
import { Verdict, VERDICT_KINDS } from '../../analysis/verdict';

/** What one failure does to one group of paths. */
export interface Answer {
  readonly group: PathGroup;
  readonly failure: Failure;
  readonly verdict: Verdict;
}

/** Groups for a page, the worst first. */
export function worstFirst({ groups, failures }: Analysis): PathGroup[] {
  const worst = (group: PathGroup) => Math.max(...failures.map(({ id }) => badness(group.verdicts.get(id)!)));
  const total = (group: PathGroup) => failures.reduce((sum, { id }) => sum + badness(group.verdicts.get(id)!), 0);
  return groups.map(group => ({ group, worst: worst(group), total: total(group) }))
    .sort((a, b) => b.worst - a.worst || b.total - a.total)
    .map(({ group }) => group);
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
