import { Analysis } from './analyse';
import { Failure } from './failures';
import { failuresWithin, survived } from './survival-target';
import { Verdict } from './verdict';
import { besidesBecause, NO_FLOW, PART_NAMES, pathName, said, why } from './verdict-text';
import { FailureDomain } from '../contract/failure-domain';

/** What a declaration to survive `domain` would break on, a sentence for each failure and path; empty when all paths survive. */
export function notSurvived({ groups }: Analysis, domain: FailureDomain): string[] {
  if (groups.length === 0) {
    return [NO_FLOW];
  }
  return groups.flatMap(({ paths, verdicts }) => failuresWithin(domain)
    .filter(({ id }) => !survived(verdicts.get(id)!))
    .flatMap(failure => paths.map(path => sentence(failure, pathName(path), verdicts.get(failure.id)!))));
}

export interface BrokenPromise {
  readonly kind: 'stops' | 'pauses' | 'refuses';
  readonly sentence: string;
}

/**
 * What was declared to be survived and is not, for each failure and path. Without what is not known, what an event type loses by nature, of which
 * `HaEventSource` warns, and Sensors whose bucket is made elsewhere.
 */
export function promisesBroken({ groups }: Analysis): BrokenPromise[] {
  return groups.flatMap(({ paths, verdicts, declared, brokenPromises }) => brokenPromises.flatMap(failure => {
    const verdict = verdicts.get(failure.id)!;
    const { kind } = verdict;
    if (kind !== 'stops' && kind !== 'pauses' && kind !== 'refuses') return [];
    return paths.filter(({ sensor, bus }) => sensor === undefined || bus === undefined || sensor.bucketReplicas >= Math.min(3, bus.replicas))
      .map(path => ({ kind, sentence: `declared to survive ${declared}, and does not: ${sentence(failure, pathName(path), verdict)}` }));
  }));
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
