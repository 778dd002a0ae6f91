/**
 * Kubernetes keeps the pods of a lost node for 300 s by default before it makes others. Every pod tolerates both taints
 * for as long as is asked for here instead.
 */
export function nodeLossTolerations(seconds: number) {
  return ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']
    .map(key => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: seconds }));
}
