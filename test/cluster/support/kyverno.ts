import { eventually } from './eventually';
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

export function scaleKyverno(replicas: number): void {
  onOwnCluster(['scale', `deployment/${NAME}`, `--replicas=${replicas}`]);
  rolledOut();
}

/** Takes the endpoints of Kyverno's webhooks away. Its process is killed too, since the API server keeps its connection for minutes. */
export function takeKyvernoAway(): void {
  selectPods('nobody');
  onOwnCluster(['delete', 'pods', '--all', '--grace-period=0', '--force']);
}

/** Gives the webhooks their endpoints back, and waits until Kyverno is Ready and leads: only a leader takes its webhooks with it. */
export async function bringKyvernoBack(): Promise<void> {
  selectPods(NAME);
  scaleKyverno(1);
  await eventually(90, () => {
    const { name } = get('pods', '-n', NAMESPACE).items.map(({ metadata }: any) => metadata).find(({ deletionTimestamp }: any) => !deletionTimestamp);
    const { holderIdentity } = get('lease', 'kyverno', '-n', NAMESPACE).spec;
    if (!holderIdentity.startsWith(name)) throw new Error(`the lease of Kyverno is held by ${holderIdentity}, and not yet by ${name}`);
  });
}

function selectPods(app: string): void {
  onOwnCluster(['patch', 'service', 'kyverno-svc', '--type', 'merge', '-p', JSON.stringify({ spec: { selector: { app } } })]);
}

function rolledOut(): void {
  try {
    onOwnCluster(['rollout', 'status', `deployment/${NAME}`, '--timeout=240s']);
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${onOwnCluster(['describe', 'pods'])}\n${onOwnCluster(['logs', `deployment/${NAME}`, '--tail=30'])}`);
  }
}

/** Kyverno serves the whole cluster: only where the tests may take whole nodes away. */
function onOwnCluster(args: string[]): string {
  if (!nodeTool) throw new Error('Kyverno serves other namespaces too. The tests change it only on a cluster whose nodes they may power off: set CLUSTER');
  return pinnedKubectl([...args, '--namespace', NAMESPACE]);
}
