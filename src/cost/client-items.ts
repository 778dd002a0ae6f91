import { Amount, known, unknown } from './amount';
import { objectName } from './gap';
import { Item, item } from './item';
import { replicasAt } from './replicas';
import { Resources, resourcesOf } from './resources';
import { MAIN_CONTAINER } from '../argo-events/catalog/labels';
import { BUS_GUARD_CONTAINER, GUARD_CPU, GUARD_MEMORY } from '../contract/guard-names';
import { POD_POLICY_VERSION, PodAnnotation } from '../contract/pod-annotations';
import { Client } from '../flow/flow';
import { at } from '../values/json-values';
import { quantity } from '../values/quantity';

/** The pods of an EventSource or Sensor, with the guard that the pod policy adds to them. */
export function clientItems(client: Client, podPolicy: boolean | undefined): Item[] {
  const { object, replicas } = client;
  const pods = replicasAt(object, ['spec', 'replicas'], replicas);
  const main = resourcesOf(at(object.manifest, 'spec', 'template', 'container', 'resources'), { object: objectName(object), container: MAIN_CONTAINER });
  const items = [item({ role: 'pods', container: MAIN_CONTAINER, pods, resources: main })];
  return asksForGuard(client) && podPolicy !== false
    ? [...items, item({ role: 'bus-guard', container: BUS_GUARD_CONTAINER, pods, beside: true, resources: guard(client, podPolicy) })]
    : items;
}

function asksForGuard({ annotations, busGuard, podPolicy }: Client): boolean {
  return busGuard && podPolicy?.version === POD_POLICY_VERSION && annotations[PodAnnotation.BUS_GUARD_CONFIG] !== undefined;
}

function guard({ object, annotations }: Client, podPolicy: boolean | undefined): Resources {
  if (podPolicy === undefined) {
    const gap = unknown({ code: 'pod-policy', object: objectName(object) });
    return { cpu: gap, memory: gap, memoryLimit: gap };
  }
  const memory = asked(annotations[PodAnnotation.BUS_GUARD_MEMORY], GUARD_MEMORY);
  return { cpu: asked(annotations[PodAnnotation.BUS_GUARD_CPU_REQUEST], GUARD_CPU), memory, memoryLimit: memory };
}

/** As the pod policy reads it. */
function asked(annotation: string | undefined, { default: otherwise, least }: { readonly default: string; readonly least: string }): Amount {
  const given = quantity(annotation);
  return known(given !== undefined && given >= quantity(least)! ? given : quantity(otherwise)!);
}
