import { pinnedKubectl } from './pinned-kubectl';
import { isTestName } from './test-run';

/** The answer of the API server: not now, because of a budget; never, because of two. */
export type Eviction = 'evicted' | 'not now' | 'never';

/** Evicts a pod in a namespace of the tests by the API for evictions, as a drain does. */
export function evict(namespace: string, pod: string): Eviction {
  if (!isTestName(namespace)) throw new Error(`pod "${pod}": the namespace "${namespace}" is not one of the tests. The pod is not evicted. Use testName`);
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: pod, namespace } };
  try {
    pinnedKubectl(['create', '--raw', `/api/v1/namespaces/${namespace}/pods/${pod}/eviction`, '-f', '-'], JSON.stringify(eviction));
    return 'evicted';
  } catch (error) {
    if (String(error).includes("would violate the pod's disruption budget")) return 'not now';
    if (String(error).includes('more than one PodDisruptionBudget')) return 'never';
    throw error;
  }
}
