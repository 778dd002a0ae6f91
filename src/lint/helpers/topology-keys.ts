import { Pods } from '../../flow/flow';

/** Node labels that pods are spread over. */
export const Topology = { HOST: 'kubernetes.io/hostname', ZONE: 'topology.kubernetes.io/zone' } as const;

/** Whether something hard keeps the pods of a workload apart: required anti-affinity, a spread of their own, or a spread that the pod policy adds. */
export function keptApart({ antiAffinity, topologySpread, podPolicy }: Pods, domain: 'host' | 'zone'): boolean {
  const key = domain === 'host' ? Topology.HOST : Topology.ZONE;
  const added = domain === 'host' ? podPolicy?.hostSpread : podPolicy?.zoneSpread;
  return topologySpread?.[domain]?.hard === true || added?.hard === true || antiAffinity.some(term => term.required && term.topologyKey === key);
}
