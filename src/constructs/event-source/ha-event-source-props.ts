import * as argoevents from '../../../imports/argo-events';
import { HaWorkloadProps } from '../workload/ha-workload-props';

/** The Service in front of the webhooks of an EventSource. */
export interface WebhookServiceOptions {
  /**
   * Name of the Service.
   *
   * @default - <event source>-webhook
   */
  readonly name?: string;

  /**
   * Labels of the Service.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the Service.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Prefers pods near the caller: `PreferSameZone`, `PreferSameNode` or, as PreferSameZone was called before, `PreferClose`.
   *
   * @default - all pods alike
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#traffic-distribution
   */
  readonly trafficDistribution?: string;

  /**
   * Whether the Service is emitted.
   *
   * @default true
   */
  readonly enabled?: boolean;
}

/** The events of an EventSource, in Argo Events' own fields, and every value derived for it. */
export interface HaEventSourceProps extends argoevents.EventSourceEvents, HaWorkloadProps {
  /**
   * Number of pods.
   *
   * @default - 3 for active-passive types and to survive ZONE, else 2
   * @throws when it is below 2
   */
  readonly replicas?: number;

  /**
   * The Service in front of webhooks. `spec.service` is never used: the controller deletes and makes that one anew when its
   * ports or the labels of the EventSource change, with another address.
   *
   * @default - one port for every webhook port
   */
  readonly service?: WebhookServiceOptions;

  /**
   * Whether a webhook request that one pod refuses is retried on another before the caller sees it. A retried request may
   * become two events. Needs the bus guard.
   *
   * @default - on with the bus guard, for webhooks without TLS of their own
   */
  readonly webhookGuard?: boolean;
}
