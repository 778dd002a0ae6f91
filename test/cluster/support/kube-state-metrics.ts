import { ChildProcess, execFileSync, spawn } from 'child_process';
import { eventually } from './eventually';
import { nodeTool } from './on-cluster';

const ADDRESS = '127.0.0.1';

/** The real kube-state-metrics beside the cluster, with the options that the alerts need. It reports one namespace, and all nodes. */
export class KubeStateMetrics {
  /** As Prometheus scrapes it. */
  public readonly scrapeConfig: object;

  private process?: ChildProcess;

  /** The port 1,000 above `port` is used, too. */
  public constructor(private readonly namespace: string, private readonly port = 19091) {
    this.scrapeConfig = { job_name: 'kube-state-metrics', honor_labels: true, static_configs: [{ targets: [`${ADDRESS}:${port}`] }] };
  }

  public async start(): Promise<void> {
    this.process = spawn(nodeTool!, [
      'client', 'kube-state-metrics', `--kubeconfig=${process.env.KUBECONFIG}`, `--namespaces=${this.namespace}`, '--resources=nodes,pods,deployments,daemonsets',
      '--metric-labels-allowlist=nodes=[topology.kubernetes.io/zone]', `--host=${ADDRESS}`, `--port=${this.port}`, `--telemetry-host=${ADDRESS}`, `--telemetry-port=${this.port + 1000}`,
    ], { stdio: 'ignore' });
    await eventually(60, () => {
      if (!this.exposition().includes('kube_node_labels{')) throw new Error('kube-state-metrics reports no node');
    });
  }

  public stop(): void {
    this.process?.kill();
  }

  /** What it exposes now. */
  public exposition(): string {
    return execFileSync(nodeTool!, ['client', 'curl', '-sf', '-m', '10', `http://${ADDRESS}:${this.port}/metrics`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }
}
