import { DeadFlowFault, Manifest } from './faults';
import { ownBusSelector } from '../../../src/contract/bus-label';

const policy = (spec: Manifest, kind: 'Kubernetes' | 'Cilium' | 'Calico' = 'Kubernetes') => (manifests: Manifest[]) => {
  const { namespace } = manifests.find(each => each.kind === 'EventBus')!.metadata;
  const type = {
    Kubernetes: { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
    Cilium: { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy' },
    Calico: { apiVersion: 'projectcalico.org/v3', kind: 'NetworkPolicy' },
  };
  manifests.push({ ...type[kind], metadata: { name: 'policy', namespace }, spec });
};
const [sources, sensors] = ['eventsource', 'sensor'].map(name => ({ podSelector: { matchLabels: { controller: `${name}-controller` } } }));
/** Labels of the servers, whoever makes them. */
const ofServers = (manifests: Manifest[]): Record<string, string> =>
  (manifests.some(({ kind }) => kind === 'StatefulSet') ? ownBusSelector('default') : { controller: 'eventbus-controller' });
const ofBus = (spec: Manifest) => (manifests: Manifest[]) => policy({ podSelector: { matchLabels: ofServers(manifests) }, ...spec })(manifests);
const calico = (manifests: Manifest[]) => Object.entries(ofServers(manifests)).map(([label, value]) => `${label} == '${value}'`).join(' && ');
const dns = { ports: [{ port: 53, protocol: 'UDP' }, { port: 53 }] };

/** Policies that close what a flow needs. */
export const NETWORK_FAULTS: readonly DeadFlowFault[] = [
  { name: 'a bus that nobody may reach', change: ofBus({ policyTypes: ['Ingress'] }) },
  { name: 'a bus that other pods may reach', change: ofBus({ ingress: [{ from: [{ podSelector: { matchLabels: { app: 'shop' } } }] }] }) },
  { name: 'a bus that other namespaces may reach', change: ofBus({ ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'other' } } }] }] }) },
  { name: 'a bus whose servers may not reach each other', change: ofBus({ ingress: [{ ports: [{ port: 4222 }] }] }) },
  { name: 'a source that nobody may reach', change: policy({ ...sources, policyTypes: ['Ingress'] }) },
  { name: 'a source that may be reached on another port', change: policy({ ...sources, ingress: [{ ports: [{ port: 8080 }] }] }) },
  { name: 'pods that may reach nothing', change: policy({ podSelector: {}, policyTypes: ['Egress'] }) },
  { name: 'a Sensor that may reach names alone', change: policy({ ...sensors, policyTypes: ['Egress'], egress: [dns] }) },
  { name: 'a Sensor that may reach no names', change: policy({ ...sensors, policyTypes: ['Egress'], egress: [{ ports: [{ port: 4222 }] }] }) },
  { name: 'a bus that a policy of Cilium closes', change: policy({ endpointSelector: {}, ingress: [{}] }, 'Cilium') },
  { name: 'a bus that a policy of Calico closes', change: manifests => policy({ selector: calico(manifests), types: ['Ingress'] }, 'Calico')(manifests) },
];
