import { CanaryRule } from './canary-rules';
import { FAULT_ALERTS, WatchingAlert } from './fault-alerts';
import { AlertVerdict, ExpectedAlert, FaultAlerts, HeldAlert } from './fault-alerts-seen';
import { FaultWindow } from './fault-window';
import { Prometheus, Range, RangeSeries } from './prometheus';
import { unique } from '../../values/unique';
import { DrillOptions, HOLD_SECONDS } from '../run/options';

const STEP_SECONDS = 5;
/** A scrape and an evaluation, by the defaults of the operator's Prometheus: 30 s each. */
export const DETECTION_SECONDS = 60;

export interface AlertSources {
  readonly prometheus: Prometheus;
  readonly namespace: string;
  readonly rules: readonly CanaryRule[];
  readonly options: Pick<DrillOptions, 'nodeOffSeconds'>;
}

/** What the alerts did during a fault. An alert that fired before the fault says nothing about it. */
export async function askAboutFault(sources: AlertSources, window: FaultWindow): Promise<FaultAlerts> {
  const { prometheus, namespace, rules } = sources;
  const range: Range = { from: window.from - STEP_SECONDS, to: window.to, step: STEP_SECONDS };
  const own = await prometheus.range(`ALERTS{namespace="${namespace}"}`, range);
  const stateOf = (series: RangeSeries) => series.labels.alertstate;
  const began = (series: RangeSeries) => longestNew(series, range) !== undefined;
  const fired = sorted(own.filter(series => stateOf(series) === 'firing' && began(series)).map(({ labels }) => labels.alertname));
  const [wouldFire, tooShort]: [string[], HeldAlert[]] = [[], []];
  for (const { alert, expression, pendingSeconds, loaded } of rules) {
    const series = loaded ? own.filter(each => each.labels.alertname === alert && stateOf(each) === 'pending') : await prometheus.range(expression, range);
    const held = Math.max(-1, ...series.flatMap(each => longestNew(each, range) ?? []));
    if (held < 0 || fired.includes(alert)) continue;
    if (!loaded && held >= pendingSeconds) wouldFire.push(alert);
    else tooShort.push({ alert, heldSeconds: held, pendingSeconds });
  }
  return { fired, wouldFire: sorted(wouldFire), tooShort, verdict: fired.length + wouldFire.length > 0 ? { code: 'noticed' } : unnoticed(sources, window) };
}

/** Seconds of the longest time within which a series goes on; undefined for one that was there from the start only. */
function longestNew({ times }: RangeSeries, { from, step }: Range): number | undefined {
  const lengths: number[] = [];
  let start: number | undefined;
  times.forEach((time, index) => {
    if (index === 0 || time - times[index - 1] > 1.5 * step) start = time;
    if (start! > from + step / 2) lengths.push(time - start!);
  });
  return lengths.length === 0 ? undefined : Math.max(...lengths);
}

function unnoticed({ rules, options }: AlertSources, window: FaultWindow): AlertVerdict {
  const watching = FAULT_ALERTS[window.id].flatMap(each => {
    const rule = rules.find(({ alert }) => alert === each.alert);
    const hit = each.parts === undefined || each.parts.some(part => window.parts.includes(part));
    return rule === undefined || !hit ? [] : [{ ...each, pendingSeconds: rule.pendingSeconds }];
  });
  if (watching.length === 0) return { code: 'none-watches' };
  const expected = watching.flatMap((each): ExpectedAlert[] => {
    const lastedSeconds = lasted(each, window, options);
    return lastedSeconds === undefined ? []
      : [{ alert: each.alert, neededSeconds: (each.afterSeconds ?? 0) + each.pendingSeconds + DETECTION_SECONDS, lastedSeconds }];
  });
  const due = expected.filter(({ neededSeconds, lastedSeconds }) => lastedSeconds >= neededSeconds);
  if (due.length > 0) return { code: 'unnoticed', expected: due };
  const onlyOneByOne = watching.filter(({ lasts }) => lasts === 'rollout');
  return onlyOneByOne.length > 0 ? { code: 'one-by-one', expected: onlyOneByOne.map(({ alert }) => alert) } : { code: 'too-short', expected };
}

/** For how long the fault kept the condition of an alert at least; undefined where each pod is away for a moment. */
function lasted({ lasts }: WatchingAlert, { seconds, gap }: FaultWindow, { nodeOffSeconds }: Pick<DrillOptions, 'nodeOffSeconds'>): number | undefined {
  return { replacement: seconds, rollout: undefined, nodes: nodeOffSeconds, hold: HOLD_SECONDS, gap }[lasts];
}

function sorted(names: readonly string[]): string[] {
  return [...unique(names)].sort();
}
