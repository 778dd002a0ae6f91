import { kubectl } from './kubectl';
import { hasCluster, nodeTool } from './on-cluster';
import { pinnedKubectl } from './pinned-kubectl';

const NAMESPACE = 'kyverno';
const NAME = 'kyverno-admission-controller';

/** Whether the cluster has Kyverno with policies of CEL (1.17 and later). */
export const hasKyverno = hasCluster && kubectl(['api-resources', '--api-group', 'policies.kyverno.io', '-o', 'name']).includes('mutatingpolicies.');
if (hasCluster && !hasKyverno) process.stderr.write('SKIPPED: Kyverno is not installed in the cluster, so its pod policy is not tested\n');

export async function scaleKyverno(replicas: number): Promise<void> {
  onOwnCluster(['scale', `deployment/${NAME}`, `--replicas=${replicas}`]);
  onOwnCluster(['rollout', 'status', `deployment/${NAME}`, '--timeout=180s']);
}

/** Takes the endpoints of Kyverno's webhooks away, or gives them back. */
export function kyvernoAnswers(answers: boolean): void {
  const app = answers ? NAME : 'nobody';
  onOwnCluster(['patch', 'service', 'kyverno-svc', '--type', 'merge', '-p', JSON.stringify({ spec: { selector: { app } } })]);
}

/** Kyverno serves the whole cluster: only where the tests may take whole nodes away. */
function onOwnCluster(args: string[]): void {
  if (!nodeTool) throw new Error('Kyverno serves other namespaces too. The tests change it only on a cluster whose nodes they may power off: set CLUSTER');
  pinnedKubectl([...args, '--namespace', NAMESPACE]);
}
