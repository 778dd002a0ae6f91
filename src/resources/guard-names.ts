/** HAProxy, the official image. */
export const BUS_GUARD_IMAGE = 'haproxy:3.2-alpine';

/** ConfigMap with the guard's configuration for a bus. */
export function busGuardConfigName(bus: string): string {
  return `eventbus-${bus}-guard`;
}

/** ConfigMap with the guard's configuration for the webhooks of an EventSource. */
export function webhookGuardConfigName(eventSource: string): string {
  return `eventsource-${eventSource}-guard`;
}

/** Headless Service by which the guards of an EventSource find its pods. */
export function webhookPodsServiceName(eventSource: string): string {
  return `eventsource-${eventSource}-pods`;
}
