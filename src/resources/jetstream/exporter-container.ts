import { SERVER_PORT_NAMES } from './names';
import * as argoevents from '../../../imports/argo-events';
import { Port } from '../../contract/ports';

export interface ExporterContainerInput {
  readonly image: string;
  readonly template: argoevents.ContainerTemplate;
}

/** Metrics for Prometheus, with the names that the native bus's exporter gives them. */
export function exporterContainer({ image, template }: ExporterContainerInput) {
  return {
    name: 'metrics',
    image,
    imagePullPolicy: template.imagePullPolicy ?? 'IfNotPresent',
    args: [
      '-port', String(Port.BUS_METRICS), '-connz', '-routez', '-subz', '-varz', '-prefix=nats', '-use_internal_server_id', '-jsz=all',
      `http://localhost:${Port.BUS_MONITOR}/`,
    ],
    ports: [{ name: SERVER_PORT_NAMES.metrics, containerPort: Port.BUS_METRICS, protocol: 'TCP' }],
    resources: template.resources,
    securityContext: template.securityContext,
  };
}
