import { busPodSpec, busVolumeClaimTemplates } from './event-bus-pod';
import { Port } from '../../contract/ports';
import { asInteger, asRecord, asString, at, Json } from '../../values/json-values';
import { busType } from '../catalog/client-election';
import { compact } from '../catalog/compact';
import { controllersThatFit, entryOf } from '../catalog/jetstream-support';
import { JetStreamVersion } from '../catalog/jetstream-versions';
import { workloadLabels } from '../catalog/labels';
import { busNames } from '../catalog/names';
import { knownPart } from '../catalog/struct-walk';
import { ARGO_EVENTS_FLOOR } from '../catalog/versions';
import { natsConfig } from '../nats/nats-config';
import { parseStreamConfig } from '../nats/stream-config';

export interface EventBusWorkloadOptions {
  readonly namespace: string;
  /** What `spec.jetstream.version` stands for; the entry of the install manifests without it. */
  readonly images?: JetStreamVersion;
  /** `settings` of the controller's configuration. */
  readonly controllerSettings?: string;
}

export interface EventBusWorkload {
  readonly statefulSet: Json;
  readonly service: Json;
  readonly configMap: Json;
}

/** More servers are not rendered, as each is a route in the configuration of each. */
const MAX_SERVERS = 1000;

const [CONTROLLER] = controllersThatFit({ argoEventsVersion: ARGO_EVENTS_FLOOR, controllerConfiguration: 'manifest' });

/** Servers of a native JetStream bus. */
export function busReplicas(eventBus: unknown): number {
  return asInteger(at(eventBus, 'spec', 'jetstream', 'replicas')) ?? 3;
}

/** Why the controller makes no servers of a native JetStream bus; undefined when it does. */
export function eventBusRefusal(eventBus: unknown, images?: JetStreamVersion): string | undefined {
  const jetstream = asRecord(at(eventBus, 'spec', 'jetstream'));
  const replicas = busReplicas(eventBus);
  if (busType(eventBus) !== 'jetstream') {
    return 'it is not a native JetStream bus';
  }
  if (replicas === 2 || replicas < 1) {
    return `it has ${replicas} replicas; 1 or at least 3 are allowed`;
  }
  if (replicas > MAX_SERVERS) {
    return `it has ${replicas} replicas; more than ${MAX_SERVERS} are not rendered here`;
  }
  if (!images && !entryOf(CONTROLLER, jetstream?.version)) {
    return `its version ${JSON.stringify(jetstream?.version)} is not in the controller's configuration`;
  }
  return parseStreamConfig(jetstream?.streamConfig) ? undefined : 'its streamConfig is no YAML map';
}

/**
 * What the controller makes of a native JetStream bus, without the Secrets ({@link eventBusSecrets}); undefined for one that
 * it refuses ({@link eventBusRefusal}). Not in it: ownerReferences and hashes.
 */
export function eventBusWorkload(eventBus: unknown, options: EventBusWorkloadOptions): EventBusWorkload | undefined {
  const statefulSet = eventBusStatefulSet(eventBus, options);
  const bus = asString(at(eventBus, 'metadata', 'name')) ?? '';
  const { namespace } = options;
  const names = busNames(bus);
  const labels = workloadLabels('EventBus', bus);
  return statefulSet && {
    statefulSet,
    service: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: names.service, namespace, labels },
      spec: {
        type: 'ClusterIP',
        clusterIP: 'None',
        publishNotReadyAddresses: true,
        ports: [
          { name: 'tcp-client', port: Port.BUS_CLIENT },
          { name: 'cluster', port: Port.BUS_CLUSTER },
          { name: 'metrics', port: Port.BUS_METRICS },
          { name: 'monitor', port: Port.BUS_MONITOR },
        ],
        selector: labels,
      },
    },
    configMap: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: names.configMap, namespace, labels },
      data: { 'nats-js': natsConfig(eventBus, namespace, busReplicas(eventBus), options.controllerSettings) },
    },
  };
}

/** The servers alone. */
export function eventBusStatefulSet(eventBus: unknown, { images: given, namespace }: EventBusWorkloadOptions): Json | undefined {
  const jetstream = asRecord(knownPart('JetStreamBus', at(eventBus, 'spec', 'jetstream'))) ?? {};
  const images = given ?? entryOf(CONTROLLER, jetstream.version);
  if (images === undefined || eventBusRefusal(eventBus, images) !== undefined) {
    return undefined;
  }
  const bus = asString(at(eventBus, 'metadata', 'name')) ?? '';
  const names = busNames(bus);
  const labels = workloadLabels('EventBus', bus);
  return compact({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: names.statefulSet, namespace, labels: { ...asRecord(at(eventBus, 'metadata', 'labels')), ...labels } },
    spec: {
      podManagementPolicy: 'Parallel',
      replicas: busReplicas(eventBus),
      serviceName: names.service,
      selector: { matchLabels: labels },
      template: {
        metadata: {
          annotations: at(jetstream, 'metadata', 'annotations'),
          labels: { ...asRecord(at(jetstream, 'metadata', 'labels')), ...labels },
        },
        spec: busPodSpec(jetstream, bus, images),
      },
      volumeClaimTemplates: busVolumeClaimTemplates(jetstream, names.volumeClaimTemplate),
    },
  });
}
