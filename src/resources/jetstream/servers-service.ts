import { ObjectMeta } from './metadata';
import { SERVER_PORT_NAMES } from './names';
import { Port } from '../../contract/ports';

export interface ServersServiceInput {
  readonly metadata: ObjectMeta;
  readonly selector: Readonly<Record<string, string>>;
  readonly metrics: boolean;
}

/** Gives each server its name, before it is Ready: without that no cluster forms. */
export function serversService({ metadata, selector, metrics }: ServersServiceInput) {
  const port = (name: string, number: number) => ({ name, port: number, targetPort: name, protocol: 'TCP' });
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: {
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      selector,
      ports: [
        port(SERVER_PORT_NAMES.client, Port.BUS_CLIENT),
        port(SERVER_PORT_NAMES.cluster, Port.BUS_CLUSTER),
        port(SERVER_PORT_NAMES.monitor, Port.BUS_MONITOR),
        ...metrics ? [port(SERVER_PORT_NAMES.metrics, Port.BUS_METRICS)] : [],
      ],
    },
  };
}
