import { LISTEN_ATTEMPTS, SourceEvent } from '../../../argo-events/catalog/event-source-events';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

const source = (spec: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: queues }
spec: { replicas: 3, ${spec} }
`;
const AMQP = 'exchangeName: orders, exchangeType: topic, routingKey: "#", queueDeclare: { name: orders, durable: true }, consume: { autoAck: true }';

export const eventListenerEnds: Rule = {
  id: 'ha/event-listener-ends',
  category: 'delivery',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'An event shares its pods with other events, and stops permanently after repeated connection losses to its broker.',
  why: `a pod starts each listener at most ${LISTEN_ATTEMPTS} times in its life, 1 s to 31 s apart; then the event is dead. A pod whose only event is dead restarts, `
    + 'but a pod with another live event stays Running and keeps its leadership',
  fix: 'give each event its own EventSource; until then, alert when argo_events_event_service_running_total of the EventSource falls',
  docs: [Docs.issue(1055), Docs.issue(1212), Docs.source('pkg/eventsources/eventing.go')],
  examples: {
    bad: [
      source(`amqp: { orders: { url: "amqp://a", ${AMQP} }, bills: { url: "amqp://b", ${AMQP} } }`),
      source('kafka: { orders: { url: "kafka:9092", topic: orders, consumerGroup: { groupName: shop } } }, redisStream: { bills: { hostAddress: "redis:6379", streams: [bills] } }'),
      source('mqtt: { orders: { url: "tcp://mqtt:1883", topic: orders, clientId: shop } }, calendar: { nightly: { schedule: "30 2 * * *" } }'),
    ],
    good: [
      source(`amqp: { orders: { url: "amqp://a", ${AMQP} } }`),
      source('webhook: { order: { port: "12000", endpoint: /order, method: POST }, bill: { port: "12000", endpoint: /bill, method: POST } }'),
      source('resource: { pods: { version: v1, resource: pods, eventTypes: [ADD] }, services: { version: v1, resource: services, eventTypes: [ADD] } }'),
    ],
  },
  check: ({ sources }) => sources.filter(({ events }) => events.length > 1).flatMap(({ object, events }) => {
    const bound = events.filter(isBound);
    return bound.length === 0 ? [] : [{
      object,
      path: ['spec', bound[0].type.field],
      what: `${events.length} events share the pods, and ${names(bound)} can end while the others listen`,
    }];
  }),
};

/** Types that are elected and hold a connection to a remote: the loss of it, or a start without it, is an error of the listener. */
const BOUND = new Set([
  'amqp', 'azureEventsHub', 'azureServiceBus', 'emitter', 'hdfs', 'kafka', 'mqtt', 'nats', 'nsq', 'pubSub', 'pulsar', 'redis', 'redisStream', 'sftp',
]);

function isBound({ type }: SourceEvent): boolean {
  return BOUND.has(type.field);
}

const MOST_NAMED = 3;

function names(events: readonly SourceEvent[]): string {
  const named = events.slice(0, MOST_NAMED).map(({ type, name }) => `${type.field} ${name}`);
  const more = events.length - named.length;
  return [...named, ...more > 0 ? [`${more} more`] : []].join(', ');
}
