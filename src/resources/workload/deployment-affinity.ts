import * as argoevents from '../../../imports/argo-events';
import { KubernetesFeatures, kubernetesHas } from '../../argo-events/catalog/kubernetes-features';
import { WhenUnsatisfiable } from '../../contract/when-unsatisfiable';
import { HOST_KEY, ZONE_KEY } from '../event-bus/affinity';

export interface DeploymentAffinityInput {
  readonly zoneSpread: WhenUnsatisfiable;
  readonly hostSpread: WhenUnsatisfiable;
  /** Whether the pod policy adds the spread; without it the affinity has to hold what was asked for. */
  readonly podPolicy: boolean;
  readonly selector: { readonly [label: string]: string };
  readonly kubernetesVersion?: string;
}

/**
 * With the pod policy the anti-affinity is preferred: the topology spread that the policy adds is the hard rule, and
 * unlike anti-affinity it lets the replacement of a pod from a lost zone start elsewhere.
 * Without it, what must hold is required. `matchLabelKeys` confines it to one revision; a Deployment of 3 starts the new
 * pod before it ends an old one, and would wait for ever in a cluster with 3 zones.
 */
export function deploymentAffinity({ zoneSpread, hostSpread, podPolicy, selector, kubernetesVersion }: DeploymentAffinityInput): argoevents.Affinity {
  const sameRevisionOnly = kubernetesVersion === undefined || kubernetesHas(kubernetesVersion, KubernetesFeatures.MATCH_LABEL_KEYS);
  const term = (topologyKey: string) => ({
    labelSelector: { matchLabels: selector }, ...sameRevisionOnly && { matchLabelKeys: ['pod-template-hash'] }, topologyKey,
  });
  const hard: argoevents.PodAffinityTerm[] = [];
  const soft: argoevents.WeightedPodAffinityTerm[] = [];
  const weigh: [WhenUnsatisfiable, string, number][] = [[zoneSpread, ZONE_KEY, 100], [hostSpread, HOST_KEY, 50]];
  for (const [spread, key, weight] of weigh) {
    if (!podPolicy && spread === WhenUnsatisfiable.DO_NOT_SCHEDULE) hard.push(term(key));
    else soft.push({ weight, podAffinityTerm: term(key) });
  }
  return {
    podAntiAffinity: {
      ...(hard.length > 0 && { requiredDuringSchedulingIgnoredDuringExecution: hard }),
      ...(soft.length > 0 && { preferredDuringSchedulingIgnoredDuringExecution: soft }),
    },
  };
}
