import * as argoevents from '../../../imports/argo-events';

/** About 31 s in all: longer than the restart of a pod that a trigger calls. */
export const RETRY_STRATEGY: argoevents.Backoff = {
  steps: 6,
  duration: argoevents.Int64OrString.fromString('1s'),
  factor: 2,
  jitter: 0.1,
};

/**
 * With `atLeastOnce` an event is acknowledged after its trigger has run; without, before. A retryStrategy works only with it,
 * and so does a dlqTrigger, which gets the event when all retries have failed.
 */
export function withDelivery(trigger: argoevents.Trigger, retryStrategy: argoevents.Backoff): argoevents.Trigger {
  const atLeastOnce = trigger.atLeastOnce ?? true;
  return {
    ...trigger,
    atLeastOnce,
    ...(atLeastOnce && { retryStrategy: trigger.retryStrategy ?? retryStrategy }),
    ...(trigger.dlqTrigger && { dlqTrigger: withDelivery(trigger.dlqTrigger, retryStrategy) }),
  };
}
