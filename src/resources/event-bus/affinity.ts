import { FailureDomain } from '../../contract/failure-domain';

export const ZONE_KEY = 'topology.kubernetes.io/zone';
export const HOST_KEY = 'kubernetes.io/hostname';

export interface EventBusAffinityInput {
  readonly survives: FailureDomain;
  readonly servers: number;
  readonly zones: number;
  readonly selector: { readonly [label: string]: string };
}

/**
 * Required anti-affinity by host from NODE on; by zone only when every server can have a zone of its own, because with
 * 5 servers in 3 zones two of them would wait for ever (there the pod policy's topology spread makes 2/2/1).
 * Neither can deadlock a roll-out: a StatefulSet removes a pod before it makes the next.
 */
export function eventBusAffinity({ survives, servers, zones, selector }: EventBusAffinityInput) {
  const term = (topologyKey: string) => ({ labelSelector: { matchLabels: selector }, topologyKey });
  const preferred = (weight: number, topologyKey: string) => ({ weight, podAffinityTerm: term(topologyKey) });

  if (survives === FailureDomain.POD) {
    return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [preferred(100, ZONE_KEY), preferred(50, HOST_KEY)] } };
  }
  if (survives === FailureDomain.ZONE && servers <= zones) {
    return { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term(ZONE_KEY), term(HOST_KEY)] } };
  }
  return {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [term(HOST_KEY)],
      preferredDuringSchedulingIgnoredDuringExecution: [preferred(100, ZONE_KEY)],
    },
  };
}
