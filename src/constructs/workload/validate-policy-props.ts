import { HaWorkloadProps } from './ha-workload-props';

/** Refuses what only the pod policy can add to a pod, where the bus says that the cluster has no pod policy. */
export function validatePolicyProps({ eventBus, livenessProbe, readinessProbe, preStopSleep, terminationGracePeriod }: HaWorkloadProps): void {
  if (eventBus.podPolicy) return;
  const asked = {
    livenessProbe: livenessProbe?.path !== undefined,
    readinessProbe: readinessProbe?.path !== undefined,
    preStopSleep: (preStopSleep?.toMilliseconds() ?? 0) > 0,
    terminationGracePeriod: Boolean(terminationGracePeriod),
  };
  for (const [prop, given] of Object.entries(asked)) {
    if (!given) continue;
    throw new Error(`${prop}: got a value with podPolicy false on the EventBus "${eventBus.eventBusName}". Argo Events has no such field, and only the pod policy can add it. `
      + `Allowed: podPolicy: true on the bus and an HaPodPolicy in the cluster, or no ${prop}`);
  }
}
