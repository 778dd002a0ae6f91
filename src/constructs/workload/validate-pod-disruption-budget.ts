import { tolerated } from '../../values/raft-majority';

/** Refuses a budget that lets a drain take more pods than may be unavailable. */
export function validatePodDisruptionBudget(maxUnavailable: number | undefined, mayBeGone: number, because: string): void {
  if (maxUnavailable === undefined || maxUnavailable <= mayBeGone) return;
  throw new Error(`podDisruptionBudget.maxUnavailable: got ${maxUnavailable}, but ${because}, so only ${mayBeGone} may be unavailable at once. Allowed: at most ${mayBeGone}`);
}

/** Members of a Raft group or of graft: a majority stays. */
export function validateVotersBudget(maxUnavailable: number | undefined, voters: number, what: string): void {
  validatePodDisruptionBudget(maxUnavailable, tolerated(voters), `of ${voters} ${what} ${voters - tolerated(voters)} must run`);
}
