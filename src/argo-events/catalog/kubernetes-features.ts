import { compareVersions } from './versions';

/** A feature of Kubernetes that the constructs use, and the first version in which every cluster has it. */
export interface KubernetesFeature {
  readonly name: string;
  /** Beta and on by default, or generally available. */
  readonly since: string;
  /** First version that has it behind a switch of the API server. */
  readonly switchable?: string;
}

/** The oldest Kubernetes for which the constructs are made. */
export const KUBERNETES_FLOOR = '1.30';

/**
 * Feature history, as the feature gates of Kubernetes have it.
 *
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates-removed/
 */
export const KubernetesFeatures = {
  /** Gate SidecarContainers. The bus guard is such a container. */
  NATIVE_SIDECARS: { name: 'initContainers with restartPolicy Always', since: '1.29' },
  /** Gate PodLifecycleSleepAction. */
  SLEEP_ACTION: { name: 'preStop sleep', since: '1.30' },
  /** Gate PDBUnhealthyPodEvictionPolicy. */
  UNHEALTHY_POD_EVICTION: { name: 'unhealthyPodEvictionPolicy', since: '1.27' },
  /** Gate JobPodReplacementPolicy. */
  POD_REPLACEMENT: { name: 'podReplacementPolicy of Jobs', since: '1.29' },
  /** Gate MinDomainsInPodTopologySpread. */
  MIN_DOMAINS: { name: 'minDomains', since: '1.27' },
  /** Generally available with this version; its beta had to be switched on. */
  VALIDATING_ADMISSION_POLICY: { name: 'ValidatingAdmissionPolicy v1', since: '1.30' },
  /** Gate MatchLabelKeysInPodAffinity. */
  MATCH_LABEL_KEYS: { name: 'matchLabelKeys of anti-affinity', since: '1.31' },
  /** Gate ServiceTrafficDistribution. */
  TRAFFIC_DISTRIBUTION: { name: 'trafficDistribution', since: '1.31' },
  /** Gate PreferSameTrafficDistribution. */
  PREFER_SAME: { name: 'trafficDistribution PreferSameZone and PreferSameNode', since: '1.34' },
  /** Gate MutatingAdmissionPolicy. The switch is the gate together with the API v1beta1. */
  MUTATING_ADMISSION_POLICY: { name: 'MutatingAdmissionPolicy v1', since: '1.36', switchable: '1.34' },
} as const satisfies Record<string, KubernetesFeature>;

/** Whether every cluster of this version has the feature. */
export function kubernetesHas(version: string, { since }: KubernetesFeature): boolean {
  return compareVersions(version, since) >= 0;
}
