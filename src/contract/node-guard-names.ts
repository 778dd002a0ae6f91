import { sha256 } from '../values/sha256';

/** Label of the pods of a node guard. Its value is the name of the guard. */
export const NODE_GUARD_LABEL = 'cdk8s-argo-events-ha/node-guard';

/** Container of HAProxy in the pods of a node guard. */
export const NODE_GUARD_CONTAINER = 'guard';

/** The guard's own port: /started, /alive and, where HAProxy was built with it, /metrics. */
export const NODE_GUARD_HEALTH_PORT = 14222;

/** Labels by which Services select the pods of a node guard. */
export function nodeGuardSelector(guard: string): Record<string, string> {
  return { 'app.kubernetes.io/component': 'node-guard', [NODE_GUARD_LABEL]: guard };
}

/** Name of the guard that an HaEventBus makes for itself. */
export function dedicatedGuardName(bus: string): string {
  return `eventbus-${bus}-node-guard`;
}

/** Service with an address for one server of a bus, which stays when its pod is replaced. */
export function busServerServiceName(bus: string, ordinal: number): string {
  return `eventbus-${bus}-server-${ordinal}`;
}

/** Service in front of the pods of an EventSource, for node guards. */
export function sourcePodsServiceName(eventSource: string): string {
  return `${eventSource}-pods`;
}

/** The same, for the pods near the caller. */
export function sourceNearServiceName(eventSource: string): string {
  return `${eventSource}-near`;
}

/**
 * Name of a port of the guard, 15 characters at most. Services lead to it by its name: a pod without the port, or with another number for it, is
 * told apart from one that has it, so that no request fails while the guards roll out.
 */
export function guardPortName(kind: 'bus' | 'hook', ...key: readonly (string | number)[]): string {
  return `${kind}-${sha256(key.join('/')).slice(0, 10)}`;
}
