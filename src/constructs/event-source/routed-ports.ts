import { WebhookAddress } from './webhook-address';
import { RoutedPort } from '../../resources/webhook-route/http-route';

/** An EventSource with webhooks, as routes need it. */
export interface RoutedSource {
  readonly eventSourceName: string;
  readonly _webhookEvents: readonly string[];
  _webhookAddress(eventName: string): WebhookAddress;
}

/** Ports and endpoints of events, all that have an HTTP server or the named ones; refuses what a route cannot lead to. */
export function routedPorts(source: RoutedSource, events: readonly string[] | undefined): RoutedPort[] {
  const names = events ?? source._webhookEvents;
  if (names.length === 0) {
    throw new Error(`events: got none, and the EventSource "${source.eventSourceName}" ${events ? 'needs at least one' : 'has none with an HTTP server'}. Allowed: an event of a webhook type`);
  }
  const endpoints = new Map<number, string[]>();
  let service = '';
  for (const name of names) {
    const address = source._webhookAddress(name);
    if (address.tls) {
      throw new Error(`events: got "${name}", which has its own certificate. A route would send plain HTTP to it. Allowed: events without a certificate, with TLS at the gateway`);
    }
    if ((address.service.toJson().spec as { type?: string }).type === 'ExternalName') {
      throw new Error(`eventSource: got "${source.eventSourceName}". Its Service is an ExternalName of a node guard in another namespace, and gateways reject such Services. `
        + 'Allowed: a node guard in the namespace of the EventSource, or webhookGuard: false');
    }
    service = address.service.name;
    endpoints.set(address.port, [...endpoints.get(address.port) ?? [], address.endpoint]);
  }
  return [...endpoints].sort(([a], [b]) => a - b).map(([port, paths]) => ({ service, port, endpoints: [...new Set(paths)] }));
}
