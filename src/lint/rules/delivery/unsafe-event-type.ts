import { Delivery, EventType } from '../../../argo-events/catalog/event-types';
import { Json } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';

export const unsafeEventType: Rule = {
  id: 'ha/unsafe-event-type',
  category: 'delivery',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'Events of this type are lost while no pod is ready for them.',
  why: 'the upstream system does not retain undelivered messages, or the message is acknowledged before it is published to the bus',
  fix: 'use a type whose upstream system retains events until they are on the bus: sqs, kafka with a consumer group, pubSub, redisStream, azureServiceBus; or accept the loss with a reason',
  problems: ['while-replaced', 'in-flight'],
  docs: [Docs.EVENT_SOURCE_HA, Docs.issue(1512)],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 3, redis: { order: { hostAddress: "redis:6379", channels: [orders] } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec:
  replicas: 3
  amqp:
    order: { url: "amqp://rabbitmq:5672", exchangeName: orders, exchangeType: direct, routingKey: order, queueDeclare: { name: orders, durable: true } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, sqs: { order: { queue: orders, region: eu-central-1, waitTimeSeconds: 20 } } }
`],
  },
  check: ({ sources }) => sources.flatMap(({ object, events }) => events.filter(({ type }) => type.delivery === Delivery.LOSES)
    .map(({ type, name, event }) => ({
      object,
      path: ['spec', type.field, name],
      ...inFlight(type, event) ?? {
        problem: 'while-replaced',
        what: `${type.field} events are lost while a pod is replaced`,
        why: type.why,
        ...type.instead !== undefined && { fix: type.instead },
      },
    }))),
};

/** A queue that keeps its events loses only those that were given to the pod. */
function inFlight(type: EventType, event: Json): Pick<Finding, 'problem' | 'what' | 'why' | 'fix'> | undefined {
  if (type.field !== 'amqp' || type.unsafeOptions.some(({ isUnsafe }) => isUnsafe(event))) return undefined;
  return {
    problem: 'in-flight',
    what: 'amqp events that are in flight are lost when the active pod ends',
    why: 'the broker takes a message as done when it has sent it; the queue keeps the others. Versions after v1.9.11 acknowledge a message when it is on the bus',
    fix: 'upgrade Argo Events when a version after v1.9.11 is released, and then set consume.autoAck: false; until then let the sender repeat what it gets no answer to',
  };
}
