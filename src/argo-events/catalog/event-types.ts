import {
  AMQP_UNSAFE, CALENDAR_WITHOUT_CATCHUP, DELETE_HOOK, KAFKA_WITHOUT_GROUP, PUBSUB_DELETES_SUBSCRIPTION, SERVICE_BUS_DELETES_FIRST,
  STRIPE_CREATES_WEBHOOK, UnsafeOption, WEBHOOK_METHOD, WEBHOOK_PAYLOAD_SIZE,
} from './unsafe-options';

/** Whether the pods of an EventSource share the work, or elect one that does it. */
export enum EventSourceClass {
  ACTIVE_ACTIVE = 'active-active',
  ACTIVE_PASSIVE = 'active-passive',
}

/** What happens to an event that arrives while a pod stops, restarts or has no bus. */
export enum Delivery {
  /** The remote keeps the event until the bus has taken it. */
  SAFE = 'safe',
  /** The caller of a webhook gets no 2xx and has to send it again. */
  CALLER_RETRIES = 'caller-retries',
  /** The event is gone. */
  LOSES = 'loses',
}

/** What the controller and the pods make of one event type. */
export interface EventType {
  /** Field of `spec`. */
  readonly field: string;
  readonly class: EventSourceClass;
  /** Where endpoint, port, method and certificates are, below the event; undefined for types without an HTTP server. */
  readonly http?: readonly string[];
  /** With none of {@link unsafeOptions}. */
  readonly delivery: Delivery;
  readonly why: string;
  /** The type or set-up that does not lose, if there is one. */
  readonly instead?: string;
  readonly unsafeOptions: readonly UnsafeOption[];
}

const LIVE = 'events are notified live and to nobody while no pod is active';

function http(field: string, ...unsafeOptions: UnsafeOption[]): EventType {
  return {
    field,
    class: EventSourceClass.ACTIVE_ACTIVE,
    // a `webhook` event has endpoint and port beside its own fields, all others have them in a `webhook` of their own
    http: field === 'webhook' ? [] : ['webhook'],
    delivery: Delivery.CALLER_RETRIES,
    why: 'the caller gets no 2xx unless the event is on the bus',
    unsafeOptions,
  };
}

function pulled(eventSourceClass: EventSourceClass, delivery: Delivery) {
  return (field: string, why: string, instead?: string, ...unsafeOptions: UnsafeOption[]): EventType =>
    ({ field, class: eventSourceClass, delivery, why, ...instead !== undefined && { instead }, unsafeOptions });
}

const sharedSafe = pulled(EventSourceClass.ACTIVE_ACTIVE, Delivery.SAFE);
const sharedLoses = pulled(EventSourceClass.ACTIVE_ACTIVE, Delivery.LOSES);
const electedSafe = pulled(EventSourceClass.ACTIVE_PASSIVE, Delivery.SAFE);
const electedLoses = pulled(EventSourceClass.ACTIVE_PASSIVE, Delivery.LOSES);

/** All types, by the field of `spec` that holds their events. */
export const EVENT_TYPES: readonly EventType[] = [
  http('webhook', WEBHOOK_METHOD, WEBHOOK_PAYLOAD_SIZE),
  http('github', DELETE_HOOK),
  http('gitlab', DELETE_HOOK),
  http('bitbucket', DELETE_HOOK),
  http('bitbucketserver', DELETE_HOOK),
  http('gerrit', DELETE_HOOK),
  http('slack'),
  http('stripe', STRIPE_CREATES_WEBHOOK),
  http('storageGrid'),
  {
    ...http('sns'),
    delivery: Delivery.LOSES,
    why: 'the pod that confirmed the subscription cancels it for all pods when it terminates, so a rollout stops the events',
    instead: 'subscribe an SQS queue to the topic and use sqs',
  },
  sharedSafe('sqs', 'a message is deleted after it was published'),
  sharedSafe('azureQueueStorage', 'a message is deleted after it was published'),
  sharedLoses('mns', 'a message is deleted even when it could not be published'),
  electedSafe('kafka', 'an offset is marked after its message was published', undefined, KAFKA_WITHOUT_GROUP),
  electedSafe('pubSub', 'a message is acknowledged after it was published', undefined, PUBSUB_DELETES_SUBSCRIPTION),
  electedLoses('amqp', 'Argo Events never acknowledges a message: with autoAck, messages in flight are lost; without it, messages stay in the queue',
    'a durable, named queue with autoAck loses only what is in flight', ...AMQP_UNSAFE),
  electedSafe('azureServiceBus', 'a message is completed after it was published', undefined, SERVICE_BUS_DELETES_FIRST),
  electedLoses('azureEventsHub', 'there is no checkpoint: a new active pod starts at the newest event'),
  electedLoses('nats', 'core NATS delivers only to subscribers of the moment'),
  electedLoses('mqtt', 'the subscription has QoS 0, whatever the publisher asks for'),
  electedLoses('redis', 'Redis pub/sub delivers only to subscribers of the moment', 'use redisStream'),
  electedSafe('redisStream', 'a message is acknowledged after it was published, and the next active pod begins with those that were not'),
  electedSafe('nsq', 'a message that could not be published is requeued, for five attempts in all'),
  electedLoses('pulsar', 'a message is acknowledged even when it could not be published'),
  electedLoses('emitter', LIVE),
  electedLoses('minio', LIVE),
  electedLoses('hdfs', LIVE),
  electedLoses('file', LIVE),
  electedLoses('sftp', LIVE),
  electedLoses('generic', LIVE),
  electedLoses('resource', 'a new active pod gets every existing object as ADD again; updates and deletions in between are not seen'),
  electedSafe('calendar', 'ticks that were missed are caught up from the ConfigMap', undefined, CALENDAR_WITHOUT_CATCHUP),
];

/** What an event of the type says of it, as `filters.context.type` of a Sensor compares it. */
export function contextType({ field }: EventType): string {
  return ['pubSub', 'storageGrid'].includes(field) ? field.toLowerCase() : field;
}

/** The type whose events are in that field of `spec`. */
export function eventType(field: string): EventType | undefined {
  return EVENT_TYPES.find(type => type.field === field);
}
