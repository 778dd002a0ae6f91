import * as argoevents from '../../../imports/argo-events';
import { quantity } from '../../values/quantity';

type Amounts = { readonly [resource: string]: string };

/** The derived amounts of a container, and how its memory request follows its limit. */
export interface DerivedResources {
  readonly requests: Amounts;
  readonly limits: Amounts;
  /** The servers of a bus get all the memory that they may use; one of both given is given for both. */
  readonly memoryRequestIsLimit?: boolean;
}

/**
 * The given amounts, completed with the derived ones. A derived request is never above its limit, and a derived limit never below its
 * request: Kubernetes refuses such a pod.
 */
export function mergeResources(
  given: argoevents.ResourceRequirements | null | undefined, derived: DerivedResources,
): argoevents.ResourceRequirements {
  const [requests, limits] = [given?.requests ?? {}, given?.limits ?? {}] as [Amounts, Amounts];
  const memory = derived.memoryRequestIsLimit ? limits.memory ?? requests.memory : undefined;
  const common: Amounts = memory === undefined ? {} : { memory };
  const all = { requests: { ...derived.requests, ...common, ...requests }, limits: { ...derived.limits, ...common, ...limits } };
  for (const resource of Object.keys(all.limits)) {
    const [request, limit] = [all.requests[resource], all.limits[resource]];
    if (request === undefined || !above(request, limit)) continue;
    if (requests[resource] === undefined) all.requests[resource] = limit;
    else if (limits[resource] === undefined) all.limits[resource] = request;
  }
  return { ...given, ...all };
}

function above(request: string, limit: string): boolean {
  const [a, b] = [quantity(request), quantity(limit)];
  return a !== undefined && b !== undefined && a > b;
}
