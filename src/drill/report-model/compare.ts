import { Ledger } from './ledger';
import { Refusal, Verdict, VerdictKind, VERDICT_KINDS } from '../../analysis/verdict';
import { formatDuration } from '../../words/duration';

/** `unpredicted`: a fact was missing, so there is nothing to hold or to break. */
export type Outcome = 'held' | 'broken' | 'better' | 'unpredicted';

export interface Comparison {
  readonly outcome: Outcome;
  /** The measured, as a verdict of the analysis. */
  readonly kind: VerdictKind;
  /** Why it is broken. */
  readonly reasons: readonly string[];
}

/** Bounds are of the flow; a second for what is not: the pause between two events, a busy node, the way of the mark to the clock. */
export const ALLOWANCE = 1;

/**
 * Compares what was measured with what was predicted.
 *
 * @param backOff seconds that the kubelet may wait before it starts a process again that ended in faults before this one
 */
export function compare(predicted: Verdict, measured: Ledger, rate: number, backOff = 0): Comparison {
  const kind = measuredKind(measured);
  if (predicted.kind === 'unknown') return { outcome: 'unpredicted', kind, reasons: [] };
  const reasons = [...lossReasons(predicted, measured), ...pauseReasons(predicted, measured, backOff), ...refusalReasons(predicted, measured, rate)];
  if (reasons.length > 0) return { outcome: 'broken', kind, reasons };
  return { outcome: VERDICT_KINDS.indexOf(kind) > VERDICT_KINDS.indexOf(predicted.kind) ? 'better' : 'held', kind, reasons };
}

export function measuredKind({ lost, refused, unknown, longestGap }: Ledger): VerdictKind {
  if (lost > 0) return 'loses';
  if (refused + unknown > 0) return 'refuses';
  return longestGap > ALLOWANCE ? 'pauses' : 'flows';
}

function lossReasons({ loses, atRisk }: Verdict, { lost }: Ledger): string[] {
  return lost === 0 || loses.length + atRisk.length > 0 ? [] : [`${lost} acknowledged ${lost === 1 ? 'event was' : 'events were'} never delivered`];
}

function pauseReasons({ pause, refusals }: Verdict, { longestGap }: Ledger, backOff: number): string[] {
  // where all calls are refused there is nothing to deliver
  const none = Math.max(0, ...refusals.filter(({ worstShare }) => worstShare === 1).map(({ seconds }) => seconds));
  const least = Math.max(pause, none);
  // a flow that is predicted to go on starts no process again
  const allowed = least === 0 ? 0 : least + backOff;
  return longestGap <= allowed + ALLOWANCE ? [] : [`no delivery for ${longestGap.toFixed(1)} s, predicted ${allowed === 0 ? 'none' : `at most ${formatDuration(allowed)}`}`];
}

function refusalReasons({ refusals }: Verdict, { refused, unknown }: Ledger, rate: number): string[] {
  const [count, most] = [refused + unknown, mostRefused(refusals, rate)];
  return count <= most ? [] : [`${count} ${count === 1 ? 'event was' : 'events were'} refused, predicted ${most === 0 ? 'none' : `at most ${Math.floor(most)} at ${rate} a second`}`];
}

/** Everything at its worst, one after the other, with the allowance for each. Which pod a call goes to is chance: three standard deviations of that. */
export function mostRefused(refusals: readonly Refusal[], rate: number): number {
  return refusals.reduce((sum, { worstShare, seconds }) => {
    const calls = (seconds + ALLOWANCE) * rate;
    const chance = worstShare === 1 ? 0 : 3 * Math.sqrt(calls * worstShare * (1 - worstShare));
    return sum + worstShare * calls + chance;
  }, 0);
}
