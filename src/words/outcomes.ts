import { FAILURE_TITLES } from './failures';
import { NO_FLOW, pathName } from './flow-names';
import { factText } from './notes';
import { remedyText } from './remedies';
import { formatExtraPauseWithReason, formatReason, formatVerdict } from './verdicts';
import { Analysis } from '../analysis/analyse';
import { notSurvived } from '../analysis/not-survived';
import { Verdict } from '../analysis/verdict';
import { FailureDomain } from '../contract/failure-domain';

/** What a failure does and why, and what helps; empty where nothing does. */
export function outcome(verdict: Verdict): { what: string; fix: string } {
  // with two answers, the reason does not name what is missing
  const missing = verdict.podPolicy && `not known: ${verdict.missing.map(factText).join('; ')}`;
  const reasons = [formatReason(verdict), formatExtraPauseWithReason(verdict), missing].filter(Boolean).join('; ');
  return { what: `${formatVerdict(verdict)}: ${reasons}`, fix: verdict.remedies.map(remedyText).join('; ') };
}

/** What is not survived of a domain, a sentence for each failure and path; empty when all paths survive. */
export function notSurvivedTexts(analysis: Analysis, domain: FailureDomain): string[] {
  if (analysis.groups.length === 0) return [NO_FLOW];
  return notSurvived(analysis, domain).map(({ failure, path, verdict }) => {
    const { what, fix } = outcome(verdict);
    return `${FAILURE_TITLES[failure.id]}: ${pathName(path)}: ${what}.${fix === '' ? '' : ` Fix: ${fix}.`}`;
  });
}
