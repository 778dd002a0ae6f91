import { ANY_ADDRESS, PolicyRule, PolicyRules, Untranslatable } from './translated';
import { selects } from '../../../flow/selector-index';
import { FlowObject } from '../../../manifests/manifest-object';
import { asArray, asRecord, asString, at, Json } from '../../../values/json-values';

const NAMESPACE = 'io.kubernetes.pod.namespace';
const PEERS = ['Endpoints', 'Entities', 'CIDR', 'CIDRSet', 'FQDNs', 'Services', 'Groups', 'Nodes'];

/** What a policy of Cilium does to pods; undefined when it does not select them. */
export function ciliumRules({ kind, manifest }: FlowObject, namespace: string, labels: Readonly<Record<string, string>>): PolicyRules | undefined {
  const known = { ...labels, ...namespace !== '' && { [NAMESPACE]: namespace } };
  const specs = [manifest.spec, ...asArray(manifest.specs) ?? []].filter(spec => selectsPods(at(spec, 'endpointSelector'), known));
  if (specs.length === 0) return undefined;
  const inNamespace = kind === 'CiliumNetworkPolicy';
  const directions = (['ingress', 'egress'] as const).map(direction => {
    const closed = specs.map(asRecord).filter(spec => spec !== undefined && (asArray(spec[direction]) !== undefined || asArray(spec[`${direction}Deny`]) !== undefined));
    if (closed.some(spec => (asArray(spec![`${direction}Deny`]) ?? []).length > 0)) throw new Untranslatable();
    if (closed.length === 0 || closed.every(spec => at(spec, 'enableDefaultDeny', direction) === false)) return undefined;
    return closed.flatMap(spec => (asArray(spec![direction]) ?? []).flatMap(rule => ruleOf(asRecord(rule) ?? {}, direction, inNamespace)));
  });
  return { ...directions[0] && { ingress: directions[0] }, ...directions[1] && { egress: directions[1] } };
}

/** Labels that Cilium makes itself are not known. */
function selectsPods(selector: unknown, known: Readonly<Record<string, string>>): boolean {
  const plain = withoutPrefix(selector);
  const keys = [...Object.keys(asRecord(plain?.matchLabels) ?? {}), ...(asArray(plain?.matchExpressions) ?? []).map(expression => String(at(expression, 'key')))];
  if (keys.some(key => key.startsWith('io.cilium.') || key.startsWith('reserved:') || (key.startsWith('io.kubernetes.') && key !== NAMESPACE))) throw new Untranslatable();
  return selects(plain, known);
}

/** A rule without anything in it lets nothing pass. */
function ruleOf(rule: Json, direction: 'ingress' | 'egress', inNamespace: boolean): PolicyRule[] {
  const side = direction === 'ingress' ? 'from' : 'to';
  if (rule[`${side}Requires`] !== undefined) throw new Untranslatable();
  const given = PEERS.filter(peers => rule[`${side}${peers}`] !== undefined);
  const toPorts = asArray(rule.toPorts);
  if (given.length === 0 && toPorts === undefined || rule.icmps !== undefined && toPorts === undefined) return [];
  const peers = given.flatMap(field => (asArray(rule[`${side}${field}`]) ?? []).map(peer => (field === 'Endpoints' ? endpointPeer(peer, inNamespace) : ANY_ADDRESS)));
  const ports = toPorts?.flatMap(portsOf);
  return [{ ...given.length > 0 && { peers: peers.length === 0 ? [NOBODY] : peers }, ...ports && ports.length > 0 && { ports } }];
}

/** An empty list of peers selects none. */
const NOBODY: Json = { podSelector: { matchExpressions: [{ key: 'nobody', operator: 'In', values: [] }] } };

function endpointPeer(selector: unknown, inNamespace: boolean): Json {
  const { matchLabels, matchExpressions } = withoutPrefix(selector) ?? {};
  const { [NAMESPACE]: namespace, ...labels } = asRecord(matchLabels) ?? {};
  const expressions = asArray(matchExpressions) ?? [];
  if (expressions.some(expression => at(expression, 'key') === NAMESPACE) || Object.keys(labels).some(key => /^(?:io\.|reserved:)/.test(key))) return ANY_ADDRESS;
  return {
    podSelector: { matchLabels: labels, matchExpressions: expressions },
    ...namespace !== undefined ? { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } } : inNamespace ? {} : { namespaceSelector: {} },
  };
}

function portsOf(entry: unknown): Json[] {
  const fields = asRecord(entry) ?? {};
  if (['rules', 'listener', 'terminatingTLS', 'originatingTLS', 'serverNames'].some(field => fields[field] !== undefined)) throw new Untranslatable();
  return (asArray(fields.ports) ?? []).flatMap(port => {
    const { port: text, endPort, protocol = 'ANY' } = asRecord(port) ?? {};
    const number = Number(text);
    const protocols = protocol === 'ANY' ? ['TCP', 'UDP'] : [protocol];
    const range = {
      ...number !== 0 && { port: Number.isInteger(number) ? number : text },
      ...endPort !== undefined && { endPort: Number(endPort) },
    };
    return protocols.map(name => ({ protocol: name, ...range }));
  });
}

/** Cilium writes the source of a label before its key: `k8s:app`, `any:app`. */
function withoutPrefix(selector: unknown): Json | undefined {
  const given = asRecord(selector);
  if (given === undefined) return undefined;
  const key = (name: string) => name.replace(/^(?:k8s|any)[:.]/, '');
  return {
    ...given,
    matchLabels: Object.fromEntries(Object.entries(asRecord(given.matchLabels) ?? {}).map(([name, value]) => [key(name), value])),
    matchExpressions: (asArray(given.matchExpressions) ?? []).map(expression => ({ ...asRecord(expression), key: key(asString(at(expression, 'key')) ?? '') })),
  };
}
