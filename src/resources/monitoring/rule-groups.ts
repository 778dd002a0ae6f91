import { Alert, Severity } from './alert';
import { BUS_ALERTS, CLIENT_ALERTS, NODE_GUARD_ALERTS, SENSOR_ALERTS, SOURCE_ALERTS } from './alerts';
import { consumerInfo } from './consumer-info';
import { Monitored } from './monitored';

export interface RuleOptions {
  /** Names of alerts that are left out. */
  readonly exclude: readonly string[];
  /** By the name of the alert. */
  readonly overrides: { readonly [alert: string]: { readonly severity?: Severity; readonly pendingSeconds?: number } };
  /** Labels of each alert. */
  readonly labels: { readonly [label: string]: string };
  /** URL of the folder with a page for each alert, without a slash at its end. */
  readonly runbooks: string;
}

export interface RuleGroup {
  readonly name: string;
  readonly rules: object[];
}

/** Alerts about everything in a namespace: a group for each bus, EventSource, Sensor and node guard. */
export function ruleGroups({ buses, sources, sensors, nodeGuards }: Monitored, options: RuleOptions): RuleGroup[] {
  type Labels = Record<string, string>;
  const rules = <Subject extends { readonly namespace: string }>(alerts: readonly Alert<Subject>[], subject: Subject, labels: Labels) =>
    alerts.filter(({ name, applies }) => !options.exclude.includes(name) && (applies?.(subject) ?? true))
      .map(alert => rule(alert, subject, { namespace: subject.namespace, ...labels }, options));
  return [
    ...buses.map(bus => ({ name: `argo-events.eventbus.${bus.name}`, rules: rules(BUS_ALERTS, bus, { eventbus: bus.name }) })),
    ...sources.map(source => {
      const labels = { eventbus: source.bus.name, eventsource_name: source.name };
      return { name: `argo-events.eventsource.${source.name}`, rules: [...rules(SOURCE_ALERTS, source, labels), ...rules(CLIENT_ALERTS, source, labels)] };
    }),
    ...sensors.map(sensor => {
      const labels = { eventbus: sensor.bus.name, sensor_name: sensor.name };
      // alerts of the same group read what it records before them
      return { name: `argo-events.sensor.${sensor.name}`, rules: [...consumerInfo(sensor), ...rules(SENSOR_ALERTS, sensor, labels), ...rules(CLIENT_ALERTS, sensor, labels)] };
    }),
    ...nodeGuards.map(guard => ({ name: `argo-events.node-guard.${guard.name}`, rules: rules(NODE_GUARD_ALERTS, guard, { node_guard: guard.name }) })),
  ].filter(({ rules: { length } }) => length > 0);
}

function rule<Subject>(alert: Alert<Subject>, subject: Subject, labels: Record<string, string>, options: RuleOptions) {
  const { severity = alert.severity, pendingSeconds = alert.pendingSeconds } = options.overrides[alert.name] ?? {};
  return {
    alert: alert.name,
    expr: alert.expression(subject),
    ...pendingSeconds > 0 && { for: `${pendingSeconds}s` },
    labels: { ...options.labels, ...labels, severity },
    annotations: {
      summary: alert.summary(subject),
      description: alert.description(subject),
      runbook_url: `${options.runbooks}/${alert.name}.md`,
    },
  };
}
