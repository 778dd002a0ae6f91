import { METRICS_PATH, Port } from '../../contract/ports';
import { LivePod, podUrl } from '../cluster/live-pods';
import { LoadGenerator } from '../load/load-generator';

/**
 * The Sensor pod that acts. The sink sees the address of the pod that calls it, unless the network hides that; then it is the pod whose
 * count of actions grows. Only a pod that has been active has such a count.
 */
export async function activeSensor(pods: readonly LivePod[], generator: LoadGenerator): Promise<LivePod | undefined> {
  const sensors = pods.filter(({ part, ip, ending }) => part === 'sensor' && ip !== undefined && !ending);
  const caller = sensors.find(({ ip }) => ip === generator.records.lastCaller);
  if (caller !== undefined || sensors.length === 0) return caller;
  const urls = sensors.map(pod => podUrl(pod, Port.METRICS, METRICS_PATH));
  const before = (await generator.fetch(urls)).map(actions);
  const counting = sensors.filter((_, index) => before[index] !== undefined);
  if (counting.length < 2) return counting[0];
  const after = (await generator.fetch(urls)).map(actions);
  const growth = sensors.map((_, index) => (after[index] ?? 0) - (before[index] ?? 0));
  const most = Math.max(...growth);
  return most > 0 ? sensors[growth.indexOf(most)] : undefined;
}

/** Actions that a pod has carried out, by its metrics; undefined for one that never acted. */
export function actions(metrics: string | undefined): number | undefined {
  const counts = [...(metrics ?? '').matchAll(/^argo_events_action_triggered_total\{[^}]*\} (\S+)$/gm)].map(([, count]) => Number(count));
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
}
