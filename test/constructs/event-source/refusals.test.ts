import { LEAST_EVENTS } from '../../support/least-events';
import { sourceChart } from '../../support/synth';

const secret = { name: 'shop', key: 'token' };
type Type = keyof typeof LEAST_EVENTS;
const source = (type: Type, more: object) => () => sourceChart({ [type]: { order: { ...LEAST_EVENTS[type], ...more } } });

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

test.each<[Type, object, string]>([
  ['amqp', { url: undefined }, 'amqp.order.url is missing. The controller rejects the EventSource. Fix: set url or urlSecret'],
  ['amqp', { urlSecret: secret }, 'amqp.order.urlSecret is set together with url. The controller rejects the EventSource. Fix: keep one of url and urlSecret'],
  ['azureEventsHub', { sharedAccessKey: secret }, 'set both sharedAccessKey and sharedAccessKeyName, or neither'],
  ['azureQueueStorage', { storageAccountName: undefined }, 'set connectionString or storageAccountName'],
  ['azureServiceBus', { fullyQualifiedNamespace: '' }, 'set connectionString or fullyQualifiedNamespace'],
  ['azureServiceBus', { queueName: undefined }, 'azureServiceBus.order.queueName is missing'],
  ['azureServiceBus', { queueName: undefined, topicName: 'orders' }, 'set queueName, or topicName and subscriptionName'],
  ['azureServiceBus', { topicName: 'orders', subscriptionName: 'shop' }, 'azureServiceBus.order.queueName is set together with topicName or subscriptionName'],
  ['bitbucket', { repositories: [] }, 'bitbucket.order.repositories is missing'],
  ['bitbucket', { auth: undefined }, 'bitbucket.order.auth is missing'],
  ['calendar', { schedule: undefined }, 'set schedule or interval'],
  ['calendar', { schedule: '@daily' }, 'calendar.order.schedule has the name "@daily" in place of five fields'],
  ['calendar', { schedule: '0 0 8 * * *' }, 'calendar.order.schedule has 6 fields in place of 5'],
  ['calendar', { schedule: '0 25 * * *' }, 'calendar.order.schedule has "25" as hour: not in 0-23'],
  ['calendar', { schedule: undefined, interval: '1 hour' }, 'calendar.order.interval is "1 hour", which is not a Go duration'],
  ['file', { watchPathConfig: { directory: '/data', pathRegexp: '(' } }, 'file.order.watchPathConfig.pathRegexp is not a regular expression of Go: missing closing ) "("'],
  ['gerrit', { projects: [] }, 'gerrit.order.projects is missing'],
  ['github', { organizations: undefined }, 'set repositories or organizations'],
  ['github', { repositories: [{ owner: 'shop', names: ['orders'] }] }, 'github.order.organizations is set together with repositories'],
  ['github', { githubBaseUrl: 'https://github.example.com' }, 'github.order.githubUploadURL is missing'],
  ['github', { events: [], apiToken: secret, webhook: { ...LEAST_EVENTS.github.webhook, url: 'https://shop.example.com' } }, 'github.order.events is missing'],
  ['gitlab', { accessToken: undefined }, 'gitlab.order.accessToken is missing'],
  ['mns', { endpoint: undefined }, 'mns.order.endpoint is missing'],
  ['pubSub', { topic: undefined }, 'set topic or subscriptionID'],
  ['pulsar', { type: undefined }, 'pulsar.order.type is missing'],
  ['resource', { eventTypes: undefined }, 'resource.order.eventTypes is missing'],
  ['slack', { token: undefined }, 'slack.order.token is missing'],
])('%s with %j, which the controller refuses, is refused', (type, more, message) => {
  expect(source(type, more)).toThrow(message);
});

test('a calendar with an interval beside the schedule, which nothing reads, is refused', () => {
  expect(source('calendar', { interval: '1h' })).toThrow('got schedule and interval. Argo Events reads only the schedule. Allowed: one of them');
});

test('a calendar without a pause is refused', () => {
  expect(source('calendar', { schedule: undefined, interval: '0s' })).toThrow('calendar.order.interval: got "0s"');
});

test('a value that another tool writes is not looked at', () => {
  expect(source('calendar', { schedule: '${SCHEDULE}' })).not.toThrow();
});

test.each<[Type, object]>([
  ['azureServiceBus', { queueName: undefined, topicName: 'orders', subscriptionName: 'shop' }],
  ['bitbucket', { repositories: undefined, owner: 'shop', repositorySlug: 'orders' }],
  ['calendar', { schedule: 'TZ=Europe/Berlin 0 8 * * 1-5' }],
  ['calendar', { schedule: undefined, interval: '1h30m' }],
  ['github', { organizations: undefined, owner: 'shop', repository: 'orders' }],
  ['pubSub', { topic: undefined, subscriptionId: 'orders' }],
  ['resource', { filter: { labels: [{ key: 'paid', operation: 'exists' }, { key: 'team', operation: '!=', value: '' }] } }],
])('%s with %j is taken', (type, more) => expect(source(type, more)).not.toThrow());
