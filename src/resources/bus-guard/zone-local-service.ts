import { busNearServiceName } from '../../contract/guard-names';
import { Port } from '../../contract/ports';

export interface BusNearServiceInput {
  readonly bus: string;
  readonly selector: { readonly [label: string]: string };
  readonly annotations: { readonly [annotation: string]: string };
  /** The word for the preference of the caller's zone; undefined where the version of Kubernetes has none. */
  readonly trafficDistribution?: string;
}

/**
 * Gives a guard the server in its own zone, up or not, and the same one each time it asks: were it another while that one is away,
 * the pods that start then would all go there.
 *
 * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-distribution
 */
export function busNearService({ bus, selector, annotations, trafficDistribution }: BusNearServiceInput) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: busNearServiceName(bus), annotations },
    spec: {
      selector,
      ports: [{ name: 'monitor', port: Port.BUS_MONITOR, protocol: 'TCP' }],
      publishNotReadyAddresses: true,
      sessionAffinity: 'ClientIP',
      ...trafficDistribution && { trafficDistribution },
    },
  };
}
