import { Bus, ControllerConfig } from './flow';
import { podsOf } from './pods';
import { SelectorIndex } from './selector-index';
import { streamOf } from './stream-text';
import { busType } from '../argo-events/catalog/client-election';
import { busSettings } from '../argo-events/nats/bus-settings';
import { DEFAULT_VOLUME_SIZE } from '../argo-events/workload/event-bus-pod';
import { busReplicas } from '../argo-events/workload/event-bus-workload';
import { JETSTREAM_VERSIONS, readJetStreamVersions } from '../contract/jetstream-versions-annotation';
import { FlowObject } from '../manifests/manifest-object';
import { asRecord, asString, at } from '../values/json-values';
import { bytes } from '../values/quantity';

export function busOf(object: FlowObject, budgets: SelectorIndex, config?: ControllerConfig): Bus {
  const type = busType(object.manifest);
  const jetstream = type === 'jetstream' ? asRecord(at(object.manifest, 'spec', 'jetstream')) ?? {} : {};
  const persistence = asRecord(jetstream.persistence);
  const volumeBytes = persistence && bytes(asString(persistence.volumeSize) ?? DEFAULT_VOLUME_SIZE);
  const stream = type === 'jetstream' || type === 'jetstreamExotic' ? streamOf(object.manifest, type, config) : undefined;
  const listed = asString(object.annotations[JETSTREAM_VERSIONS]);
  return {
    ...podsOf(object, 'EventBus', jetstream, type === 'jetstream' ? Math.max(0, busReplicas(object.manifest)) : 0, budgets),
    object,
    ...type && { type },
    jetstream,
    ...stream && { stream },
    ...volumeBytes !== undefined && { volumeBytes },
    ...listed !== undefined && { jetStreamVersions: readJetStreamVersions(listed) },
    settings: busSettings(object.manifest, config?.settings),
  };
}
