/** Grace period of EventSource and Sensor pods: Kubernetes' default. */

/** How a Deployment without a strategy, as all of Argo Events' are, replaces its pods: 25 % more (rounded up), 25 % fewer (rounded down). */
export function rollout(replicas: number): { maxSurge: number; maxUnavailable: number } {
  return { maxSurge: Math.ceil(replicas / 4), maxUnavailable: Math.floor(replicas / 4) };
}
