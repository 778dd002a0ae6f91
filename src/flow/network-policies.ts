import { selects, selectsNamespace } from './selector-index';
import { FlowObject } from '../manifests/manifest-object';
import { asArray, asInteger, asRecord, at } from '../values/json-values';

type Direction = 'Ingress' | 'Egress';

/** NetworkPolicies of a namespace that close one direction for pods with these labels; with several, what any of them allows is allowed. */
export function closing(
  policies: readonly FlowObject[], namespace: string, labels: Readonly<Record<string, string>>, direction: Direction,
): FlowObject[] {
  return policies.filter(policy => policy.namespace === namespace && closes(policy, direction) && selects(at(policy.manifest, 'spec', 'podSelector'), labels));
}

/** Pods at the other end of a connection. */
export interface Peer {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Labels of a namespace; undefined where they are not known. */
export type NamespaceLabels = (namespace: string) => Readonly<Record<string, string>> | undefined;

/**
 * Whether the peer, or without one some peer, may use that port. Ports by name are taken for it, as the names are those of containers; blocks of
 * addresses and namespaces whose labels are not known are taken to hold the peer.
 */
export function allowsPort(
  policies: readonly FlowObject[], direction: Direction, port: number, wanted = 'TCP', peer?: Peer, labelsOf: NamespaceLabels = () => undefined,
): boolean {
  return policies.some(policy => rulesOf(policy, direction).some(rule =>
    allows(rule, port, wanted) && (peer === undefined || takesIn(rule, direction, policy.namespace, peer, labelsOf))));
}

/** Numbers of the ports that rules allow by TCP; undefined where a rule allows all, ranges or names. */
export function onlyPorts(policies: readonly FlowObject[], direction: Direction): readonly number[] | undefined {
  const ports = policies.flatMap(policy => rulesOf(policy, direction)).flatMap(rule => {
    const entries = asArray(asRecord(rule)?.ports) ?? [];
    return entries.length === 0 ? [undefined] : entries.map(asRecord).filter(entry => (entry?.protocol ?? 'TCP') === 'TCP')
      .map(entry => (entry?.endPort === undefined ? asInteger(entry?.port) : undefined));
  });
  return ports.includes(undefined) ? undefined : ports as number[];
}

function takesIn(rule: unknown, direction: Direction, namespace: string, peer: Peer, labelsOf: NamespaceLabels): boolean {
  const peers = asArray(asRecord(rule)?.[direction === 'Ingress' ? 'from' : 'to']) ?? [];
  return peers.length === 0 || peers.some(each => {
    const { ipBlock, podSelector, namespaceSelector } = asRecord(each) ?? {};
    if (ipBlock !== undefined) return true;
    return inNamespace(namespaceSelector, namespace, peer.namespace, labelsOf) && (podSelector === undefined || selects(podSelector, peer.labels));
  });
}

function inNamespace(selector: unknown, own: string, namespace: string, labelsOf: NamespaceLabels): boolean {
  if (selector === undefined) return own === namespace || own === '' || namespace === '';
  const labels = labelsOf(namespace);
  const isSelected = selectsNamespace(selector, namespace, labels);
  if (isSelected !== undefined) return isSelected;
  const wanted = asRecord(asRecord(selector)?.matchLabels)?.['kubernetes.io/metadata.name'];
  return wanted === undefined || namespace === '' || wanted === namespace;
}

/** Whether the API server may be called: it has an address of its own, which only rules for all peers or for blocks of addresses take in. */
export function allowsApiServer(policies: readonly FlowObject[]): boolean {
  return policies.flatMap(policy => rulesOf(policy, 'Egress')).some(rule => {
    const peers = asArray(asRecord(rule)?.to) ?? [];
    const isOpen = peers.length === 0 || peers.some(peer => asRecord(at(peer, 'ipBlock')) !== undefined);
    return isOpen && API_SERVER_PORTS.some(port => allows(rule, port, 'TCP'));
  });
}

/** Of the Service `kubernetes`, and of most API servers behind it. */
const API_SERVER_PORTS = [443, 6443, 16443, 8443];

function allows(rule: unknown, port: number, wanted: string): boolean {
  const ports = asArray(asRecord(rule)?.ports) ?? [];
  return ports.length === 0 || ports.some(entry => {
    const { protocol = 'TCP', port: first, endPort } = asRecord(entry) ?? {};
    const from = asInteger(first);
    return protocol === wanted && (from === undefined || port >= from && port <= (asInteger(endPort) ?? from));
  });
}

function rulesOf({ manifest }: FlowObject, direction: Direction): readonly unknown[] {
  return asArray(at(manifest, 'spec', direction.toLowerCase())) ?? [];
}

/** Without policyTypes it closes what comes in, and what goes out where it has rules for that. */
function closes(policy: FlowObject, direction: Direction): boolean {
  const types = asArray(at(policy.manifest, 'spec', 'policyTypes')) ?? [];
  return types.length > 0 ? types.includes(direction) : direction === 'Ingress' || rulesOf(policy, 'Egress').length > 0;
}
