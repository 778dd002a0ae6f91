import { ApiObjectMetadata, Duration } from 'cdk8s';
import { IConstruct } from 'constructs';
import { AlertOptions } from './alert-options';

/** How Prometheus watches the buses, EventSources and Sensors of a namespace. */
export interface HaMonitoringProps {
  /**
   * Metadata of the objects. A Prometheus of the chart kube-prometheus-stack selects objects by the label `release`.
   *
   * @default - name `argo-events`
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Whether the cluster has the Prometheus Operator. With the operator, the objects are a PodMonitor and a PrometheusRule. Without the operator, the
   * rules are a file in a ConfigMap, and the pods need `HaMonitoring.scrapeAnnotations()`.
   *
   * @default true
   */
  readonly operator?: boolean;

  /**
   * Where buses, EventSources, Sensors and node guards are looked for. Only those of the namespace of the chart are monitored.
   *
   * @default - the app
   */
  readonly within?: IConstruct;

  /**
   * Whether buses of `HaEventBus.fromEventBusName` have alerts, too. Set it where nobody else monitors the bus.
   *
   * @default false
   */
  readonly referencedBuses?: boolean;

  /**
   * How often Prometheus scrapes the pods, in whole seconds.
   *
   * @default Duration.seconds(30)
   */
  readonly scrapeInterval?: Duration;

  /**
   * Whether a ConfigMap has a dashboard, which the sidecar of Grafana finds by the label `grafana_dashboard`.
   *
   * @default true
   */
  readonly dashboard?: boolean;

  /**
   * Labels of each alert, for its route in Alertmanager.
   *
   * @default - none
   */
  readonly additionalLabels?: { [label: string]: string };

  /**
   * Names of alerts that are left out.
   *
   * @default - none
   */
  readonly excludeRules?: string[];

  /**
   * Changes of single alerts, by the name of the alert.
   *
   * @default - none
   */
  readonly alerts?: { [alert: string]: AlertOptions };

  /**
   * URL of the folder with the runbooks, for your own copy of `docs/runbooks`.
   *
   * @default - `docs/runbooks` of the repository of this library
   */
  readonly runbookUrl?: string;

  /**
   * Argo CD sync wave.
   *
   * @default 0
   */
  readonly syncWave?: number;
}
