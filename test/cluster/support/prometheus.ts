import { renameSync } from 'fs';
import { join } from 'path';
import { get } from './kubectl';
import { nodeTool } from './on-cluster';
import { PrometheusProcess } from '../../support/prometheus-process';

/** How often a Prometheus looks. */
export interface Pace {
  /** Between two scrapes; without it, as the PodMonitor says. */
  readonly scrape?: string;
  /** Between two evaluations of the rules, and two scrapes that no PodMonitor asks for. */
  readonly evaluation: string;
  /** Between two looks for pods, in seconds. */
  readonly discovery: number;
}

/** For tests, which wait for alerts. */
const QUICK: Pace = { scrape: '5s', evaluation: '5s', discovery: 3 };

/** As kube-prometheus-stack has it. */
export const NORMAL_PACE: Pace = { evaluation: '30s', discovery: 10 };

/**
 * A Prometheus beside the cluster that does what the operator has one do: it scrapes the pods that a PodMonitor selects, and evaluates the rules of a
 * PrometheusRule. Debian builds Prometheus without its discovery of Kubernetes, so a file has what that would find.
 */
export class Prometheus extends PrometheusProcess {
  private refresh?: NodeJS.Timeout;

  public constructor(private readonly pace = QUICK, port?: number) {
    super([nodeTool!, 'client'], port);
  }

  /** `more`: scrape configurations beside that of the PodMonitor. */
  public async start(podMonitor: any, prometheusRule: any, more: readonly object[] = []): Promise<void> {
    const { namespace } = podMonitor.metadata;
    this.discover(namespace);
    this.refresh = setInterval(() => this.discover(namespace), this.pace.discovery * 1000);
    await this.launch(configuration(podMonitor, join(this.folder, TARGETS), this.pace, more), prometheusRule.spec.groups);
  }

  public override stop(): void {
    clearInterval(this.refresh);
    super.stop();
  }

  private discover(namespace: string): void {
    try {
      this.write(`${TARGETS}.next`, get('pods', '-n', namespace).items.flatMap(discovered));
      renameSync(join(this.folder, `${TARGETS}.next`), join(this.folder, TARGETS));
    } catch {
      // the next time
    }
  }
}

const TARGETS = 'targets.json';

const labelName = (name: string) => name.replace(/[^A-Za-z0-9_]/g, '_');

/**
 * A target for each port of each container of a pod, and one without a port for a container that has none.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config
 */
function discovered({ metadata, spec, status }: any): object[] {
  if (!status.podIP) return [];
  const meta = (labels: Record<string, string>) => Object.fromEntries(Object.entries(labels).map(([label, value]) => [`__meta_kubernetes_${label}`, value]));
  const ofPod = {
    namespace: metadata.namespace,
    pod_name: metadata.name,
    pod_ip: status.podIP,
    pod_phase: status.phase,
    ...Object.fromEntries(Object.entries<string>(metadata.labels ?? {}).flatMap(([label, value]) =>
      [[`pod_label_${labelName(label)}`, value], [`pod_labelpresent_${labelName(label)}`, 'true']])),
  };
  const containers = [...spec.containers.map((one: any) => [one, 'false']), ...(spec.initContainers ?? []).map((one: any) => [one, 'true'])];
  return containers.flatMap(([{ name, ports }, init]: any) => (ports?.length ? ports : [undefined]).map((port: any) => ({
    targets: [port ? `${status.podIP}:${port.containerPort}` : status.podIP],
    labels: meta({ ...ofPod, pod_container_name: name, pod_container_init: init, ...port?.name && { pod_container_port_name: port.name } }),
  })));
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);

/** A relabeling in the names of Prometheus. */
const inPrometheus = (relabeling: object) => Object.fromEntries(Object.entries(relabeling).map(([field, value]) => [snakeCase(field), value]));

/** As the operator makes it: its own labels first, then the relabelings of each endpoint. */
function configuration({ metadata: { namespace, name }, spec }: any, targets: string, { scrape, evaluation }: Pace, more: readonly object[]): object {
  const from = (source: string, target: string) => ({ source_labels: [`__meta_kubernetes_${source}`], target_label: target });
  return {
    global: { scrape_interval: evaluation, scrape_timeout: '4s', evaluation_interval: evaluation },
    scrape_configs: [...more, ...spec.podMetricsEndpoints.map((endpoint: any, index: number) => ({
      job_name: `podMonitor/${namespace}/${name}/${index}`,
      scrape_interval: scrape ?? endpoint.interval,
      metrics_path: endpoint.path,
      honor_labels: endpoint.honorLabels ?? false,
      file_sd_configs: [{ files: [targets], refresh_interval: '5s' }],
      relabel_configs: [
        { source_labels: ['__meta_kubernetes_pod_phase'], regex: '(Failed|Succeeded)', action: 'drop' },
        ...endpoint.port ? [{ source_labels: ['__meta_kubernetes_pod_container_port_name'], regex: endpoint.port, action: 'keep' }] : [],
        from('namespace', 'namespace'),
        from('pod_container_name', 'container'),
        from('pod_name', 'pod'),
        ...spec.podTargetLabels.map((label: string) => ({
          ...from(`pod_label_${labelName(label)}`, labelName(label)), regex: '(.+)', replacement: '$1',
        })),
        ...endpoint.relabelings.map(inPrometheus),
      ],
      metric_relabel_configs: (endpoint.metricRelabelings ?? []).map(inPrometheus),
    }))],
  };
}
