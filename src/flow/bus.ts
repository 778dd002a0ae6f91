import { Bus, BusServers, ControllerConfig } from './flow';
import { podsOf } from './pods';
import { SelectorIndex } from './selector-index';
import { streamOf } from './stream-text';
import { volumesFollow } from './volumes';
import { busType, BusType } from '../argo-events/catalog/client-election';
import { busSettings } from '../argo-events/nats/bus-settings';
import { nativeStreaming, STREAMING_VOLUME_SIZE, streamingServers } from '../argo-events/nats/streaming';
import { DEFAULT_VOLUME_SIZE } from '../argo-events/workload/event-bus-pod';
import { busReplicas } from '../argo-events/workload/event-bus-workload';
import { JETSTREAM_VERSIONS, readJetStreamVersions } from '../contract/jetstream-versions-annotation';
import { FlowObject } from '../manifests/manifest-object';
import { asRecord, asString, at, Json } from '../values/json-values';
import { bytes } from '../values/quantity';

export function busOf(object: FlowObject, budgets: SelectorIndex, classes: readonly FlowObject[], config?: ControllerConfig): Bus {
  const type = busType(object.manifest);
  const servers = serversOf(object.manifest, type);
  const persistence = asRecord(servers?.fields.persistence);
  const volumeBytes = persistence && bytes(asString(persistence.volumeSize) ?? (type === 'nats' ? STREAMING_VOLUME_SIZE : DEFAULT_VOLUME_SIZE));
  const follow = volumesFollow(persistence, classes);
  const stream = type === 'jetstream' || type === 'jetstreamExotic' ? streamOf(object.manifest, type, config) : undefined;
  const listed = asString(object.annotations[JETSTREAM_VERSIONS]);
  return {
    ...podsOf(object, 'EventBus', servers?.fields ?? {}, servers?.replicas ?? 0, budgets),
    object,
    ...type && { type },
    ...servers && { servers: { path: servers.path, fields: servers.fields } },
    jetstream: type === 'jetstream' ? servers!.fields : {},
    ...stream && { stream },
    ...volumeBytes !== undefined && { volumeBytes },
    ...follow !== undefined && { volumesFollow: follow },
    ...listed !== undefined && { jetStreamVersions: readJetStreamVersions(listed) },
    settings: busSettings(object.manifest, config?.settings),
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
