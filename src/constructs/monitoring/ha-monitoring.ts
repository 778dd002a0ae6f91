import { ApiObject, Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { stringify } from 'yaml';
import { validateMonitoringProps } from './check-props';
import { HaMonitoringProps } from './ha-monitoring-props';
import { monitoredObjects, withoutExporter } from './monitored-objects';
import { NODE_GUARD_HEALTH_PORT } from '../../contract/node-guard-names';
import { packageInfo } from '../../contract/package-info';
import { dashboardConfigMap } from '../../resources/monitoring/dashboard/config-map';
import { dashboard } from '../../resources/monitoring/dashboard/grafana';
import { rows } from '../../resources/monitoring/dashboard/rows';
import { podMonitor, SCRAPE_ANNOTATIONS } from '../../resources/monitoring/pod-monitor';
import { prometheusRule, rulesConfigMap } from '../../resources/monitoring/prometheus-rule';
import { RuleGroup, ruleGroups, RuleOptions } from '../../resources/monitoring/rule-groups';
import { syncWave } from '../../resources/workload/argo-cd';
import { mergeMetadata } from '../../resources/workload/metadata';
import { sha256 } from '../../values/sha256';
import { validateNamespace } from '../checks/metadata';
import { validateUniqueObjects } from '../checks/unique-objects';
import { addWarning } from '../checks/warning';
import { HaEventBus } from '../event-bus/ha-event-bus';

/**
 * Has Prometheus watch the buses, EventSources, Sensors and guards of a namespace: warnings before the next failure stops events, alarms when events are
 * refused, lost or not delivered. The thresholds follow from the numbers of each bus, EventSource and Sensor. One for each namespace; constructs
 * that are added later are found, too. See docs/monitoring.md.
 */
export class HaMonitoring extends Construct {
  /**
   * Annotations by which a Prometheus without the operator finds the pods of a bus, EventSource or Sensor. They belong into `podMetadata` of the bus
   * and into `template.metadata` of EventSources and Sensors.
   */
  public static scrapeAnnotations(): { [annotation: string]: string } {
    return { ...SCRAPE_ANNOTATIONS };
  }

  /** The same for `podMetadata` of a node guard. */
  public static nodeGuardScrapeAnnotations(): { [annotation: string]: string } {
    return { ...SCRAPE_ANNOTATIONS, 'prometheus.io/port': String(NODE_GUARD_HEALTH_PORT) };
  }

  /** The PodMonitor; undefined without the operator. */
  public readonly podMonitor?: ApiObject;

  /** The PrometheusRule; undefined without the operator. */
  public readonly prometheusRule?: ApiObject;

  /** The ConfigMap with the rules as a file; undefined with the operator. */
  public readonly rulesConfig?: ApiObject;

  /** The ConfigMap with the dashboard for Grafana; undefined when it was turned off. */
  public readonly dashboard?: ApiObject;

  private readonly options: RuleOptions;
  private readonly warned = new Set<HaEventBus>();

  /**
   * @param scope where the monitoring is defined, in a chart of the namespace
   * @param id name of the construct in its scope
   * @param props how it watches
   */
  public constructor(scope: Construct, id: string, props: HaMonitoringProps = {}) {
    super(scope, id);
    validateMonitoringProps(props);
    validateNamespace(this, props.metadata);
    const { namespace } = Chart.of(this);
    if (namespace === undefined) {
      throw new Error(`namespace: the chart ${Chart.of(this).node.path} has no namespace. Alerts select their series by the namespace. `
        + 'Give the chart its namespace: new Chart(app, \'...\', { namespace: \'...\' })');
    }
    const operator = props.operator ?? true;
    this.options = {
      exclude: props.excludeRules ?? [],
      overrides: Object.fromEntries(Object.entries(props.alerts ?? {})
        .map(([name, { severity, pending }]) => [name, { severity, pendingSeconds: pending?.toSeconds() }])),
      labels: props.additionalLabels ?? {},
      runbooks: props.runbookUrl?.replace(/\/+$/, '') ?? `${packageInfo().url}/blob/main/docs/runbooks`,
    };
    const scopeOfAlerts = { within: props.within ?? this.node.root, namespace, referencedBuses: props.referencedBuses ?? false, podGuards: operator };
    const monitored = () => monitoredObjects(scopeOfAlerts);
    const groups = () => ruleGroups(monitored(), this.options);

    const labels = { 'app.kubernetes.io/name': 'argo-events-monitoring', 'app.kubernetes.io/managed-by': 'cdk8s-argo-events-ha' };
    const merged = mergeMetadata({ labels, annotations: syncWave(props.syncWave ?? 0) }, props.metadata);
    const metadata = { ...merged, name: props.metadata?.name ?? 'argo-events', labels: merged.labels!, annotations: merged.annotations! };
    if (operator) {
      this.podMonitor = new ApiObject(this, 'PodMonitor', podMonitor({ metadata, interval: `${props.scrapeInterval?.toSeconds() ?? 30}s` }));
      this.prometheusRule = new ApiObject(this, 'PrometheusRule', prometheusRule(metadata, Lazy.any({ produce: groups })));
    } else {
      const file = Lazy.any({ produce: () => stringify({ groups: groups() }, { lineWidth: 0 }) });
      this.rulesConfig = new ApiObject(this, 'Rules', rulesConfigMap({ ...metadata, name: `${metadata.name}-rules` }, file));
    }
    if (props.dashboard ?? true) {
      const name = `${metadata.name}-${namespace}`;
      const model = () => dashboard({ uid: dashboardUid(name), title: `Argo Events: ${namespace}`, rows: rows(namespace, monitored().buses) });
      this.dashboard = new ApiObject(this, 'Dashboard', dashboardConfigMap({ ...metadata, name }, Lazy.any({ produce: () => JSON.stringify(model(), undefined, 2) })));
    }
    this.node.addValidation({
      validate: () => {
        this.warnOf(withoutExporter(scopeOfAlerts));
        return problems(groups(), namespace);
      },
    });
    validateUniqueObjects(this);
  }

  private warnOf(buses: readonly HaEventBus[]): void {
    for (const { eventBusName } of buses.filter(bus => !this.warned.has(bus))) {
      addWarning(this, `the EventBus "${eventBusName}" has no exporter. Alerts about its servers, streams and consumers are left out. Fix: no ownServers.exporter: false`);
    }
    for (const bus of buses) this.warned.add(bus);
  }
}

/** Grafana allows 40 characters. */
function dashboardUid(name: string): string {
  return name.length <= 40 ? name : `${name.slice(0, 29)}-${sha256(name).slice(0, 10)}`;
}

function problems(groups: readonly RuleGroup[], namespace: string): string[] {
  if (groups.length > 0) return [];
  return [`HaMonitoring: the namespace ${namespace} has no HaEventBus, HaEventSource, HaSensor or HaNodeGuard with an alert. Nothing is monitored. `
    + 'Define HaMonitoring in a chart of their namespace, or give the construct that holds these as within'];
}
