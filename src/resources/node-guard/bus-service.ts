import { ObjectMeta } from './metadata';
import { Port } from '../../contract/ports';

export interface BusServiceInput {
  readonly metadata: ObjectMeta;
  readonly selector: Readonly<Record<string, string>>;
  /** Name of the port in the pods of the guard. */
  readonly targetPort: string;
}

/**
 * The address of a bus for EventSources and Sensors, which leads to the guard of their own node only. A NATS client stays where it has connected:
 * one that came to another node's guard, while its own was away, would not notice when that node is lost, and nobody could tell.
 */
export function guardedBusService({ metadata, selector, targetPort }: BusServiceInput) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: {
      selector,
      ports: [{ name: 'nats', port: Port.BUS_CLIENT, targetPort, protocol: 'TCP' }],
      internalTrafficPolicy: 'Local',
    },
  };
}
