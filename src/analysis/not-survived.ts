import { Analysis } from './analyse';
import { Failure } from './failures';
import { failsAtRest, failuresWithin, survived } from './survival-target';
import { Verdict } from './verdict';
import { besidesBecause, NO_FLOW, PART_NAMES, pathName, said, why } from './verdict-text';
import { FailureDomain } from '../contract/failure-domain';

/** What is not survived of `domain`, a sentence for each failure and path; empty when all paths survive. */
export function notSurvived({ groups, failures }: Analysis, domain: FailureDomain): string[] {
  if (groups.length === 0) {
    return [NO_FLOW];
  }
  return groups.flatMap(group => {
    const { paths, verdicts } = group;
    // what stops while nothing fails stops in every failure
    return failuresWithin(domain, failures).filter(({ id, scope }) => !survived(verdicts.get(id)!) && (scope === 'none' || !failsAtRest(group)))
      .flatMap(failure => paths.map(path => sentence(failure, pathName(path), verdicts.get(failure.id)!)));
  });
}

/** What a failure does and why, and what mends it; empty where nothing does. */
export function outcome(verdict: Verdict): { what: string; fix: string } {
  // with two answers, the reason does not name what is missing
  const missing = verdict.podPolicy && `not known: ${verdict.missing.join('; ')}`;
  const reasons = [why(verdict), besidesBecause(verdict), missing].filter(Boolean).join('; ');
  const fixes = verdict.fixes.map(({ part, field, change }) => `${PART_NAMES[part]} ${field}: ${change}`);
  return { what: `${said(verdict)}: ${reasons}`, fix: fixes.join('; ') };
}

function sentence({ title }: Failure, path: string, verdict: Verdict): string {
  const { what, fix } = outcome(verdict);
  return `${title}: ${path}: ${what}.${fix === '' ? '' : ` Fix: ${fix}.`}`;
}
