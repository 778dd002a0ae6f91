import { Amount, known } from './amount';
import { objectName } from './gap';
import { Item, item, Role } from './item';
import { Resources, resourcesOf } from './resources';
import { FlowObject } from '../manifests/manifest-object';
import { asRecord, asRecords, asString, at, Json } from '../values/json-values';

export interface TemplateInput {
  /** A Deployment, StatefulSet, DaemonSet, Job or CronJob. */
  readonly object: FlowObject;
  readonly pods: Amount;
  /** Of a container, by its name. */
  readonly role: (container: string) => Role;
  readonly ends?: boolean;
  readonly volume?: Amount;
}

interface Container {
  readonly name: string;
  readonly resources: Resources;
}

/** Stands for all init containers of a pod, in place of a name. */
export const INIT_CONTAINERS = 'init containers';

/** The containers of the pods of a workload. */
export function templateItems({ object, pods, role, ends, volume }: TemplateInput): Item[] {
  const spec = asRecord(at(object.manifest, ...object.kind === 'CronJob' ? ['spec', 'jobTemplate'] : [], 'spec', 'template', 'spec')) ?? {};
  const read = (container: Json): Container => {
    const name = asString(container.name) ?? '';
    return { name, resources: resourcesOf(container.resources, { object: objectName(object), container: name }) };
  };
  const init = asRecords(spec.initContainers).map(container => ({ ...read(container), stays: container.restartPolicy === 'Always' }));
  const running = [...asRecords(spec.containers).map(read), ...init.filter(({ stays }) => stays)];
  const items = running.map(({ name, resources }, index) => item({
    role: role(name), container: name, pods, ends, resources, beside: index > 0, ...index === 0 && { volume },
  }));
  const more = excess(init, running);
  return more === undefined ? items : [...items, item({ role: items[0]?.role ?? 'pods', container: INIT_CONTAINERS, pods, ends, resources: more, beside: true })];
}

/**
 * An init container runs alone, beside the sidecars before it. Kubernetes reserves the larger of its sum and of the sum of all that run later,
 * for all of the pod's life. This is what the first sum is above the second one.
 */
function excess(init: readonly (Container & { readonly stays: boolean })[], running: readonly Container[]): Resources | undefined {
  const above = (resource: keyof Resources) => {
    const all = total(running, resource);
    const starting = init.map((container, index) =>
      container.stays ? 0 : total([container, ...init.slice(0, index).filter(({ stays }) => stays)], resource));
    return known(Math.max(0, ...starting.map(amount => amount - all)));
  };
  const more = { cpu: above('cpu'), memory: above('memory'), memoryLimit: above('memoryLimit') };
  return more.cpu.known + more.memory.known + more.memoryLimit.known > 0 ? more : undefined;
}

function total(containers: readonly Container[], resource: keyof Resources): number {
  return containers.reduce((sum, { resources }) => sum + resources[resource].known, 0);
}
