import { LEAST_MEMORY } from '../../../argo-events/run-time/pods';
import { asRecord, asRecords, asString, at, Json } from '../../../values/json-values';
import { quantity } from '../../../values/quantity';

/** Amounts of resources by name. */
export type Amounts = Readonly<Record<string, number>>;

export interface ContainerResources {
  readonly name: string;
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/** The resources of the containers as admission leaves them: a missing request is the limit, and then what the LimitRanges of the namespace say. */
export function admittedResources(pod: Json, ranges: readonly Json[]): ContainerResources[] {
  const defaults = ranges.flatMap(range => limitItems(range, 'Container')).map(containerDefaults);
  return ['initContainers', 'containers'].flatMap(field => asRecords(pod[field])).map(({ name, resources }) => {
    const given = amounts(at(resources, 'limits'));
    return defaults.reduce<ContainerResources>((container, { requests, limits }) => ({
      ...container, requests: { ...requests, ...container.requests }, limits: { ...limits, ...container.limits },
    }), { name: asString(name) ?? '', requests: { ...given, ...amounts(at(resources, 'requests')) }, limits: given });
  });
}

/** What the API server itself derives in a LimitRange: the default limit is the maximum, the default request the default limit, or else the minimum. */
function containerDefaults({ default: limit, defaultRequest, max, min }: Json): Pick<ContainerResources, 'requests' | 'limits'> {
  const limits = { ...amounts(max), ...amounts(limit) };
  return { limits, requests: { ...amounts(min), ...limits, ...amounts(defaultRequest) } };
}

function limitItems(range: Json, type: string): Json[] {
  return asRecords(at(range, 'spec', 'limits')).filter(item => item.type === type);
}

/** What a LimitRange has against a pod whose containers have these resources; empty when it admits the pod. */
export function limitRangeViolations(range: Json, containers: readonly ContainerResources[]): string[] {
  const all: ContainerResources = { name: 'the pod', requests: sum(containers, 'requests'), limits: sum(containers, 'limits') };
  return [
    ...containers.flatMap(aboveItsLimit),
    ...containers.slice(0, 1).flatMap(({ name, limits }) => (limits.memory ?? Infinity) < LEAST_MEMORY ? [`${name}: the default limit of memory is less than the process needs`] : []),
    ...limitItems(range, 'Container').flatMap(item => containers.flatMap(container => outside(item, container))),
    ...limitItems(range, 'Pod').flatMap(item => outside(item, all)),
  ];
}

/** What a LimitRange has against a claim. */
export function claimViolations(range: Json, claim: Json): string[] {
  const storage = quantity(at(claim, 'resources', 'requests', 'storage'));
  return storage === undefined ? [] : limitItems(range, 'PersistentVolumeClaim').flatMap(({ min, max }) => [
    ...storage < (amounts(min).storage ?? 0) ? [`the volume is smaller than ${text(min, 'storage')}`] : [],
    ...storage > (amounts(max).storage ?? Infinity) ? [`the volume is larger than ${text(max, 'storage')}`] : [],
  ]);
}

/** A request above the limit that a LimitRange gives by default. */
function aboveItsLimit({ name, requests, limits }: ContainerResources): string[] {
  return Object.keys(requests).filter(resource => requests[resource] > (limits[resource] ?? Infinity)).map(resource => `${name}: the request of ${resource} is above the default limit`);
}

function outside({ min, max, maxLimitRequestRatio }: Json, { name, requests, limits }: ContainerResources): string[] {
  const [least, most, ratios] = [amounts(min), amounts(max), amounts(maxLimitRequestRatio)];
  return [
    ...Object.keys(most).flatMap(resource => limits[resource] === undefined ? [`${name}: has no limit of ${resource}`]
      : Math.max(limits[resource], requests[resource] ?? 0) > most[resource] ? [`${name}: more than ${text(max, resource)} of ${resource}`] : []),
    ...Object.keys(least).flatMap(resource => requests[resource] === undefined ? [`${name}: has no request of ${resource}`]
      : Math.min(requests[resource], limits[resource] ?? Infinity) < least[resource] ? [`${name}: less than ${text(min, resource)} of ${resource}`] : []),
    ...Object.keys(ratios).filter(resource => !((limits[resource] ?? 0) / (requests[resource] ?? 0) <= ratios[resource]))
      .map(resource => `${name}: the limit of ${resource} is more than ${ratios[resource]} times the request`),
  ];
}

/** The sums over containers. */
export function sum(containers: readonly ContainerResources[], field: 'requests' | 'limits'): Amounts {
  const sums: Record<string, number> = {};
  for (const each of containers) for (const [resource, amount] of Object.entries(each[field])) sums[resource] = (sums[resource] ?? 0) + amount;
  return sums;
}

/** The amounts of a map of quantities that can be read. */
export function amounts(quantities: unknown): Record<string, number> {
  return Object.fromEntries(Object.entries(asRecord(quantities) ?? {}).flatMap(([name, value]) => {
    const amount = quantity(value);
    return amount === undefined ? [] : [[name, amount]];
  }));
}

function text(quantities: unknown, resource: string): string {
  return String(asRecord(quantities)?.[resource]);
}
