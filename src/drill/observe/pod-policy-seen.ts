import { MAIN_CONTAINER } from '../../argo-events/catalog/labels';
import { PodAnnotation } from '../../contract/pod-annotations';
import { asArray, asRecord, at } from '../../values/json-values';
import { LivePod } from '../cluster/live-pods';

/**
 * Whether the pod policy did what the pods ask for: by the readiness probe, which no custom resource can give. A policy in the
 * cluster may not be bound to the namespace, and one that is there may be of another engine. Undefined when no pod asks.
 */
export function podPolicySeen(pods: readonly Pick<LivePod, 'manifest'>[]): boolean | undefined {
  const asking = pods.filter(({ manifest }) => at(manifest, 'metadata', 'annotations', PodAnnotation.READINESS_PORT) !== undefined);
  return asking.length === 0 ? undefined : asking.every(({ manifest }) => {
    const main = (asArray(at(manifest, 'spec', 'containers')) ?? []).map(asRecord).find(container => container?.name === MAIN_CONTAINER);
    return main?.readinessProbe !== undefined;
  });
}
