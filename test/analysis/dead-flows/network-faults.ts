import { DeadFlowFault, Manifest } from './faults';

const policy = (spec: Manifest, kind: 'Kubernetes' | 'Cilium' | 'Calico' = 'Kubernetes') => (manifests: Manifest[]) => {
  const { namespace } = manifests.find(each => each.kind === 'EventBus')!.metadata;
  const type = {
    Kubernetes: { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
    Cilium: { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy' },
    Calico: { apiVersion: 'projectcalico.org/v3', kind: 'NetworkPolicy' },
  };
  manifests.push({ ...type[kind], metadata: { name: 'policy', namespace }, spec });
};
const [buses, sources, sensors] = ['eventbus', 'eventsource', 'sensor'].map(name => ({ podSelector: { matchLabels: { controller: `${name}-controller` } } }));
const dns = { ports: [{ port: 53, protocol: 'UDP' }, { port: 53 }] };

/** Policies that close what a flow needs. */
export const NETWORK_FAULTS: readonly DeadFlowFault[] = [
  { name: 'a bus that nobody may reach', change: policy({ ...buses, policyTypes: ['Ingress'] }) },
  { name: 'a bus that other pods may reach', change: policy({ ...buses, ingress: [{ from: [{ podSelector: { matchLabels: { app: 'shop' } } }] }] }) },
  { name: 'a bus that other namespaces may reach', change: policy({ ...buses, ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'other' } } }] }] }) },
  { name: 'a bus whose servers may not reach each other', change: policy({ ...buses, ingress: [{ ports: [{ port: 4222 }] }] }) },
  { name: 'a source that nobody may reach', change: policy({ ...sources, policyTypes: ['Ingress'] }) },
  { name: 'a source that may be reached on another port', change: policy({ ...sources, ingress: [{ ports: [{ port: 8080 }] }] }) },
  { name: 'pods that may reach nothing', change: policy({ podSelector: {}, policyTypes: ['Egress'] }) },
  { name: 'a Sensor that may reach names alone', change: policy({ ...sensors, policyTypes: ['Egress'], egress: [dns] }) },
  { name: 'a Sensor that may reach no names', change: policy({ ...sensors, policyTypes: ['Egress'], egress: [{ ports: [{ port: 4222 }] }] }) },
  { name: 'a bus that a policy of Cilium closes', change: policy({ endpointSelector: {}, ingress: [{}] }, 'Cilium') },
  { name: 'a bus that a policy of Calico closes', change: policy({ selector: "controller == 'eventbus-controller'", types: ['Ingress'] }, 'Calico') },
];
