import { NAME_LABEL } from '../../argo-events/catalog/labels';
import { BUS_LABEL } from '../../contract/bus-label';
import { BUS_GUARD_CONTAINER, GUARD_HEALTH_PORT } from '../../contract/guard-names';
import { NODE_GUARD_CONTAINER, NODE_GUARD_LABEL } from '../../contract/node-guard-names';
import { METRICS_PATH, Port } from '../../contract/ports';
import { ObjectMeta } from '../jetstream/metadata';

export interface PodMonitorInput {
  readonly metadata: ObjectMeta;
  readonly interval: string;
}

/** Containers that answer on {@link Port.METRICS}: of the servers of a bus, and of EventSources and Sensors. */
const METRICS_CONTAINERS = 'metrics|main';
const METRICS_PORT = 'metrics';

/** A guard has about 1,500 series, and 1,000 flows have 6,000 guards: only those that the alerts and the dashboard read are kept. */
export const GUARD_METRICS = [
  'haproxy_backend_active_servers',
  'haproxy_backend_retry_warnings_total',
  'haproxy_frontend_http_responses_total',
  'haproxy_server_current_sessions',
  'haproxy_server_status',
];

/**
 * Scrapes the servers of buses, EventSources, Sensors and guards of a namespace, also those that other charts make.
 *
 * The guards in pods have no port in the manifest of the pod, so their address is made of the address of the pod. Of targets with the same labels,
 * Prometheus scrapes one.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitor
 */
export function podMonitor({ metadata, interval }: PodMonitorInput) {
  const clients = Object.values(NAME_LABEL);
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata,
    spec: {
      // no selector tells pods with one label or another; the relabelings do
      selector: {},
      // alerts select EventSources and Sensors by these labels
      podTargetLabels: clients,
      podMetricsEndpoints: [
        {
          port: METRICS_PORT,
          path: METRICS_PATH,
          interval,
          // Argo Events sets the namespace itself
          honorLabels: true,
          relabelings: [hasLabel(...clients, BUS_LABEL), container(METRICS_CONTAINERS)],
        },
        {
          path: METRICS_PATH,
          interval,
          relabelings: [
            hasLabel(...clients, NODE_GUARD_LABEL),
            container(`${BUS_GUARD_CONTAINER}|${NODE_GUARD_CONTAINER}`),
            ...address(GUARD_HEALTH_PORT),
          ],
          metricRelabelings: [{ action: 'keep', sourceLabels: ['__name__'], regex: GUARD_METRICS.join('|') }],
        },
      ],
    },
  };
}

/** Of the labels of a pod, the name that Prometheus gives to what tells whether a label is there. */
function hasLabel(...labels: string[]) {
  return {
    action: 'keep',
    sourceLabels: labels.map(label => `__meta_kubernetes_pod_labelpresent_${label.replace(/[^A-Za-z0-9_]/g, '_')}`),
    regex: '.*true.*',
  };
}

function container(names: string) {
  return { action: 'keep', sourceLabels: ['__meta_kubernetes_pod_container_name'], regex: names };
}

/** An IPv6 address stands in brackets. */
function address(port: number) {
  const of = (regex: string, replacement: string) => ({ action: 'replace', sourceLabels: ['__meta_kubernetes_pod_ip'], regex, replacement, targetLabel: '__address__' });
  return [of('([0-9.]+)', `$1:${port}`), of('(.*:.*)', `[$1]:${port}`)];
}

/** Annotations by which a Prometheus without the operator finds the pods of Argo Events. */
export const SCRAPE_ANNOTATIONS: Readonly<Record<string, string>> = {
  'prometheus.io/scrape': 'true',
  'prometheus.io/port': String(Port.METRICS),
  'prometheus.io/path': METRICS_PATH,
};
