import { SampledSeries } from '../../../support/prometheus-process';

/** A time in which an alert was pending or firing without a break. */
export interface Spell {
  readonly alert: string;
  readonly state: 'pending' | 'firing';
  /** The other labels, which tell two alerts of one name apart. */
  readonly about: string;
  /** Of the first and the last evaluation that saw the alert, in seconds since 1970. */
  readonly from: number;
  readonly to: number;
}

/** The same for all alerts of a flow, or told by the name. */
const NOT_TOLD = ['__name__', 'alertname', 'alertstate', 'severity', 'namespace'];

/** The spells in a range of `ALERTS`, in the order in which they began. `step`: seconds between two values of the range. */
export function spellsOf(range: readonly SampledSeries[], step: number): Spell[] {
  return range.flatMap(({ metric, values }) => {
    const about = Object.entries(metric).filter(([label]) => !NOT_TOLD.includes(label)).map(([label, value]) => `${label}=${value}`).join(' ');
    const times = values.map(([time]) => time);
    const starts = times.filter((time, index) => index === 0 || time - times[index - 1] > step);
    const ends = times.filter((time, index) => index === times.length - 1 || times[index + 1] - time > step);
    return starts.map((from, index): Spell => ({ alert: metric.alertname, state: metric.alertstate as Spell['state'], about, from, to: ends[index] }));
  }).sort((a, b) => a.from - b.from);
}

/** After how many seconds each alert of a PrometheusRule fires. */
export function pendingTimes(prometheusRule: any): Map<string, number> {
  const rules: any[] = prometheusRule.spec.groups.flatMap((group: any) => group.rules);
  return new Map(rules.filter(({ alert }) => alert !== undefined).map(rule => [rule.alert, rule.for === undefined ? 0 : secondsOf(rule.for)]));
}

/** Seconds that Prometheus counted until the alert ended or fired. */
export const age = ({ from, to }: Spell): number => to - from;

/** Whether an alert fired, or was pending for more than half of its time. */
export function isNear(spell: Spell, pending: ReadonlyMap<string, number>): boolean {
  return spell.state === 'firing' || age(spell) > pending.get(spell.alert)! / 2;
}

/** Of each alert that was pending, the longest spell. */
export function longest(spells: readonly Spell[]): Spell[] {
  const byAlert = new Map<string, Spell>();
  for (const spell of spells.filter(({ state }) => state === 'pending')) {
    const before = byAlert.get(spell.alert);
    if (before === undefined || age(spell) > age(before)) byAlert.set(spell.alert, spell);
  }
  return [...byAlert.values()];
}

function secondsOf(duration: string): number {
  const [, count] = /^(\d+)s$/.exec(duration) ?? [];
  if (count === undefined) throw new Error(`the rule has "for: ${duration}". Allowed: seconds, as HaMonitoring writes them`);
  return Number(count);
}
