import { podAffinityTerms } from './affinity-terms';
import { admittedResources, Amounts, amounts, ContainerResources, sum } from './limit-range';
import { RenderedPods } from './rendered-pods';
import { asArray, asRecord, asRecords, asString, at, Json } from '../../../values/json-values';
import { quantity } from '../../../values/quantity';

/** What a workload takes from a ResourceQuota: once, and for each pod. */
export interface Demand {
  readonly once: Amounts;
  readonly perPod: Amounts;
  /** Resources that a quota makes a container name, and that some container does not. */
  readonly unnamed: readonly string[];
  readonly bestEffort: boolean;
  /** A term of podAffinity or podAntiAffinity looks into other namespaces. */
  readonly crossNamespaceAffinity: boolean;
  readonly priorityClass?: string;
}

/** Resources that each container must request, or limit, where a quota has them. */
const NAMED = ['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'];

/** Objects for all pods together. */
const ONCE: Readonly<Record<RenderedPods['maker'], (kind: RenderedPods['kind']) => Record<string, number>>> = {
  StatefulSet: kind => ({ 'statefulsets.apps': 1, ...kind === 'EventBus' && { services: 1, configmaps: 1, secrets: 2 } }),
  Deployment: () => ({ 'deployments.apps': 1, 'replicasets.apps': 1 }),
  DaemonSet: () => ({ 'daemonsets.apps': 1 }),
};

export function demandOf({ pod, claims, kind, maker }: RenderedPods, ranges: readonly Json[]): Demand {
  const containers = admittedResources(pod, ranges);
  const storage = claims.map(({ spec }) => ({ amount: quantity(at(spec, 'resources', 'requests', 'storage')) ?? 0, storageClass: asString(spec.storageClassName) }));
  const compute = { ...prefixed('requests', sum(containers, 'requests')), ...prefixed('limits', sum(containers, 'limits')) };
  const priorityClass = asString(pod.priorityClassName);
  return {
    once: objectCounts(ONCE[maker](kind)),
    perPod: {
      'pods': 1,
      'count/pods': 1,
      ...compute,
      ...unprefixed(compute),
      ...claims.length > 0 && { ...objectCounts({ persistentvolumeclaims: claims.length }), 'requests.storage': storage.reduce((all, { amount }) => all + amount, 0) },
      ...Object.fromEntries(storage.flatMap(({ amount, storageClass }) => storageClass === undefined ? [] : [[`${storageClass}.storageclass.storage.k8s.io/requests.storage`, amount]])),
    },
    unnamed: NAMED.filter(resource => containers.some(container => !names(container, resource))),
    bestEffort: containers.every(({ requests, limits }) => ['cpu', 'memory'].every(resource => !requests[resource] && !limits[resource])),
    crossNamespaceAffinity: podAffinityTerms(pod)
      .some(({ term: { namespaces, namespaceSelector } }) => (asArray(namespaces) ?? []).length > 0 || asRecord(namespaceSelector) !== undefined),
    ...priorityClass !== undefined && { priorityClass },
  };
}

/** `count/<resource>`, and for kinds of the core the bare name. */
function objectCounts(objects: Amounts): Amounts {
  return Object.fromEntries(Object.entries(objects).flatMap(([resource, count]) => [[`count/${resource}`, count], ...resource.includes('.') ? [] : [[resource, count]]]));
}

function prefixed(prefix: string, resources: Amounts): Amounts {
  return Object.fromEntries(Object.entries(resources).map(([name, amount]) => [`${prefix}.${name}`, amount]));
}

/** A quota of `cpu` counts requests. */
function unprefixed(compute: Amounts): Amounts {
  return Object.fromEntries(['cpu', 'memory'].flatMap(name => compute[`requests.${name}`] === undefined ? [] : [[name, compute[`requests.${name}`]]]));
}

function names({ requests, limits }: ContainerResources, resource: string): boolean {
  return (resource.startsWith('limits.') ? limits : requests)[resource.replace(/^.*\./, '')] !== undefined;
}

/** The amounts that a quota allows. */
export function hardOf(quota: Json): Record<string, number> {
  return amounts(at(quota, 'spec', 'hard'));
}

/** Whether a quota counts the pods; one with scopes counts pods alone. */
export function counts(quota: Json, { bestEffort, crossNamespaceAffinity, priorityClass }: Demand): boolean {
  const scopes = (asArray(at(quota, 'spec', 'scopes')) ?? []).map(scopeName => ({ scopeName, operator: 'Exists', values: [] as unknown }));
  return [...scopes, ...asRecords(at(quota, 'spec', 'scopeSelector', 'matchExpressions'))].every(({ scopeName, operator, values }) => {
    switch (scopeName) {
      case 'BestEffort': return bestEffort;
      case 'NotBestEffort': return !bestEffort;
      case 'NotTerminating': return true;
      case 'PriorityClass': return isSelected(priorityClass, operator, asArray(values) ?? []);
      case 'CrossNamespacePodAffinity': return crossNamespaceAffinity;
      // Terminating selects pods with a deadline, as Jobs have
      default: return false;
    }
  });
}

function isSelected(name: string | undefined, operator: unknown, values: readonly unknown[]): boolean {
  switch (operator) {
    case 'In': return values.includes(name);
    case 'NotIn': return !values.includes(name);
    case 'DoesNotExist': return name === undefined;
    default: return name !== undefined;
  }
}

/** What some pods of a workload take together. */
export function total({ once, perPod }: Demand, pods: number): Amounts {
  const sums: Record<string, number> = { ...once };
  for (const [resource, amount] of Object.entries(perPod)) sums[resource] = (sums[resource] ?? 0) + amount * pods;
  return sums;
}

/** The first resource of which there is too little, with both amounts. */
export function exceeded(hard: Amounts, taken: Amounts): { readonly resource: string; readonly allowed: number; readonly taken: number } | undefined {
  const resource = Object.keys(hard).find(name => (taken[name] ?? 0) > hard[name]);
  return resource === undefined ? undefined : { resource, allowed: hard[resource], taken: taken[resource] };
}
