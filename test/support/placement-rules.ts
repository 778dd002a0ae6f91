import { WhenUnsatisfiable } from '../../src';
import { PlacementRules } from '../../src/analysis/cluster/placement';

const HARD = { maxSkew: 1 };

/** What the scheduler must respect of an affinity and of the spread that the pod policy adds on these annotations. */
export function placementRules(replicas: number, affinity: any, annotations: { [annotation: string]: string }): PlacementRules {
  const required: string[] = (affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution ?? []).map((term: any) => term.topologyKey);
  const spread = (by: string) => annotations[`cdk8s-argo-events-ha/${by}-spread`] === WhenUnsatisfiable.DO_NOT_SCHEDULE;
  const minDomains = annotations['cdk8s-argo-events-ha/zone-min-domains'];
  return {
    replicas,
    onePerHost: required.includes('kubernetes.io/hostname'),
    onePerZone: required.includes('topology.kubernetes.io/zone'),
    ...spread('zone') && { zoneSpread: { ...HARD, ...minDomains && { minDomains: Number(minDomains) } } },
    ...spread('host') && { hostSpread: HARD },
  };
}

/** The same of pods that carry their spread over zones themselves. */
export function ownPlacementRules(replicas: number, { affinity, topologySpreadConstraints }: any): PlacementRules {
  const zone = topologySpreadConstraints.find(({ topologyKey, whenUnsatisfiable }: any) =>
    topologyKey === 'topology.kubernetes.io/zone' && whenUnsatisfiable === WhenUnsatisfiable.DO_NOT_SCHEDULE);
  return { ...placementRules(replicas, affinity, {}), ...zone && { zoneSpread: { maxSkew: zone.maxSkew, minDomains: zone.minDomains } } };
}
