import { formatDuration } from './duration';
import { lossText } from './losses';
import { factText, noteText } from './notes';
import { occurrenceText } from './occurrences/occurrence';
import { Bound, boundOf, extraPause, mainRefusal, Verdict, VerdictKind } from '../analysis/verdict';
import { isEqual } from '../values/unique';

/** What each verdict says of the events of a flow. */
export const VERDICT_DESCRIPTIONS: Readonly<Record<VerdictKind, string>> = {
  flows: 'events are delivered without interruption',
  pauses: 'no event is delivered for at most that time; then all events are delivered',
  refuses: 'about that share of the webhook requests gets no 2xx, for at most that time: the caller must retry; accepted events are delivered',
  unknown: 'a required fact is missing; the answer names it',
  stops: 'no event is delivered until the fault is repaired or the failed component is back; then all accepted events are delivered',
  loses: 'events are lost permanently',
};

/** The bound of a verdict: how long, and what share of calls; empty when events flow. */
export function formatBound(verdict: Verdict): string {
  return numbersOf(boundOf(verdict));
}

/** Kind and bound: `refuses 33 % ≤ 3 s`. */
export function formatVerdict(verdict: Verdict): string {
  return kindAndNumbers(boundOf(verdict));
}

export function kindAndNumbers(bound: Bound): string {
  return `${bound.kind} ${numbersOf(bound)}`.trim();
}

function numbersOf({ share, allOrNone, seconds }: Bound): string {
  const part = share === undefined ? '' : `${allOrNone ? 'all or none' : formatShare(share)} `;
  return seconds === undefined ? '' : part + formatLimit(seconds);
}

function formatLimit(seconds: number): string {
  return seconds === Infinity ? 'until repaired' : `≤ ${formatDuration(seconds)}`;
}

/** Never rounded to nothing or to all. */
export function formatShare(share: number): string {
  if (share === 0 || share === 1) return `${share * 100} %`;
  return `${Math.min(99, Math.max(1, Math.round(share * 100)))} %`;
}

/** What decides the verdict, in a few words. */
export function formatReason(verdict: Verdict): string {
  return [mainReason(verdict), ...verdict.notes.map(noteText)].filter(Boolean).join('; ');
}

function mainReason(verdict: Verdict): string {
  const { kind, loses, missing, cause, podPolicy } = verdict;
  switch (kind) {
    case 'flows': return '';
    case 'loses': return [...new Set(loses.map(loss => lossText(loss.cause)))].join('; ');
    case 'unknown': return podPolicy === undefined ? `not known: ${missing.map(factText).join('; ')}`
      : `with the pod policy ${kindAndNumbers(podPolicy.installed)}, without it ${kindAndNumbers(podPolicy.notInstalled)}`;
    case 'refuses': return causeText(mainRefusal(verdict)?.cause);
    default: return causeText(cause);
  }
}

function causeText(cause: Verdict['cause']): string {
  return cause === undefined ? '' : occurrenceText(cause);
}

/** The pause that the verdict does not name, or a longer one; empty without it. */
export function formatExtraPause(verdict: Verdict): string {
  const pause = extraPause(verdict);
  return pause === undefined ? '' : pause === Infinity ? 'stops until repaired' : `pauses ${formatLimit(pause)}`;
}

/** The same with its reason, for lines that have the room. */
export function formatExtraPauseWithReason(verdict: Verdict): string {
  const also = formatExtraPause(verdict);
  return also === '' || verdict.cause === undefined || isEqual(verdict.cause, mainRefusal(verdict)?.cause) ? also : `${also}: ${occurrenceText(verdict.cause)}`;
}
