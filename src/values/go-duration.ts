import { Duration } from 'cdk8s';

const UNITS: [string, number][] = [['h', 3_600_000], ['m', 60_000], ['s', 1000]];

/** A duration as Go and NATS read it, in the largest unit that divides it: 72h, 90s, 1500ms. */
export function goDuration(duration: Duration): string {
  const ms = duration.toMilliseconds();
  const [unit, size] = UNITS.find(([, length]) => ms > 0 && ms % length === 0) ?? ['ms', 1];
  return `${ms / size}${unit}`;
}
