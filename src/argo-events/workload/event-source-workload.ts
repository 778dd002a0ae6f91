import { clientDeployment, ClientWorkloadOptions } from './client-workload';
import { asArray, asRecord, asString, at, Json } from '../../values/json-values';
import { compact } from '../catalog/compact';
import { workloadLabels } from '../catalog/labels';
import { eventSourceService } from '../catalog/names';

export interface EventSourceWorkload {
  readonly deployment: Json;
  /** Only with `spec.service.ports`. Deleted and made again, with another address, when it changes. */
  readonly service?: Json;
}

/** What the controller makes of an EventSource; undefined without a usable bus, when it makes nothing. */
export function eventSourceWorkload(eventSource: unknown, options: ClientWorkloadOptions): EventSourceWorkload | undefined {
  const deployment = clientDeployment('EventSource', eventSource, options);
  const service = serviceOf(eventSource, options.namespace);
  return deployment && { deployment, ...service && { service } };
}

function serviceOf(eventSource: unknown, namespace: string): Json | undefined {
  const service = asRecord(at(eventSource, 'spec', 'service'));
  const ports = asArray(service?.ports) ?? [];
  if (ports.length === 0) {
    return undefined;
  }
  const name = asString(at(eventSource, 'metadata', 'name')) ?? '';
  const labels = workloadLabels('EventSource', name);
  return compact({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: eventSourceService(name),
      namespace,
      labels: { ...asRecord(at(service, 'metadata', 'labels')), ...asRecord(at(eventSource, 'metadata', 'labels')), ...labels },
      annotations: at(service, 'metadata', 'annotations'),
    },
    // without one, the API server chooses an address
    spec: { type: 'ClusterIP', clusterIP: asString(service?.clusterIP) || undefined, ports, selector: labels },
  });
}
