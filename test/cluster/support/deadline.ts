/** Seconds since 1970 from which no further suite begins. CI sets it, since its time is limited. */
export const UNTIL = 'HA_TEST_CLUSTER_UNTIL';

/** Whether a suite begins too late. */
export function tooLate(given: string | undefined, now: number): boolean {
  if (given === undefined || given === '') return false;
  const until = Number(given);
  if (!Number.isFinite(until)) throw new Error(`${UNTIL}: got "${given}". Allowed: seconds since 1970, for example ${Math.round(now / 1000) + 3600}`);
  return now >= until * 1000;
}
