import { EVENT_TYPES } from '../../../imports/argo-events';
import { HaEventSource, HaEventSourceProps } from '../../../src';
import { WARNING } from '../../../src/constructs/checks/warning';
import { LEAST_EVENTS } from '../../support/least-events';
import { sourceChart } from '../../support/synth';

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

const { webhook, github: hook, amqp: { queueDeclare: queue } } = LEAST_EVENTS;

/** The events of an EventSource of one event, `order`, of that type. */
function one(type: string, event: object): Partial<HaEventSourceProps> {
  return { [type]: { order: event } };
}

function warningsOf(type: string, event: object): string[] {
  const chart = sourceChart(one(type, event));
  return (chart.node.findChild('Orders') as HaEventSource).node.metadata.filter(entry => entry.type === WARNING).map(entry => entry.data);
}

/** Types that keep their events, or whose caller does. */
const SAFE = [
  'webhook', 'github', 'gitlab', 'bitbucket', 'bitbucketserver', 'gerrit', 'slack', 'stripe', 'storageGrid', 'sqs', 'azureQueueStorage',
  'kafka', 'pubSub', 'azureServiceBus', 'redisStream', 'nsq', 'calendar',
] as const;

/** Types that lose events whatever is set. */
const LOSES: [type: keyof typeof LEAST_EVENTS, why: string][] = [
  ['sns', 'the pod that confirmed the subscription cancels it for all pods when it terminates, so a rollout stops the events. '
    + 'Instead: subscribe an SQS queue to the topic and use sqs'],
  ['mns', 'a message is deleted even when it could not be published'],
  ['amqp', 'Argo Events never acknowledges a message'],
  ['azureEventsHub', 'there is no checkpoint: a new active pod starts at the newest event'],
  ['nats', 'core NATS delivers only to subscribers of the moment'],
  ['mqtt', 'the subscription has QoS 0, whatever the publisher asks for'],
  ['redis', 'Redis pub/sub delivers only to subscribers of the moment. Instead: use redisStream'],
  ['pulsar', 'a message is acknowledged even when it could not be published'],
  ['emitter', 'events are notified live and to nobody while no pod is active'],
  ['minio', 'events are notified live and to nobody while no pod is active'],
  ['hdfs', 'events are notified live and to nobody while no pod is active'],
  ['file', 'events are notified live and to nobody while no pod is active'],
  ['sftp', 'events are notified live and to nobody while no pod is active'],
  ['generic', 'events are notified live and to nobody while no pod is active'],
  ['resource', 'a new active pod gets every existing object as ADD again; updates and deletions in between are not seen'],
];

const REFUSED: [type: string, event: object, at: string][] = [
  ['webhook', { ...webhook, method: 'PUT' }, 'method'],
  ['github', { ...hook, deleteHookOnFinish: true }, 'deleteHookOnFinish'],
  ['gitlab', { ...hook, deleteHookOnFinish: true }, 'deleteHookOnFinish'],
  ['bitbucket', { ...hook, deleteHookOnFinish: true }, 'deleteHookOnFinish'],
  ['bitbucketserver', { ...hook, deleteHookOnFinish: true }, 'deleteHookOnFinish'],
  ['gerrit', { ...hook, deleteHookOnFinish: true }, 'deleteHookOnFinish'],
  ['stripe', { webhook, createWebhook: true }, 'createWebhook'],
  ['kafka', {}, 'consumerGroup'],
  ['pubSub', { deleteSubscriptionOnFinish: true }, 'deleteSubscriptionOnFinish'],
  ['azureServiceBus', {}, 'deferDelete'],
  ['azureServiceBus', { deferDelete: false }, 'deferDelete'],
  ['amqp', {}, 'queueDeclare'],
  ['amqp', { queueDeclare: { durable: true } }, 'queueDeclare.name'],
  ['amqp', { queueDeclare: { name: 'orders' } }, 'queueDeclare.durable'],
  ['amqp', { queueDeclare: { ...queue, exclusive: true } }, 'queueDeclare.exclusive'],
  ['amqp', { queueDeclare: { ...queue, autoDelete: true } }, 'queueDeclare.autoDelete'],
  ['amqp', { queueDeclare: queue, consume: { autoAck: false } }, 'consume.autoAck'],
];

test('the tables name all types of Argo Events', () => {
  expect([...new Set([...SAFE, ...LOSES.map(([type]) => type)])].sort()).toEqual([...EVENT_TYPES].sort());
  expect(EVENT_TYPES).toHaveLength(32);
});

test.each(SAFE)('%s is taken without a word', type => {
  expect(warningsOf(type, LEAST_EVENTS[type])).toEqual([]);
});

test('a calendar without catchup is taken with a warning', () => {
  expect(warningsOf('calendar', { schedule: '* * * * *' })).toEqual([
    expect.stringContaining('calendar.order can lose events while its pod is replaced: ticks while no pod is active are skipped. Fix: set persistence.catchup'),
  ]);
});

test.each(LOSES)('%s is taken with a warning', (type, why) => {
  expect(warningsOf(type, LEAST_EVENTS[type])).toEqual([expect.stringContaining(`${type}.order can lose events while its pod is replaced: ${why}`)]);
});

test.each(REFUSED)('%s is refused: %j', (type, event, at) => {
  expect(() => sourceChart(one(type, event))).toThrow(new RegExp(`^${type}\\.order\\.${at} is unsafe: .+\\. Fix: .+`));
});

test('a warning is printed once, where the app is run', () => {
  sourceChart(one('mqtt', LEAST_EVENTS.mqtt));
  expect(process.stderr.write).toHaveBeenCalledTimes(1);
  expect(process.stderr.write).toHaveBeenCalledWith(
    '[warning] shop/Orders: mqtt.order can lose events while its pod is replaced: the subscription has QoS 0, whatever the publisher asks for\n');
});

test('a source of several events warns of each one that can lose', () => {
  const { node } = sourceChart({ mqtt: { a: LEAST_EVENTS.mqtt, b: LEAST_EVENTS.mqtt }, redisStream: { c: LEAST_EVENTS.redisStream } }).node.findChild('Orders');
  expect(node.metadata.map(({ data }) => data.split(' ')[0])).toEqual(['mqtt.a', 'mqtt.b']);
});
