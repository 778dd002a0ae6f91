import { Budget, PodsModel } from './model';
import { AntiAffinityTerm, DisruptionBudget, Pods, SpreadRequest } from '../../flow/flow';
import { HardSpread, PlacementRules } from '../cluster/placement';

const HOST_KEY = 'kubernetes.io/hostname';
const ZONE_KEY = 'topology.kubernetes.io/zone';

/** `podPolicy`: whether the cluster adds what the pods ask for. */
export function podsModel(pods: Pods, podPolicy: boolean): PodsModel {
  return {
    placement: placementRules(pods, podPolicy),
    ...pods.antiAffinity.length > 0 && pods.antiAffinity.every(({ required }) => !required) && { prefersApart: true as const },
    budget: budget(pods),
    nodeLossToleration: pods.nodeLossTolerationSeconds,
  };
}

function placementRules({ replicas, onOneNode, antiAffinity, topologySpread, podPolicy: asked }: Pods, podPolicy: boolean): PlacementRules {
  const spread = (own: SpreadRequest | undefined, request: SpreadRequest | undefined) => hardSpread(own ?? (podPolicy ? request : undefined));
  return {
    // pods beside the first one may be on its node, or not start
    replicas: onOneNode ? Math.min(1, replicas) : replicas,
    onePerHost: antiAffinity.some(term => keepsApart(term, HOST_KEY)),
    onePerZone: antiAffinity.some(term => keepsApart(term, ZONE_KEY)),
    zoneSpread: spread(topologySpread?.zone, asked?.zoneSpread),
    hostSpread: spread(topologySpread?.host, asked?.hostSpread),
  };
}

function keepsApart({ required, topologyKey }: AntiAffinityTerm, key: string): boolean {
  return required && topologyKey === key;
}

function hardSpread(request: SpreadRequest | undefined): HardSpread | undefined {
  return request?.hard ? { maxSkew: 1, ...request.minDomains !== undefined && { minDomains: request.minDomains } } : undefined;
}

/** A surge pod of a new revision has to find a place beside the old pods. */
export function surgeNeedsPlace({ antiAffinity }: Pods): boolean {
  return antiAffinity.some(({ required, sameRevisionOnly }) => required && !sameRevisionOnly);
}

function budget({ budgets }: Pods): Budget {
  if (budgets.length > 1) {
    return { kind: 'blocks', because: { reason: 'several-budgets', budgets: budgets.length } };
  }
  const allows = budgets.map(({ allows: pods }: DisruptionBudget) => pods)[0];
  if (allows === undefined) {
    return { kind: 'none' };
  }
  return allows > 0 ? { kind: 'allows', pods: allows } : { kind: 'blocks', because: { reason: 'budget-allows-none' } };
}
