import { Remedy } from '../../analysis/codes/remedy';
import { Verdict } from '../../analysis/verdict';
import { lossText, riskText } from '../../words/losses';
import { factText, noteText } from '../../words/notes';
import { occurrenceText } from '../../words/occurrences/occurrence';
import { actionText } from '../../words/remedies';
import { targetText } from '../../words/targets';
import { kindAndNumbers } from '../../words/verdicts';

/** A verdict with sentences for people, and codes with parameters for programs beside each. JSON.stringify writes Infinity as null. */
export function verdictJson({ kind, pause, cause, refusals, loses, atRisk, chains, remedies, notes, missing, podPolicy }: Verdict) {
  return {
    verdict: kind,
    pauseSeconds: pause,
    why: cause === undefined ? '' : occurrenceText(cause),
    cause,
    refuses: refusals.map(refusal => ({ ...refusal, why: occurrenceText(refusal.cause) })),
    loses: loses.map(loss => ({ what: lossText(loss.cause), ...loss })),
    atRisk: atRisk.map(riskText),
    atRiskCodes: atRisk,
    chains: chains.map(steps => steps.map(({ part, occurrence, seconds }) => ({ part, text: occurrenceText(occurrence), seconds, occurrence }))),
    fixes: remedies.map(remedyJson),
    notes: notes.map(noteText),
    noteCodes: notes,
    missing: missing.map(factText),
    missingCodes: missing,
    ...podPolicy && {
      podPolicy: {
        installed: kindAndNumbers(podPolicy.installed), not: kindAndNumbers(podPolicy.notInstalled), bounds: podPolicy,
      },
    },
  };
}

function remedyJson(remedy: Remedy) {
  const { part, target, ...action } = remedy;
  return { part, field: targetText(target), change: actionText(remedy), target, action };
}
