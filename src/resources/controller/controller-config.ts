import { stringify } from 'yaml';
import { JetStreamVersion } from '../../argo-events/catalog/jetstream-versions';

/** NATS Streaming: without a version of it, the controller of Argo Events refuses its whole configuration. */
export const STREAMING_VERSIONS = [{
  version: '0.22.1',
  natsStreamingImage: 'nats-streaming:0.22.1',
  metricsExporterImage: 'natsio/prometheus-nats-exporter:0.8.0',
}];

/** Defaults for buses that give none: those of the install manifests. An HaEventBus gives its own. */
const SETTINGS = 'max_memory_store: -1\nmax_file_store: 1TB\n';
const STREAM_CONFIG = 'maxMsgs: 50000\nmaxAge: 168h\nmaxBytes: -1\nreplicas: 3\nduplicates: 300s\nretention: 0\ndiscard: 0\n';

/**
 * The ConfigMap of the controller.
 *
 * @see https://github.com/argoproj/argo-events/blob/v1.9.11/manifests/base/controller-manager/controller-config.yaml
 */
export function controllerConfigMap(metadata: object, versions: readonly JetStreamVersion[], streaming: readonly object[]) {
  const config = { eventBus: { nats: { versions: streaming }, jetstream: { settings: SETTINGS, streamConfig: STREAM_CONFIG, versions } } };
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'controller-config.yaml': stringify(config) } };
}

/** The same for the chart argo-events, with two pods of the controller. The list replaces the one of the chart. */
export function controllerHelmValues(versions: readonly JetStreamVersion[], replicas: number): string {
  return stringify({
    configs: { jetstream: { versions } },
    controller: { replicas, pdb: { enabled: true, maxUnavailable: 1 } },
  });
}

/** A patch of the Deployment of the install manifests, for Kustomize. */
export function controllerPatch(replicas: number, affinity: object): string {
  return stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'controller-manager' },
    spec: { replicas, template: { spec: { affinity } } },
  });
}
