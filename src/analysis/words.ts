import { PathGroup } from './analyse';
import { mainRefusal, Part, Verdict } from './verdict';

export const PART_NAMES: Record<Part, string> = { source: 'EventSource', bus: 'EventBus', sensor: 'Sensor', cluster: 'cluster' };

/** "20 s", "6 min 2 s"; rounded up, since it is a bound. */
export function duration(seconds: number): string {
  if (seconds === Infinity) return 'until repaired';
  const whole = Math.ceil(seconds - 1e-9);
  if (whole < 120) return `${whole} s`;
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

/** The bound of a verdict: how long, and what share of calls; empty when events flow. */
export function bound(verdict: Verdict): string {
  const refusal = mainRefusal(verdict);
  switch (verdict.kind) {
    case 'flows': return '';
    case 'unknown': return '';
    case 'stops': return 'until repaired';
    case 'loses': return verdict.pause > 0 ? limit(verdict.pause) : '';
    case 'pauses': return limit(verdict.pause);
    case 'refuses': return refusal ? `${percent(refusal.share)} ${limit(refusal.seconds)}` : '';
  }
}

function limit(seconds: number): string {
  return seconds === Infinity ? 'until repaired' : `≤ ${duration(seconds)}`;
}

/** Never rounded to nothing or to all. */
export function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100} %`;
  return `${Math.min(99, Math.max(1, Math.round(share * 100)))} %`;
}

/** What decides the verdict, in a few words. */
export function why(verdict: Verdict): string {
  const { kind, loses, missing, why: pause, notes } = verdict;
  const reason = { loses: loses.join('; '), unknown: `not known: ${missing.join('; ')}`, refuses: mainRefusal(verdict)?.why, stops: pause, pauses: pause, flows: '' }[kind];
  return [reason, ...notes].filter(Boolean).join('; ');
}

/** The pause beside the refusals that the verdict names; empty when there is none. */
export function besides({ kind, pause }: Verdict): string {
  return kind === 'refuses' && pause > 0 ? `pauses ${limit(pause)}` : '';
}

/** `shop → default → fulfil (events)`. */
export function pathName({ namespace, sourceName, busName, sensor }: PathGroup['paths'][number]): string {
  const name = [sourceName, busName, ...sensor ? [sensor.object.name] : []].join(' → ');
  return namespace === '' ? name : `${name} (${namespace})`;
}
