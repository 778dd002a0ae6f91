import { Pods } from '../../flow/flow';
import { selects } from '../../flow/selector-index';
import { FlowObject } from '../../manifests/manifest-object';
import { asArray, asRecord, asString, at } from '../../values/json-values';

const KINDS = [
  'CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy', 'GlobalNetworkPolicy', 'AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy',
];

/** Policies of Cilium and Calico, and those of administrators, whose rules are not judged here. */
export function vendorPolicies(objects: readonly FlowObject[]): FlowObject[] {
  return objects.filter(({ kind, apiVersion }) => KINDS.includes(kind) || kind === 'NetworkPolicy' && apiVersion.includes('projectcalico.org'));
}

/** Whether the policy may concern the pods; false where its selector surely leaves them out. */
export function mayConcern(policy: FlowObject, { object, labels }: Pods & { readonly object: FlowObject }): boolean {
  const { kind, namespace, manifest } = policy;
  if ((kind === 'CiliumNetworkPolicy' || kind === 'NetworkPolicy') && namespace !== object.namespace) return false;
  if (kind === 'NetworkPolicy' || kind === 'GlobalNetworkPolicy') return calicoMayConcern(asString(at(manifest, 'spec', 'selector')) ?? '', labels);
  if (!kind.startsWith('Cilium')) return true;
  const known = { ...labels, ...object.namespace !== '' && { 'io.kubernetes.pod.namespace': object.namespace } };
  return [manifest.spec, ...asArray(manifest.specs) ?? []].some(spec => selects(withoutPrefix(at(spec, 'endpointSelector')), known));
}

/** Cilium writes the source of a label before its key: `k8s:app`, `any:app`. */
function withoutPrefix(selector: unknown): unknown {
  const { matchLabels, matchExpressions, ...rest } = asRecord(selector) ?? {};
  if (selector === undefined) return undefined;
  const key = (name: string) => name.replace(/^(?:k8s|any):/, '');
  return {
    ...rest,
    matchLabels: Object.fromEntries(Object.entries(asRecord(matchLabels) ?? {}).map(([name, value]) => [key(name), value])),
    matchExpressions: (asArray(matchExpressions) ?? []).map(expression => ({ ...asRecord(expression), key: key(asString(at(expression, 'key')) ?? '') })),
  };
}

/** Only `key == 'value'` can leave pods out here. */
function calicoMayConcern(selector: string, labels: Readonly<Record<string, string>>): boolean {
  const match = /^\s*([\w./-]+)\s*==\s*(['"])(.*?)\2\s*$/.exec(selector);
  return match === null || labels[match[1]] === match[3];
}
