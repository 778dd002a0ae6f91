import { ObjectMeta } from './metadata';
import { SERVER_PORT_NAMES } from './names';
import { Port } from '../../contract/ports';

export interface ClientServiceInput {
  readonly metadata: ObjectMeta;
  readonly selector: Readonly<Record<string, string>>;
}

/** The address in the EventBus. It leads to servers that are Ready. */
export function clientService({ metadata, selector }: ClientServiceInput) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: { selector, ports: [{ name: SERVER_PORT_NAMES.client, port: Port.BUS_CLIENT, targetPort: SERVER_PORT_NAMES.client, protocol: 'TCP' }] },
  };
}
