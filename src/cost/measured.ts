import { Component } from './components';
import { ObjectName } from './gap';
import { Item, Role } from './item';
import { INIT_CONTAINERS } from './template-items';
import { podSelector, WorkloadKind } from '../argo-events/catalog/labels';
import { ownBusSelector } from '../contract/bus-label';
import { keeperLabels } from '../contract/keeper';
import { NODE_GUARD_LABEL } from '../contract/node-guard-names';
import { PodUsage, UsageRead } from '../flow/pod-usage';
import { matchesLabels } from '../flow/selector-index';

/** What equal containers use now. */
export interface MeasuredItem {
  readonly object: ObjectName;
  readonly role: Role;
  readonly container: string;
  /** What they request; at least, where a part is not known. */
  readonly requested: Pick<Item, 'cpu' | 'memory'>;
  /** Pods with such a container that were measured. */
  readonly pods: number;
  readonly cpu: number;
  readonly memory: number;
}

export type Measured = { readonly items: readonly MeasuredItem[] } | Extract<UsageRead, { unknown: unknown }>;

/** Measured use beside what is declared, of what runs all the time. */
export function measuredOf(components: readonly Component[], read: UsageRead): Measured {
  if ('unknown' in read) return read;
  return {
    items: components.flatMap(({ object, items }) => items.filter(({ ends, container }) => !ends && ![INIT_CONTAINERS, ''].includes(container)).map((item): MeasuredItem => {
      const { role, container, cpu, memory } = item;
      const used = read.usage.filter(pod => isOf(pod, object, role)).flatMap(pod => pod.containers.filter(({ name }) => name === container));
      const sum = (of: 'cpu' | 'memory') => used.reduce((total, each) => total + each[of], 0);
      return { object, role, container, requested: { cpu, memory }, pods: used.length, cpu: sum('cpu'), memory: sum('memory') };
    })),
  };
}

function isOf({ namespace, labels }: PodUsage, object: ObjectName, role: Role): boolean {
  return namespace === object.namespace && selectorsOf(object, role).some(selector => matchesLabels(selector, labels));
}

/** Labels of the pods in which the containers of a role run. */
function selectorsOf({ kind, name }: ObjectName, role: Role): Record<string, string>[] {
  switch (role) {
    case 'servers':
    case 'reloader':
    case 'exporter': return [podSelector('EventBus', name), ownBusSelector(name)];
    case 'pods':
    case 'bus-guard': return [podSelector(kind as WorkloadKind, name)];
    case 'keeper': return [keeperLabels(name)];
    case 'node-guard': return [{ [NODE_GUARD_LABEL]: name }];
    case 'controller': return [{ app: name }];
    case 'secrets-job':
    case 'bucket-job': return [];
  }
}
