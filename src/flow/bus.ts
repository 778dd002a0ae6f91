import { Bus, ControllerConfig } from './flow';
import { FlowObject } from './flow-object';
import { podsOf } from './pods';
import { SelectorIndex } from './selector-index';
import { streamOf } from './stream-text';
import { busSettings } from '../argo-events/bus-settings';
import { DEFAULT_VOLUME_SIZE } from '../argo-events/event-bus-pod';
import { busReplicas } from '../argo-events/event-bus-workload';
import { busType } from '../argo-events/leader-election';
import { bytes } from '../argo-events/quantity';
import { asRecord, asString, at } from '../argo-events/values';

export function busOf(object: FlowObject, budgets: SelectorIndex, config?: ControllerConfig): Bus {
  const type = busType(object.manifest);
  const jetstream = type === 'jetstream' ? asRecord(at(object.manifest, 'spec', 'jetstream')) ?? {} : {};
  const persistence = asRecord(jetstream.persistence);
  const volumeBytes = persistence && bytes(asString(persistence.volumeSize) ?? DEFAULT_VOLUME_SIZE);
  const stream = type === 'jetstream' || type === 'jetstreamExotic' ? streamOf(object.manifest, type, config) : undefined;
  return {
    ...podsOf(object, 'EventBus', jetstream, type === 'jetstream' ? Math.max(0, busReplicas(object.manifest)) : 0, budgets),
    object,
    ...type && { type },
    jetstream,
    ...stream && { stream },
    ...volumeBytes !== undefined && { volumeBytes },
    settings: busSettings(object.manifest, config?.settings),
  };
}
