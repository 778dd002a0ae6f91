import { busServers, ServersOfSet } from './bus-servers';
import { Bus, BusServers, ControllerConfig } from './flow';
import { keeperOf } from './keeper';
import { podsOf } from './pods';
import { SelectorIndex } from './selector-index';
import { streamOf } from './stream-text';
import { volumesFollow } from './volumes';
import { busType, BusType } from '../argo-events/catalog/client-election';
import { busSettings } from '../argo-events/nats/bus-settings';
import { serverDirectives } from '../argo-events/nats/nats-config';
import { nativeStreaming, STREAMING_VOLUME_SIZE, streamingServers } from '../argo-events/nats/streaming';
import { DEFAULT_VOLUME_SIZE } from '../argo-events/workload/event-bus-pod';
import { busReplicas } from '../argo-events/workload/event-bus-workload';
import { JETSTREAM_VERSIONS, readJetStreamVersions } from '../contract/jetstream-versions-annotation';
import { readFailureDomain, SURVIVES_ANNOTATION } from '../contract/survives-annotation';
import { FlowObject } from '../manifests/manifest-object';
import { asRecord, asString, at, Json } from '../values/json-values';
import { bytes } from '../values/quantity';

export interface BusContext {
  readonly budgets: SelectorIndex;
  /** StorageClasses. */
  readonly classes: readonly FlowObject[];
  /** Objects of those kinds, by which the servers of a `jetstreamExotic` bus are found. */
  readonly services: readonly FlowObject[];
  readonly statefulSets: readonly FlowObject[];
  readonly configMaps: readonly FlowObject[];
  /** Deployments, of which one may be the keeper. */
  readonly deployments: readonly FlowObject[];
  readonly config?: ControllerConfig;
}

export function busOf(object: FlowObject, context: BusContext): Bus {
  const type = busType(object.manifest);
  const stream = type === 'jetstream' || type === 'jetstreamExotic' ? streamOf(object.manifest, type, context.config) : undefined;
  const listed = asString(object.annotations[JETSTREAM_VERSIONS]);
  const own = type === 'jetstreamExotic' ? busServers(object, context) : undefined;
  const keeper = keeperOf(object, context.deployments);
  return {
    ...own ? ofOwnServers(object, own) : ofController(object, type, context),
    object,
    ...type && { type },
    ...stream && { stream },
    ...keeper && { keeper },
    ...listed !== undefined && { jetStreamVersions: readJetStreamVersions(listed) },
  };
}

type Servers = Omit<Bus, 'object' | 'type' | 'stream' | 'jetStreamVersions' | 'keeper'>;

function ofController(object: FlowObject, type: BusType | undefined, { budgets, classes, config }: BusContext): Servers {
  const servers = serversOf(object.manifest, type);
  const persistence = asRecord(servers?.fields.persistence);
  const volumeBytes = persistence && bytes(asString(persistence.volumeSize) ?? (type === 'nats' ? STREAMING_VOLUME_SIZE : DEFAULT_VOLUME_SIZE));
  const follow = volumesFollow(persistence, classes);
  return {
    ...podsOf(object, 'EventBus', servers?.fields ?? {}, servers?.replicas ?? 0, budgets),
    ...servers && { servers: { path: servers.path, fields: servers.fields } },
    jetstream: type === 'jetstream' ? servers!.fields : {},
    ...volumeBytes !== undefined && { volumeBytes },
    ...follow !== undefined && { volumesFollow: follow },
    settings: busSettings(object.manifest, config?.settings),
    directives: serverDirectives(object.manifest),
  };
}

/** The annotation that says which failure the bus is declared to survive stands on the EventBus. */
function ofOwnServers({ annotations }: FlowObject, { pods, servers, config, volumeBytes, follow }: ServersOfSet): Servers {
  const survives = readFailureDomain(annotations[SURVIVES_ANNOTATION]);
  return {
    ...pods,
    ...survives && { survives },
    servers,
    jetstream: {},
    ...volumeBytes !== undefined && { volumeBytes },
    ...follow !== undefined && { volumesFollow: follow },
    settings: config,
    directives: config,
  };
}

/** The servers that the controller makes, and their number. */
function serversOf(manifest: Json, type: BusType | undefined): BusServers & { readonly replicas: number } | undefined {
  if (type === 'jetstream') {
    return { path: ['spec', 'jetstream'], fields: asRecord(at(manifest, 'spec', 'jetstream')) ?? {}, replicas: Math.max(0, busReplicas(manifest)) };
  }
  const native = type === 'nats' ? nativeStreaming(manifest) : undefined;
  return native && { path: ['spec', 'nats', 'native'], fields: native, replicas: streamingServers(native) };
}
