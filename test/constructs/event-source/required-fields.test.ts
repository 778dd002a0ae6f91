import { LEAST_EVENTS } from '../../support/least-events';
import { sourceChart } from '../../support/synth';

const secret = { name: 'shop', key: 'token' };
type Type = keyof typeof LEAST_EVENTS;
const source = (type: Type, more: object) => () => sourceChart({ [type]: { order: { ...LEAST_EVENTS[type], ...more } } });

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

test.each<[Type, object, string]>([
  ['amqp', { url: undefined }, 'either url or urlSecret'],
  ['amqp', { urlSecret: secret }, 'either url or urlSecret'],
  ['azureEventsHub', { sharedAccessKey: secret }, 'sharedAccessKey and sharedAccessKeyName together, or neither'],
  ['azureQueueStorage', { storageAccountName: undefined }, 'connectionString or storageAccountName'],
  ['azureServiceBus', { fullyQualifiedNamespace: '' }, 'connectionString or fullyQualifiedNamespace'],
  ['azureServiceBus', { queueName: undefined }, 'either queueName or topicName'],
  ['azureServiceBus', { queueName: undefined, topicName: 'orders' }, 'topicName and subscriptionName together, or neither'],
  ['bitbucket', { repositories: [] }, 'repositories, each with owner and repositorySlug'],
  ['calendar', { schedule: undefined }, 'schedule or interval'],
  ['calendar', { schedule: '@daily' }, 'a schedule of five fields'],
  ['calendar', { schedule: '0 0 8 * * *' }, 'a schedule of five fields'],
  ['calendar', { schedule: undefined, interval: '1 hour' }, 'an interval in Go\'s words, for example "90s" or "1h30m"'],
  ['gerrit', { projects: [] }, 'with projects and auth'],
  ['github', { organizations: undefined }, 'either repositories or organizations'],
  ['github', { repositories: [{ owner: 'shop', names: ['orders'] }] }, 'either repositories or organizations'],
  ['github', { githubBaseUrl: 'https://github.example.com' }, 'githubBaseUrl and githubUploadUrl together, or neither'],
  ['gitlab', { accessToken: undefined }, 'with accessToken'],
  ['mns', { endpoint: undefined }, 'with endpoint'],
  ['pubSub', { topic: undefined }, 'topic or subscriptionId'],
])('%s with %j, which the controller refuses, is refused', (type, more, allowed) => {
  expect(source(type, more)).toThrow(`which the controller refuses. Allowed: ${allowed}`);
});

test('a calendar with an interval beside the schedule, which nothing reads, is refused', () => {
  expect(source('calendar', { interval: '1h' })).toThrow('of which Argo Events reads only the schedule. Allowed: either schedule or interval');
});

test('the refusal says what was given', () => {
  expect(source('pubSub', { topic: undefined, projectId: 'shop' })).toThrow('pubSub.order: got topic, projectId, which the controller refuses.');
});

test.each<[Type, object]>([
  ['azureServiceBus', { queueName: undefined, topicName: 'orders', subscriptionName: 'shop' }],
  ['bitbucket', { repositories: undefined, owner: 'shop', repositorySlug: 'orders' }],
  ['bitbucket', { auth: undefined }],
  ['calendar', { schedule: 'TZ=Europe/Berlin 0 8 * * 1-5' }],
  ['calendar', { schedule: undefined, interval: '1h30m' }],
  ['github', { organizations: undefined, owner: 'shop', repository: 'orders' }],
  ['pubSub', { topic: undefined, subscriptionId: 'orders' }],
  ['resource', { filter: { labels: [{ key: 'paid', operation: 'exists' }, { key: 'team', operation: '!=', value: '' }] } }],
])('%s with %j is taken', (type, more) => expect(source(type, more)).not.toThrow());
