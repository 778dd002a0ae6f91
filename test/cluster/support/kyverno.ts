import { get } from './kubectl';
import { nodeTool } from './on-cluster';
import { pinnedKubectl } from './pinned-kubectl';
import { servesKind } from './served-kinds';

const NAMESPACE = 'kyverno';
const NAME = 'kyverno-admission-controller';

/** Whether the cluster has Kyverno with policies of CEL (1.17 and later). */
export const hasKyverno = servesKind('policies.kyverno.io/v1', 'mutatingpolicies');

/** Nodes whose loss would take Kyverno away; none where it is not installed. */
export const kyvernoNodes = (): string[] => (hasKyverno ? get('pods', '-n', NAMESPACE).items.map(({ spec }: any) => spec.nodeName) : []);

export async function scaleKyverno(replicas: number): Promise<void> {
  onOwnCluster(['scale', `deployment/${NAME}`, `--replicas=${replicas}`]);
  onOwnCluster(['rollout', 'status', `deployment/${NAME}`, '--timeout=180s']);
}

/** Takes the endpoints of Kyverno's webhooks away, or gives them back. Its process is killed too, since the API server keeps its connection for minutes. */
export function kyvernoAnswers(answers: boolean): void {
  const app = answers ? NAME : 'nobody';
  onOwnCluster(['patch', 'service', 'kyverno-svc', '--type', 'merge', '-p', JSON.stringify({ spec: { selector: { app } } })]);
  if (!answers) onOwnCluster(['delete', 'pods', '--all', '--grace-period=0', '--force']);
}

/** Kyverno serves the whole cluster: only where the tests may take whole nodes away. */
function onOwnCluster(args: string[]): void {
  if (!nodeTool) throw new Error('Kyverno serves other namespaces too. The tests change it only on a cluster whose nodes they may power off: set CLUSTER');
  pinnedKubectl([...args, '--namespace', NAMESPACE]);
}
