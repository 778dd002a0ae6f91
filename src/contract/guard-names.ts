import { PodAnnotation } from './pod-annotations';

/** The guard's container in a pod. */
export const BUS_GUARD_CONTAINER = 'bus-guard';

/** HAProxy, the official image. */
export const BUS_GUARD_IMAGE = 'haproxy:3.2-alpine';

/** DNS domain of nearly every cluster. */
export const CLUSTER_DOMAIN = 'cluster.local';

/** ConfigMap with the guard's configuration for a bus. */
export function busGuardConfigName(bus: string): string {
  return `eventbus-${bus}-guard`;
}

/** Service by which the guards of a bus find the server in their own zone. */
export function busNearServiceName(bus: string): string {
  return `eventbus-${bus}-near`;
}

/** ConfigMap with the guard's configuration for the webhooks of an EventSource. */
export function webhookGuardConfigName(eventSource: string): string {
  return `eventsource-${eventSource}-guard`;
}

/** Headless Service by which the guards of an EventSource find its pods. */
export function webhookPodsServiceName(eventSource: string): string {
  return `${eventSource}-pods`;
}

/**
 * Value of {@link PodAnnotation.BUS_GUARD_FALL} for pods that vote with graft. One that stands by and is cut off makes itself a candidate, and
 * unseats the pod that works when it is back; the new one asks for a stream that may have no leader yet, and waits 5 s. Servers elect a leader
 * within 9 s, so a voter comes back after that.
 */
export const ELECTED_POD_GUARD_FALL = 9;

/** The guard's own port on the pod's address: /started, /alive and, where HAProxy was built with it, /metrics. */
export const GUARD_HEALTH_PORT = 14222;

/** CPU request of the guard in a pod, and its memory, which is request and limit; each without its annotation, or with less than the least. */
export const GUARD_CPU = { default: '10m', least: '1m' } as const;
export const GUARD_MEMORY = { default: '64Mi', least: '16Mi' } as const;
