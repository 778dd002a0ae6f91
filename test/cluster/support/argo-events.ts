import { get } from './kubectl';
import { hasCluster } from './on-cluster';
import { pinnedKubectl } from './pinned-kubectl';
import { rolledOut } from './roll-out';

/** Deployments of the controller of Argo Events whose pods run. */
const controllers = (): any[] => get('deployments', '-A').items.filter(({ spec, status }: any) =>
  status.readyReplicas > 0 && spec.template.spec.containers.some(({ name, image }: any) => name === 'controller-manager' && /argo-events/.test(image)));

/** Whether a controller of Argo Events runs in the cluster, so that custom resources become pods. */
export const hasArgoEvents: boolean = hasCluster && controllers().length > 0;

export const NO_ARGO_EVENTS = 'no Argo Events in the cluster';

/** Replaces the pods of the controller, as a drain or an update of its node does. The Deployment stays as it is. */
export async function restartController(): Promise<void> {
  for (const { metadata: { name, namespace }, spec: { selector } } of controllers()) {
    const labels = Object.entries(selector.matchLabels).map(([label, value]) => `${label}=${value}`).join();
    pinnedKubectl(['delete', 'pods', '-n', namespace, '-l', labels, '--wait=false']);
    await rolledOut('deployment', name, namespace);
  }
}
