import { WebhookServiceOptions } from './webhook-service-options';
import * as argoevents from '../../../imports/argo-events';
import { EventSourceThroughput } from '../throughput/throughput';
import { HaWorkloadProps } from '../workload/ha-workload-props';

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
   * The Service in front of webhooks. `spec.service` is never used: the controller deletes and recreates that Service when its
   * ports or the labels of the EventSource change, with another address.
   *
   * @default - one port for every webhook port
   */
  readonly service?: WebhookServiceOptions;

  /**
   * Whether webhooks are called through a guard: the node guard of the bus or, without one, the bus guard in the pods. A request that one
   * pod refuses is retried on another before the caller sees it; a retried request may become two events. Webhooks with a certificate of their own
   * are passed on by the node guard, to a pod that takes the connection.
   *
   * @default - on where the bus has a guard
   */
  readonly webhookGuard?: boolean;

  /**
   * Webhook events that the EventSource is to bear. The memory limit, GOMEMLIMIT and the processor request of its pods follow from them. A given
   * memory limit is checked.
   *
   * @default - 256Mi of memory, and nothing is checked
   * @throws when the given memory limit does not bear them, or no event is a webhook
   */
  readonly throughput?: EventSourceThroughput;
}
