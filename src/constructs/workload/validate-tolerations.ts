import * as argoevents from '../../../imports/argo-events';
import { bindsToLostNode, NODE_LOSS_TAINTS } from '../../resources/workload/node-loss-tolerations';

/** Refuses a toleration that binds a pod to a lost node indefinitely. */
export function validateTolerations(tolerations?: readonly argoevents.Toleration[] | null): void {
  tolerations?.forEach((toleration, index) => {
    if (toleration.tolerationSeconds !== undefined || !NODE_LOSS_TAINTS.some(taint => bindsToLostNode(toleration, taint))) return;
    throw new Error(`template.tolerations[${index}]: got ${toleration.key} without tolerationSeconds. A pod on a lost node would never be replaced. `
      + 'Allowed: tolerationSeconds, for example 10; or nodeLossToleration in place of the toleration');
  });
}
