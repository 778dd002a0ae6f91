import { Flow, Source } from '../../flow/flow';
import { matchesLabels } from '../../flow/selector-index';
import { FlowObject } from '../../manifests/manifest-object';
import { asArray, asRecord, at } from '../../values/json-values';

/** Whether the controller makes a Service: spec.service has ports. */
export function hasControllerService({ object }: Source): boolean {
  return (asArray(at(object.manifest, 'spec', 'service', 'ports')) ?? []).length > 0;
}

/** Whether a Service selects pods of an EventBus or Sensor. */
export function selectsOthers({ buses, sensors }: Flow, { kind, namespace, manifest }: FlowObject): boolean {
  const selector = kind === 'Service' ? asRecord(at(manifest, 'spec', 'selector')) : undefined;
  return selector !== undefined && [...buses, ...sensors]
    .some(({ object, labels }) => object.namespace === namespace && matchesLabels(selector, labels));
}
