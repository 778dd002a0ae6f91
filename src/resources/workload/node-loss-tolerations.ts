import * as argoevents from '../../../imports/argo-events';

export const NODE_LOSS_TAINTS: readonly string[] = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/**
 * Kubernetes keeps the pods of a lost node for 300 s by default before it makes others. Every pod tolerates both taints
 * for as long as is asked for here instead, unless a toleration of its own says how long.
 */
export function nodeLossTolerations(seconds: number, given?: readonly argoevents.Toleration[] | null): argoevents.Toleration[] {
  return NODE_LOSS_TAINTS.filter(taint => !given?.some(toleration => bindsToLostNode(toleration, taint)))
    .map(key => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: seconds }));
}

/** No effect is every effect. */
export function bindsToLostNode({ key, effect = '' }: argoevents.Toleration, taint: string): boolean {
  return key === taint && ['', 'NoExecute'].includes(effect);
}
