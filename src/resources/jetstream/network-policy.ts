import { ObjectMeta } from './metadata';
import { Port } from '../../contract/ports';

export interface NetworkPolicyInput {
  readonly metadata: ObjectMeta;
  readonly selector: Readonly<Record<string, string>>;
  readonly metrics: boolean;
  /** Labels of further namespaces with clients or guards. */
  readonly clientNamespaces?: Readonly<Record<string, string>>;
}

/** Who may reach the servers: pods of the namespace as clients and for their health, each other for routes, anybody for metrics. */
export function serverNetworkPolicy({ metadata, selector, metrics, clientNamespaces }: NetworkPolicyInput) {
  const port = (number: number) => ({ port: number, protocol: 'TCP' });
  const clients = [{ podSelector: {} }, ...clientNamespaces ? [{ namespaceSelector: { matchLabels: clientNamespaces } }] : []];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata,
    spec: {
      podSelector: { matchLabels: selector },
      policyTypes: ['Ingress'],
      ingress: [
        { from: clients, ports: [port(Port.BUS_CLIENT), port(Port.BUS_MONITOR)] },
        { from: [{ podSelector: { matchLabels: selector } }], ports: [port(Port.BUS_CLUSTER)] },
        ...metrics ? [{ from: [{ namespaceSelector: {} }], ports: [port(Port.BUS_METRICS)] }] : [],
      ],
    },
  };
}
