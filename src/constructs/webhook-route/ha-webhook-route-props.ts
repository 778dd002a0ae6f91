import { ApiObjectMetadata, Duration } from 'cdk8s';
import { WebhookRetry } from './webhook-retry';
import { HaEventSource } from '../event-source/ha-event-source';

/** A Gateway of the Gateway API. */
export interface GatewayReference {
  /** Name of the Gateway. */
  readonly name: string;

  /**
   * Namespace of the Gateway.
   *
   * @default - the namespace of the route
   */
  readonly namespace?: string;

  /**
   * Name of its listener.
   *
   * @default - all listeners
   */
  readonly sectionName?: string;
}

/** How callers outside of the cluster reach webhooks. */
export interface HaWebhookRouteProps {
  /** The EventSource. */
  readonly eventSource: HaEventSource;

  /** The Gateways through which its webhooks are called; at least one. */
  readonly gateways: GatewayReference[];

  /**
   * Who repeats a request that a pod does not take. It depends on the controller of the Gateways: `WebhookRetry.envoyGateway()` or
   * `WebhookRetry.httpRoute()`.
   */
  readonly retry: WebhookRetry;

  /**
   * Metadata of the HTTPRoute and of its policy.
   *
   * @default - the name of the EventSource
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Events that callers reach.
   *
   * @default - all events with an HTTP server
   * @throws when one of them has no HTTP server, or a certificate of its own
   */
  readonly events?: string[];

  /**
   * Hosts of the requests.
   *
   * @default - the hosts of the listeners
   */
  readonly hostnames?: string[];

  /**
   * How long a request may take, repetitions included. Argo Events tries to publish an event for up to 33 s; a caller that gives up before may send
   * an event twice.
   *
   * @default Duration.seconds(60)
   */
  readonly requestTimeout?: Duration;

  /**
   * Argo CD sync wave.
   *
   * @default 0
   */
  readonly syncWave?: number;
}
