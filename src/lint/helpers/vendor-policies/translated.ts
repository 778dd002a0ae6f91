import { FlowObject } from '../../../manifests/manifest-object';
import { Json } from '../../../values/json-values';

/** A rule of a NetworkPolicy of Kubernetes; without peers or ports it is for all of them. */
export interface PolicyRule {
  readonly peers?: readonly Json[];
  readonly ports?: readonly Json[];
}

/** What a policy closes, and lets pass; a direction that it leaves alone is undefined. */
export interface PolicyRules {
  readonly ingress?: readonly PolicyRule[];
  readonly egress?: readonly PolicyRule[];
}

/** Rules that cannot be told as those of a NetworkPolicy. */
export class Untranslatable extends Error {}

/** Addresses, or what may be any of them. */
export const ANY_ADDRESS: Json = { ipBlock: {} };

/** The policy of another vendor as a NetworkPolicy of Kubernetes for the pods of a namespace. */
export function asNetworkPolicy(policy: FlowObject, namespace: string, { ingress, egress }: PolicyRules): FlowObject {
  const rule = (peers: 'from' | 'to') => ({ peers: given, ports }: PolicyRule) => ({ ...given && { [peers]: given }, ...ports && { ports } });
  const policyTypes = [...ingress ? ['Ingress'] : [], ...egress ? ['Egress'] : []];
  return {
    ...policy,
    namespace,
    manifest: { ...policy.manifest, spec: { podSelector: {}, policyTypes, ...ingress && { ingress: ingress.map(rule('from')) }, ...egress && { egress: egress.map(rule('to')) } } },
  };
}
