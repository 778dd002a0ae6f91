import { DisruptionBudget } from './flow';
import { FlowObject } from '../manifests/manifest-object';
import { asInteger, asString, at } from '../values/json-values';

/** What a PodDisruptionBudget means for that many pods. */
export function disruptionBudget(object: FlowObject, replicas: number): DisruptionBudget {
  const allows = allowedDisruptions(at(object.manifest, 'spec', 'maxUnavailable'), at(object.manifest, 'spec', 'minAvailable'), replicas);
  return {
    object,
    ...allows !== undefined && { allows },
    alwaysEvictsUnhealthy: at(object.manifest, 'spec', 'unhealthyPodEvictionPolicy') === 'AlwaysAllow',
  };
}

/** Kubernetes rounds both percentages up; with neither field no eviction is allowed, and both together are refused. */
function allowedDisruptions(maxUnavailable: unknown, minAvailable: unknown, replicas: number): number | undefined {
  if (maxUnavailable !== undefined && minAvailable !== undefined) {
    return undefined;
  }
  const away = intOrPercent(maxUnavailable, replicas);
  const needed = intOrPercent(minAvailable, replicas);
  if (maxUnavailable === undefined && minAvailable === undefined) {
    return 0;
  }
  return maxUnavailable === undefined
    ? needed && Math.max(0, replicas - needed.pods)
    : away && Math.min(replicas, away.pods);
}

/** An IntOrString: undefined when it is neither. */
export function intOrPercent(value: unknown, of: number): { pods: number; percent: boolean } | undefined {
  const integer = asInteger(value);
  if (integer !== undefined && integer >= 0) {
    return { pods: integer, percent: false };
  }
  const percent = /^(\d+)%$/.exec(asString(value) ?? '');
  return percent === null ? undefined : { pods: Math.ceil(Number(percent[1]) * of / 100), percent: true };
}
