import { BUS_LABEL } from '../../contract/bus-label';
import { Bus } from '../../flow/flow';
import { FlowObject } from '../../manifests/manifest-object';
import { strings } from '../../manifests/strings';
import { at } from '../../values/json-values';

/** The StatefulSet of a bus whose servers HaEventBus makes. Other servers may have any names and configuration. */
export function ownStatefulSet({ object, servers }: Bus): FlowObject | undefined {
  const set = servers?.own?.object;
  return strings(at(set?.manifest, 'spec', 'template', 'metadata', 'labels'))[BUS_LABEL] === object.name ? set : undefined;
}
