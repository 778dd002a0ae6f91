import { Analysis, PathGroup } from './analyse';
import { badness } from './compare-verdicts';
import { Failure } from './failures';
import { Path } from './model/paths';
import { failsAtRest } from './survival-target';
import { Verdict } from './verdict';
import { FailureDomain } from '../contract/failure-domain';

/** Why flows do not survive what they were declared to: one for each cause, with all failures and flows of which it is the cause. */
export interface BrokenPromise {
  readonly declared: FailureDomain;
  /** Events stop or are lost while nothing fails. */
  readonly atRest: boolean;
  readonly failures: readonly Failure[];
  readonly paths: readonly Path[];
  /** The worst of them. */
  readonly verdict: Verdict;
}

export function brokenPromises({ groups, failures }: Analysis): BrokenPromise[] {
  const causes = new Map<string, BrokenPromise>();
  for (const group of groups) {
    for (const promise of promisesOf(group, failures)) {
      const key = JSON.stringify([promise.declared, promise.atRest, causeOf(promise.verdict)]);
      const known = causes.get(key);
      causes.set(key, known === undefined ? promise : merged(known, promise));
    }
  }
  return [...causes.values()];
}

function promisesOf(group: PathGroup, all: readonly Failure[]): BrokenPromise[] {
  const { declared, paths, verdicts } = group;
  if (declared === undefined) return [];
  const atRest = failsAtRest(group);
  // what stops while nothing fails stops in every failure
  const failures = atRest ? all.filter(({ scope }) => scope === 'none') : group.brokenPromises;
  return failures.map(failure => ({ declared, atRest, failures: [failure], paths, verdict: verdicts.get(failure.id)! }));
}

function merged(a: BrokenPromise, b: BrokenPromise): BrokenPromise {
  return {
    ...a,
    failures: [...new Set([...a.failures, ...b.failures])],
    paths: [...new Set([...a.paths, ...b.paths])],
    verdict: badness(b.verdict) > badness(a.verdict) ? b.verdict : a.verdict,
  };
}

/** What is the same in verdicts of one cause; how long it takes is not. */
function causeOf({ kind, cause, refusals, loses, remedies, notes }: Verdict): unknown[] {
  return [kind, cause, refusals.map(refusal => refusal.cause), loses.map(loss => loss.cause), remedies, notes];
}
