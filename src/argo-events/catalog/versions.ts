/** The lowest Argo Events version that this package knows how to make highly available. */
export const ARGO_EVENTS_FLOOR = 'v1.9.11';

/** From this version on, a webhook answers 2xx only for an event that is on the bus. */
export const FIRST_HONEST_WEBHOOK = 'v1.9.6';

/** Order of versions by their numbers; `v` in front and what follows the numbers do not count. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map(version => (version.match(/\d+/g) ?? []).slice(0, 3).map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) {
      return Math.sign(difference);
    }
  }
  return 0;
}
