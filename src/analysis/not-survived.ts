import { Analysis } from './analyse';
import { Domain, failuresWithin, survived } from './declared';
import { Failure } from './failures';
import { Verdict } from './verdict';
import { besidesBecause, NO_FLOW, PART_NAMES, pathName, said, why } from './words';

/** What a declaration to survive `domain` would break on, a sentence for each failure and path; empty when all paths survive. */
export function notSurvived({ groups }: Analysis, domain: Domain): string[] {
  if (groups.length === 0) {
    return [NO_FLOW];
  }
  return groups.flatMap(({ paths, verdicts }) => failuresWithin(domain)
    .filter(({ id }) => !survived(verdicts.get(id)!))
    .flatMap(failure => paths.map(path => sentence(failure, pathName(path), verdicts.get(failure.id)!))));
}

function sentence({ title }: Failure, path: string, verdict: Verdict): string {
  // with two answers, the reason does not name what is missing
  const missing = verdict.podPolicy && `not known: ${verdict.missing.join('; ')}`;
  const reasons = [why(verdict), besidesBecause(verdict), missing].filter(Boolean).join('; ');
  const fixes = verdict.fixes.map(({ part, field, change }) => `${PART_NAMES[part]} ${field}: ${change}`);
  return `${title}: ${path}: ${said(verdict)}: ${reasons}.${fixes.length > 0 ? ` Fix: ${fixes.join('; ')}.` : ''}`;
}
