import { Analysis, PathGroup } from './analyse';
import { verdictRank } from './compare-verdicts';
import { Failure } from './failures';
import { Path } from './model/paths';
import { failsAtRest } from './survival-target';
import { Verdict } from './verdict';
import { FailureDomain } from '../contract/failure-domain';

/** Why flows do not survive what they were declared to: one for each cause, with all failures and flows of which it is the cause. */
export interface UnmetTarget {
  readonly declared: FailureDomain;
  /** Events stop or are lost while nothing fails. */
  readonly atRest: boolean;
  readonly failures: readonly Failure[];
  readonly paths: readonly Path[];
  /** The worst of them. */
  readonly verdict: Verdict;
}

export function unmetTargets({ groups, failures }: Analysis): UnmetTarget[] {
  const causes = new Map<string, UnmetTarget>();
  for (const group of groups) {
    for (const target of unmetTargetsOf(group, failures)) {
      const key = JSON.stringify([target.declared, target.atRest, causeOf(target.verdict)]);
      const known = causes.get(key);
      causes.set(key, known === undefined ? target : merged(known, target));
    }
  }
  return [...causes.values()];
}

function unmetTargetsOf(group: PathGroup, all: readonly Failure[]): UnmetTarget[] {
  const { declared, paths, verdicts } = group;
  if (declared === undefined) return [];
  const atRest = failsAtRest(group);
  // what stops while nothing fails stops in every failure
  const failures = atRest ? all.filter(({ scope }) => scope === 'none') : group.unmetTargets;
  return failures.map(failure => ({ declared, atRest, failures: [failure], paths, verdict: verdicts.get(failure.id)! }));
}

function merged(a: UnmetTarget, b: UnmetTarget): UnmetTarget {
  return {
    ...a,
    failures: [...new Set([...a.failures, ...b.failures])],
    paths: [...new Set([...a.paths, ...b.paths])],
    verdict: verdictRank(b.verdict) > verdictRank(a.verdict) ? b.verdict : a.verdict,
  };
}

/** What is the same in verdicts of one cause; how long it takes is not. */
function causeOf({ kind, cause, refusals, loses, remedies, notes }: Verdict): unknown[] {
  return [kind, cause, refusals.map(refusal => refusal.cause), loses.map(loss => loss.cause), remedies, notes];
}
