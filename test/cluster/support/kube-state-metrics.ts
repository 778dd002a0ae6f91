import { ChildProcess, spawn } from 'child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { get } from './kubectl';
import { nodeTool } from './on-cluster';

const SERVE = "require('http').createServer((_, response) => response.end(require('fs').readFileSync(process.argv[1]))).listen(process.argv[2], '127.0.0.1')";

/**
 * Stands in for kube-state-metrics, with the series that the alerts read: names and labels as its documentation has them, values of the objects in a
 * namespace.
 */
export class KubeStateMetrics {
  /** As Prometheus scrapes it. */
  public readonly scrapeConfig: object;

  private readonly folder = mkdtempSync(join(tmpdir(), 'kube-state-metrics-'));
  private readonly file = join(this.folder, 'metrics');
  private refresh?: NodeJS.Timeout;
  private process?: ChildProcess;

  /** `seconds`: between two looks at the objects. */
  public constructor(private readonly namespace: string, private readonly port = 19091, private readonly seconds = 5) {
    this.scrapeConfig = { job_name: 'kube-state-metrics', honor_labels: true, static_configs: [{ targets: [`127.0.0.1:${port}`] }] };
  }

  public start(): void {
    this.write();
    this.refresh = setInterval(() => this.write(), this.seconds * 1000);
    this.process = spawn(nodeTool!, ['client', 'node', '-e', SERVE, this.file, String(this.port)], { stdio: 'ignore' });
  }

  public stop(): void {
    clearInterval(this.refresh);
    this.process?.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private write(): void {
    try {
      writeFileSync(`${this.file}.next`, exposition([...get('nodes').items, ...get('deployments,daemonsets,pods', '-n', this.namespace).items]));
      renameSync(`${this.file}.next`, this.file);
    } catch {
      // the next time
    }
  }
}

/** The series of kube-state-metrics that the alerts read. */
export function exposition(objects: readonly any[]): string {
  const series = (metric: string, labels: Record<string, string>, value: number) =>
    `${metric}{${Object.entries(labels).map(([label, text]) => `${label}=${JSON.stringify(text)}`).join(',')}} ${value}\n`;
  return objects.map(({ kind, metadata: { name, namespace, labels = {}, uid }, spec, status }) => {
    switch (kind) {
      case 'Node': return series('kube_node_labels', { node: name, label_topology_kubernetes_io_zone: labels['topology.kubernetes.io/zone'] ?? '' }, 1);
      case 'Deployment': return series('kube_deployment_status_replicas_available', { namespace, deployment: name }, status.availableReplicas ?? 0);
      case 'DaemonSet': return series('kube_daemonset_status_number_ready', { namespace, daemonset: name }, status.numberReady ?? 0)
        + series('kube_daemonset_status_desired_number_scheduled', { namespace, daemonset: name }, status.desiredNumberScheduled ?? 0);
      case 'Pod': return series('kube_pod_info', { namespace, pod: name, node: spec.nodeName ?? '', pod_ip: status.podIP ?? '', uid }, 1);
      default: return '';
    }
  }).join('');
}
