import { ANY_ADDRESS, PolicyRule, PolicyRules, Untranslatable } from './translated';
import { FlowObject } from '../../../manifests/manifest-object';
import { asArray, asRecord, asString, Json } from '../../../values/json-values';

/** What a policy of Calico does to pods; undefined when it does not select them. */
export function calicoRules({ kind, manifest }: FlowObject, namespace: string, labels: Readonly<Record<string, string>>): PolicyRules | undefined {
  const spec = asRecord(manifest.spec) ?? {};
  const selector = matchLabels(asString(spec.selector) ?? '');
  const known: Record<string, string> = { ...labels, 'projectcalico.org/namespace': namespace, 'projectcalico.org/orchestrator': 'k8s' };
  if (selector !== undefined && Object.entries(selector).some(([key, value]) => known[key] !== value)) return undefined;
  const others = ['namespaceSelector', 'serviceAccountSelector', 'doNotTrack', 'preDNAT', 'applyOnForward'].some(field => spec[field] !== undefined);
  if (selector === undefined || others || !['default', undefined].includes(spec.tier as string | undefined)) throw new Untranslatable();
  const types = asArray(spec.types) ?? [...spec.ingress !== undefined || spec.egress === undefined ? ['Ingress'] : [], ...spec.egress === undefined ? [] : ['Egress']];
  const rules = (direction: 'ingress' | 'egress') => (asArray(spec[direction]) ?? []).map(rule => ruleOf(asRecord(rule) ?? {}, direction, kind));
  return { ...types.includes('Ingress') && { ingress: rules('ingress') }, ...types.includes('Egress') && { egress: rules('egress') } };
}

/** With rules that deny, their order counts, across policies too. */
function ruleOf(rule: Json, direction: 'ingress' | 'egress', kind: string): PolicyRule {
  const { action, protocol, source, destination, ...others } = rule;
  if (action !== 'Allow' || ['notProtocol', 'http', 'icmp', 'notICMP'].some(field => others[field] !== undefined)) throw new Untranslatable();
  const ends = direction === 'ingress' ? [destination, source] : [source, destination];
  const [pods, peer] = ends.map(side => asRecord(side) ?? {});
  const { ports: ownPorts, ...own } = pods;
  const { ports: peerPorts, ...peers } = peer;
  if (Object.keys(own).length > 0 || (direction === 'ingress' ? peerPorts : ownPorts) !== undefined) throw new Untranslatable();
  const names = protocol === undefined ? ['TCP', 'UDP'] : [String(protocol).toUpperCase()];
  const ports = asArray(direction === 'ingress' ? ownPorts : peerPorts);
  const all = names.map(name => ({ protocol: name }));
  return {
    ...Object.keys(peers).length > 0 && { peers: [peerOf(peers, kind)] },
    ...ports === undefined ? protocol !== undefined && { ports: all }
      : { ports: ports.flatMap(port => all.map(each => ({ ...each, ...portOf(port) }))) },
  };
}

/** A selector without one for namespaces stays in the namespace of the policy. */
function peerOf({ selector, namespaceSelector, ...others }: Json, kind: string): Json {
  const labels = matchLabels(asString(selector) ?? '');
  if (labels === undefined || Object.keys(others).length > 0) return ANY_ADDRESS;
  const anywhere = kind === 'GlobalNetworkPolicy' || namespaceSelector !== undefined;
  const namespaces = namespaceSelector === undefined ? {} : matchLabels(asString(namespaceSelector) ?? '');
  if (namespaces === undefined) return ANY_ADDRESS;
  const renamed = Object.fromEntries(Object.entries(namespaces).map(([key, value]) => [key === 'projectcalico.org/name' ? 'kubernetes.io/metadata.name' : key, value]));
  return { podSelector: { matchLabels: labels }, ...anywhere && { namespaceSelector: { matchLabels: renamed } } };
}

function portOf(port: unknown): Json {
  const [, from, to] = /^(\d+):(\d+)$/.exec(String(port)) ?? [];
  return from === undefined ? { port } : { port: Number(from), endPort: Number(to) };
}

/** The labels that a selector asks for; undefined for one that asks for something else. */
function matchLabels(selector: string): Record<string, string> | undefined {
  const labels: Record<string, string> = {};
  for (const part of selector.split('&&').map(text => text.trim())) {
    const [, key, , value] = /^([\w./-]+)\s*==\s*(['"])(.*?)\2$/.exec(part) ?? [];
    if (key !== undefined) labels[key] = value;
    else if (!['', 'all()', 'global()'].includes(part)) return undefined;
  }
  return labels;
}
