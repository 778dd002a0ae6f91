import { calicoRules } from './calico';
import { ciliumRules } from './cilium';
import { asNetworkPolicy, Untranslatable } from './translated';
import { Pods } from '../../../flow/flow';
import { FlowObject } from '../../../manifests/manifest-object';

const KINDS = [
  'CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy', 'GlobalNetworkPolicy', 'AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy',
];

/** Policies of Cilium and Calico, and those of administrators. */
export function vendorPolicies(objects: readonly FlowObject[]): FlowObject[] {
  return objects.filter(({ kind, apiVersion }) => KINDS.includes(kind) || kind === 'NetworkPolicy' && apiVersion.includes('projectcalico.org'));
}

type Labelled = Pick<Pods, 'labels'> & { readonly object: FlowObject };

export interface JudgedPolicies {
  /** Policies that concern the pods, as NetworkPolicies of Kubernetes; each has the file and place of its original. */
  readonly translated: readonly FlowObject[];
  /** Policies that may concern the pods, and whose rules are not judged here. */
  readonly unjudged: readonly FlowObject[];
}

/** What policies of vendors do to pods. */
export function judged(policies: readonly FlowObject[], pods: Labelled): JudgedPolicies {
  const translated: FlowObject[] = [];
  const unjudged: FlowObject[] = [];
  for (const policy of policies) {
    try {
      const rules = rulesOf(policy, pods);
      if (rules?.ingress ?? rules?.egress) translated.push(asNetworkPolicy(policy, pods.object.namespace, rules!));
    } catch (error) {
      if (!(error instanceof Untranslatable)) throw error;
      unjudged.push(policy);
    }
  }
  return { translated, unjudged };
}

function rulesOf(policy: FlowObject, { object, labels }: Labelled) {
  const { kind, namespace } = policy;
  if ((kind === 'CiliumNetworkPolicy' || kind === 'NetworkPolicy') && namespace !== object.namespace) return undefined;
  if (kind.startsWith('Cilium')) return ciliumRules(policy, object.namespace, labels);
  if (kind === 'NetworkPolicy' || kind === 'GlobalNetworkPolicy') return calicoRules(policy, object.namespace, labels);
  throw new Untranslatable();
}
