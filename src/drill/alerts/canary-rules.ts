import { LoadedRule } from './prometheus';
import { strings } from '../../manifests/strings';
import { CONSUMER_INFO } from '../../resources/monitoring/consumer-info';
import { Monitored, MonitoredSensor } from '../../resources/monitoring/monitored';
import { ruleGroups } from '../../resources/monitoring/rule-groups';
import { asRecord, asString } from '../../values/json-values';

/** An alert of HaMonitoring about a part of the canary. */
export interface CanaryRule {
  readonly alert: string;
  /** Labels that tell of which object the alert is. */
  readonly subject: Readonly<Record<string, string>>;
  readonly pendingSeconds: number;
  readonly expression: string;
  /** Whether Prometheus has the rule, and so fires it itself. */
  readonly loaded: boolean;
}

/** The alerts that HaMonitoring has for this flow. The times of rules that Prometheus has loaded are those of Prometheus. */
export function canaryRules(monitored: Monitored, loaded: readonly LoadedRule[]): CanaryRule[] {
  const groups = ruleGroups(monitored, { exclude: [], overrides: {}, labels: {}, runbooks: '' });
  return groups.flatMap(({ rules }) => rules).flatMap(each => {
    const rule = asRecord(each)!;
    const alert = asString(rule.alert);
    if (alert === undefined) return [];
    const { severity, ...subject } = strings(rule.labels);
    const own = loaded.find(({ name, labels }) => name === alert && Object.entries(subject).every(([label, value]) => labels[label] === value));
    return [{
      alert,
      subject,
      pendingSeconds: own?.pendingSeconds ?? Number.parseInt(asString(rule.for) ?? '0', 10),
      expression: withoutRecordedSeries(String(rule.expr), monitored.sensors),
      loaded: own !== undefined,
    }];
  });
}

/** Without the rules nobody records which consumer belongs to which trigger. */
function withoutRecordedSeries(expression: string, sensors: readonly MonitoredSensor[]): string {
  const [info] = sensors.map(({ consumers }) => consumers.map(({ consumer, trigger, dependency }) => withLabels({
    consumer_name: consumer, trigger_name: trigger, dependency_name: dependency,
  })).join(' or '));
  return info ? expression.replace(new RegExp(`${CONSUMER_INFO}\\{[^}]*\\}`, 'g'), () => `(${info})`) : expression;
}

function withLabels(labels: Record<string, string>): string {
  return Object.entries(labels).reduce((inner, [label, value]) => `label_replace(${inner}, "${label}", ${JSON.stringify(value.replaceAll('$', '$$$$'))}, "", "")`, 'vector(1)');
}
