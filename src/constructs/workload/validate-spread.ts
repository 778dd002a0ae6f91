import { KubernetesFeatures, kubernetesHas } from '../../argo-events/catalog/kubernetes-features';
import { FailureDomain } from '../../contract/failure-domain';
import { WhenUnsatisfiable } from '../../contract/when-unsatisfiable';

export interface Spread {
  readonly survives: FailureDomain;
  readonly zoneSpread: WhenUnsatisfiable;
  readonly hostSpread: WhenUnsatisfiable;
  readonly replicas: number;
  readonly kubernetesVersion?: string;
  readonly bus: { readonly podPolicy: boolean; readonly zones: number };
}

/** Refuses a spread with which all pods, or the majority of them, may share what is declared to fail. */
export function validateSpread({ survives, zoneSpread, hostSpread, replicas, bus, kubernetesVersion }: Spread): void {
  const soft = WhenUnsatisfiable.SCHEDULE_ANYWAY;
  const prop = survives === FailureDomain.ZONE && zoneSpread === soft ? 'zoneSpread' : survives === FailureDomain.NODE && hostSpread === soft ? 'hostSpread' : undefined;
  if (prop) {
    throw new Error(`${prop}: got SCHEDULE_ANYWAY with survives ${survives}. The scheduler may then place all pods in one failure domain. `
      + `Allowed: WhenUnsatisfiable.DO_NOT_SCHEDULE, the default; or survives: FailureDomain.${survives === FailureDomain.ZONE ? 'NODE' : 'POD'}`);
  }
  const must = !bus.podPolicy && [zoneSpread, hostSpread].includes(WhenUnsatisfiable.DO_NOT_SCHEDULE);
  if (must && kubernetesVersion !== undefined && !kubernetesHas(kubernetesVersion, KubernetesFeatures.MATCH_LABEL_KEYS)) {
    throw new Error(`kubernetesVersion: got ${kubernetesVersion} without the pod policy and with a required spread. This version has no matchLabelKeys for anti-affinity, so a rollout would wait `
      + `for the pods that it replaces. Allowed: Kubernetes ${KubernetesFeatures.MATCH_LABEL_KEYS.since} or later, podPolicy on the bus, or survives: FailureDomain.POD`);
  }
  if (!bus.podPolicy && zoneSpread === WhenUnsatisfiable.DO_NOT_SCHEDULE && replicas > bus.zones) {
    throw new Error(`replicas: got ${replicas} in ${bus.zones} zones without the pod policy. Anti-affinity allows one pod per zone, so ${replicas - bus.zones} would never start. `
      + `Allowed: at most ${bus.zones}, or podPolicy: true on the bus`);
  }
}
