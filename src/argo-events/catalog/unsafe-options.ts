import { asRecord, asString, at, Json } from '../../values/json-values';

/** An option with which an event source loses events, stops getting any, or gets them several times. */
export interface UnsafeOption {
  /** Where it is, below the event. */
  readonly path: readonly string[];
  readonly isUnsafe: (event: Json) => boolean;
  readonly reason: string;
  readonly instead: string;
  /** No request is ever accepted. */
  readonly refusesAll?: true;
}

export const WEBHOOK_METHOD: UnsafeOption = {
  path: ['method'],
  isUnsafe: event => event.method !== 'GET' && event.method !== 'POST',
  reason: 'every request is refused: a webhook takes the one method that is given, in upper case, and only reads GET and POST',
  instead: 'set method: POST',
  refusesAll: true,
};

export const WEBHOOK_PAYLOAD_SIZE: UnsafeOption = {
  path: ['maxPayloadSize'],
  isUnsafe: ({ maxPayloadSize }) => typeof maxPayloadSize === 'number' && maxPayloadSize < 2,
  reason: 'every request with a body is refused: no JSON value that is an object fits into the size',
  instead: 'set the bytes of the largest body, for example maxPayloadSize: 1048576, or remove maxPayloadSize',
  refusesAll: true,
};

export const STRIPE_CREATES_WEBHOOK: UnsafeOption = {
  path: ['createWebhook'],
  isUnsafe: event => event.createWebhook === true,
  reason: 'every start of every pod registers one more endpoint at Stripe, so events come several times until Stripe takes no more endpoints',
  instead: 'register the endpoint once by hand and leave createWebhook out',
};

export const DELETE_HOOK: UnsafeOption = {
  path: ['deleteHookOnFinish'],
  isUnsafe: event => event.deleteHookOnFinish === true,
  reason: 'every terminating pod deletes the hook that all pods share; the other pods receive nothing until the hook is recreated',
  instead: 'remove deleteHookOnFinish, and delete the hook manually after the EventSource is deleted',
};

export const KAFKA_WITHOUT_GROUP: UnsafeOption = {
  path: ['consumerGroup'],
  isUnsafe: event => asRecord(event.consumerGroup) === undefined,
  reason: 'without a consumer group each new active pod starts at the newest offset',
  instead: 'set consumerGroup.groupName',
};

export const PUBSUB_DELETES_SUBSCRIPTION: UnsafeOption = {
  path: ['deleteSubscriptionOnFinish'],
  isUnsafe: event => event.deleteSubscriptionOnFinish === true,
  reason: 'the active pod deletes the subscription, and the messages in it, when it stops',
  instead: 'leave deleteSubscriptionOnFinish out',
};

export const SERVICE_BUS_DELETES_FIRST: UnsafeOption = {
  path: ['deferDelete'],
  isUnsafe: event => event.deferDelete !== true,
  reason: 'messages are deleted as they are received, before they are published',
  instead: 'set deferDelete: true',
};

export const CALENDAR_WITHOUT_CATCHUP: UnsafeOption = {
  path: ['persistence'],
  isUnsafe: event => at(event, 'persistence', 'catchup', 'enabled') !== true || !asString(at(event, 'persistence', 'configMap', 'name')),
  reason: 'ticks while no pod is active are skipped',
  instead: 'set persistence.catchup.enabled: true and persistence.configMap.name, and allow the pod to get and update that ConfigMap',
};

/** With `queueDeclare` or `consume` given, what they leave out is false; without them, the queue is exclusive and autoAck is on. */
export const AMQP_UNSAFE: readonly UnsafeOption[] = [
  {
    path: ['queueDeclare'],
    isUnsafe: event => asRecord(event.queueDeclare) === undefined,
    reason: 'the default queue is exclusive and not durable: it is deleted with the active pod, and messages are dropped until the next pod declares it',
    instead: 'set queueDeclare.name and queueDeclare.durable: true',
  },
  {
    path: ['queueDeclare', 'name'],
    isUnsafe: event => asRecord(event.queueDeclare) !== undefined && !asString(at(event, 'queueDeclare', 'name')),
    reason: 'without a name, each active pod declares another queue',
    instead: 'set queueDeclare.name',
  },
  {
    path: ['queueDeclare', 'durable'],
    isUnsafe: event => asRecord(event.queueDeclare) !== undefined && at(event, 'queueDeclare', 'durable') !== true,
    reason: 'the queue is deleted when the broker restarts',
    instead: 'set queueDeclare.durable: true',
  },
  {
    path: ['queueDeclare', 'exclusive'],
    isUnsafe: event => at(event, 'queueDeclare', 'exclusive') === true,
    reason: 'an exclusive queue is deleted with the connection of the active pod',
    instead: 'remove queueDeclare.exclusive',
  },
  {
    path: ['queueDeclare', 'autoDelete'],
    isUnsafe: event => at(event, 'queueDeclare', 'autoDelete') === true,
    reason: 'the queue is deleted when the active pod, its last consumer, stops',
    instead: 'remove queueDeclare.autoDelete',
  },
  {
    path: ['consume', 'autoAck'],
    isUnsafe: event => asRecord(event.consume) !== undefined && at(event, 'consume', 'autoAck') !== true,
    reason: 'Argo Events acknowledges no message itself, so none ever leaves the queue and every new active pod gets all of them again',
    instead: 'set consume.autoAck: true, or remove consume',
  },
];
