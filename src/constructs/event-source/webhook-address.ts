import { ApiObject } from 'cdk8s';
import { servicePort } from './webhook-service-fields';
import { WebhookServiceOptions } from './webhook-service-options';
import { httpServer, SourceEvent } from '../../argo-events/catalog/event-source-events';

/** Where callers in the cluster send the events of a webhook. */
export interface WebhookAddress {
  readonly service: ApiObject;
  readonly port: number;
  readonly endpoint: string;
  readonly tls: boolean;
}

export interface WebhookAddressInput {
  readonly eventSource: string;
  readonly events: readonly SourceEvent[];
  /** Undefined where it was turned off, or no event has an HTTP server. */
  readonly service?: ApiObject;
  readonly options: WebhookServiceOptions;
}

/** The address of an event; refuses one that has none. */
export function webhookAddress(eventName: string, { eventSource, events, service, options }: WebhookAddressInput): WebhookAddress {
  const event = events.find(({ name }) => name === eventName);
  if (event === undefined) throw unknownEvent(eventSource, eventName, events.map(({ name }) => name));
  const server = httpServer(event);
  if (server === undefined) {
    const served = events.filter(each => httpServer(each) !== undefined).map(({ name }) => name);
    throw new Error(`the event "${eventName}" of the EventSource "${eventSource}" is of type ${event.type.field} and has no HTTP server. `
      + `Allowed: ${served.length === 0 ? 'an event of a webhook type' : served.join(', ')}`);
  }
  if (service === undefined) {
    throw new Error(`the EventSource "${eventSource}" has service.enabled false, so its webhooks have no address here. Allowed: service.enabled true, or the address of your own Service`);
  }
  return { service, port: servicePort(Number(server.port), options), endpoint: server.endpoint, tls: server.tls };
}

/** `http://shop-webhook.shop.svc:12000/order`. Without a namespace, the address holds in the namespace of the EventSource only. */
export function webhookUrlOf({ service, port, endpoint, tls }: WebhookAddress): string {
  const { namespace } = service.metadata;
  const host = namespace === undefined ? service.name : `${service.name}.${namespace}.svc`;
  return `${tls ? 'https' : 'http'}://${host}:${port}${endpoint}`;
}

export function unknownEvent(eventSource: string, eventName: string, allowed: readonly string[]): Error {
  return new Error(`the EventSource "${eventSource}" has no event "${eventName}". Allowed: ${allowed.join(', ')}`);
}
