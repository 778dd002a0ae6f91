import { get } from './kubectl';
import { hasCluster } from './on-cluster';

/** Whether a controller of Argo Events runs in the cluster, so that custom resources become pods. */
export const hasArgoEvents: boolean = hasCluster && get('deployments', '-A').items.some(({ spec, status }: any) =>
  status.readyReplicas > 0 && spec.template.spec.containers.some(({ name, image }: any) => name === 'controller-manager' && /argo-events/.test(image)));

export const NO_ARGO_EVENTS = 'no Argo Events in the cluster';
