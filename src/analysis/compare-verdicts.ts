import { Verdict, VERDICT_KINDS } from './verdict';

/** Orders verdicts; of two of a kind, the one that takes longer is worse. */
export function verdictRank({ kind, pause, refusals }: Verdict): number {
  const seconds = Math.max(pause, ...refusals.map(refusal => refusal.seconds));
  // below 1, so that it never outweighs the kind
  const length = seconds === Infinity ? 0.9 : 0.9 * seconds / (seconds + 1);
  return length - VERDICT_KINDS.indexOf(kind);
}
