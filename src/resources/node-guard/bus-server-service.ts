import { ObjectMeta } from './metadata';
import { Port } from '../../contract/ports';

export interface BusServerServiceInput {
  readonly metadata: ObjectMeta;
  /** Selects the pods of the bus. */
  readonly selector: Readonly<Record<string, string>>;
  readonly pod: string;
}

/** An address for one server of a bus that stays when its pod is replaced: no DNS cache tells guards an old one. */
export function busServerService({ metadata, selector, pod }: BusServerServiceInput) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: {
      selector: { ...selector, 'statefulset.kubernetes.io/pod-name': pod },
      ports: [
        { name: 'nats', port: Port.BUS_CLIENT, protocol: 'TCP' },
        { name: 'monitor', port: Port.BUS_MONITOR, protocol: 'TCP' },
      ],
      // the guard itself asks for the health of the server
      publishNotReadyAddresses: true,
    },
  };
}
