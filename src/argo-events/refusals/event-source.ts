import { at, demand, Demand, filled, given, has, isEmpty, isNil, oneOf, readable, when, within, wordOf } from './demand';
import { Place } from './places';
import { duration, server, tls, tlsOrBasicAuth, tlsOrSasl, watchedPath } from './shared-demands';
import { asArray, Json } from '../../values/json-values';
import { cronFault, SCHEDULE } from '../language/cron';

const line = (type: string, number: number) => `pkg/eventsources/sources/${type}/validate.go#L${number}`;

/** Endpoint and port in a `webhook` of the event's own. */
const hook = (type: string, number: number): Demand[] => [{ ...given(line(type, number), 'webhook'), fault: 'webhook-server' }, ...within('webhook', server())];

/** Whether Argo Events makes the hooks itself, for which it has to know their events. */
const makesHooks = (event: Json, ...tokens: string[]) => tokens.some(token => !isNil(at(event, token.split('.')))) && has(event, 'webhook.url');

const hasRepositories = (event: Json, ...old: string[]) => has(event, 'repositories') || has(event, ...old);

const either = (source: string, one: string, other: string): Demand[] => [
  demand(source, 'incomplete', one, event => has(event, one) || has(event, other), 'is missing', `set ${one} or ${other}`),
];

const FILE_EVENTS = ['CREATE', 'REMOVE', 'WRITE', 'RENAME', 'CHMOD'];

/** What the controller asks of an event of each type. */
const EVENTS: Readonly<Record<string, readonly Demand[]>> = {
  amqp: [
    ...either(line('amqp', 36), 'url', 'urlSecret'),
    demand(line('amqp', 39), 'value', 'urlSecret', event => isEmpty(event.url) || isNil(event.urlSecret), 'is set together with url', 'keep one of url and urlSecret'),
    filled(line('amqp', 42), 'routingKey'),
    filled(line('amqp', 45), 'exchangeType', 'direct'),
    ...tlsOrBasicAuth,
  ],
  azureEventsHub: [
    filled(line('azureeventshub', 36), 'fqdn'),
    filled(line('azureeventshub', 39), 'hubName'),
    demand(line('azureeventshub', 43), 'incomplete', 'sharedAccessKey', event => isNil(event.sharedAccessKey) === isNil(event.sharedAccessKeyName),
      'requires sharedAccessKeyName, and the reverse', 'set both sharedAccessKey and sharedAccessKeyName, or neither'),
  ],
  azureQueueStorage: [...either(line('azurequeuestorage', 36), 'connectionString', 'storageAccountName'), filled(line('azurequeuestorage', 39), 'queueName')],
  azureServiceBus: [
    ...either(line('azureservicebus', 36), 'connectionString', 'fullyQualifiedNamespace'),
    demand(line('azureservicebus', 39), 'incomplete', 'queueName', event => has(event, 'queueName') || has(event, 'topicName', 'subscriptionName'),
      'is missing', 'set queueName, or topicName and subscriptionName'),
    demand(line('azureservicebus', 42), 'value', 'queueName', event => !has(event, 'queueName') || (!has(event, 'topicName') && !has(event, 'subscriptionName')),
      'is set together with topicName or subscriptionName', 'keep queueName, or topicName and subscriptionName'),
  ],
  bitbucket: [
    demand(line('bitbucket', 36), 'incomplete', 'repositories', event => hasRepositories(event, 'owner', 'repositorySlug'), 'is missing', 'set repositories, each with owner and repositorySlug'),
    // the controller ends with a nil pointer
    given(line('bitbucket', 38), 'auth'),
    ...when(event => (has(event, 'auth.basic.username', 'auth.basic.password') || has(event, 'auth.oauthToken')) && has(event, 'webhook.url'), filled(line('bitbucket', 39), 'events', '[repo:push]')),
    ...hook('bitbucket', 41),
  ],
  bitbucketserver: [
    ...when(event => makesHooks(event, 'accessToken') && (hasRepositories(event, 'projectKey', 'repositorySlug') || has(event, 'projects')), filled(line('bitbucketserver', 37), 'events')),
    filled(line('bitbucketserver', 40), 'bitbucketserverBaseURL'),
    duration(line('bitbucketserver', 44), 'checkInterval'),
    ...hook('bitbucketserver', 47),
  ],
  calendar: [
    ...either(line('calendar', 36), 'schedule', 'interval'),
    readable(line('calendar', 38), 'schedule', cronFault, SCHEDULE),
    ...when(event => isEmpty(event.schedule), duration(line('calendar', 38), 'interval')),
  ],
  emitter: [filled(line('emitter', 36), 'broker'), filled(line('emitter', 39), 'channelName'), filled(line('emitter', 42), 'channelKey'), ...tls],
  file: [filled(line('file', 36), 'eventType', 'CREATE'), ...watchedPath('watchPathConfig')],
  generic: [filled(line('generic', 13), 'url'), filled(line('generic', 16), 'config')],
  gerrit: [
    filled(line('gerrit', 34), 'projects'),
    given(line('gerrit', 37), 'events'),
    filled(line('gerrit', 40), 'gerritBaseURL'),
    given(line('gerrit', 43), 'auth'),
    ...hook('gerrit', 45),
  ],
  github: [
    demand(line('github', 34), 'incomplete', 'repositories', event => hasRepositories(event, 'owner', 'repository') || !isNil(event.organizations), 'is missing', 'set repositories or organizations'),
    demand(line('github', 37), 'value', 'organizations', event => !hasRepositories(event, 'owner', 'repository') || isNil(event.organizations),
      'is set together with repositories', 'keep one of repositories and organizations'),
    ...when(event => makesHooks(event, 'apiToken', 'githubApp.privateKey'), filled(line('github', 40), 'events', '["*"]')),
    oneOf(line('github', 45), 'contentType', ['json', 'form']),
    ...when(event => has(event, 'githubUploadURL'), filled(line('github', 53), 'githubBaseURL')),
    ...when(event => has(event, 'githubBaseURL'), filled(line('github', 56), 'githubUploadURL')),
    ...hook('github', 59),
  ],
  gitlab: [given(line('gitlab', 34), 'events'), filled(line('gitlab', 37), 'gitlabBaseURL', 'https://gitlab.com'), given(line('gitlab', 40), 'accessToken'), ...hook('gitlab', 42)],
  hdfs: [
    filled(line('hdfs', 38), 'type', 'CREATE'),
    readable(line('hdfs', 42), 'type', text => text.split('|').some(word => FILE_EVENTS.includes(word)) ? undefined : `is ${JSON.stringify(text)}`, `write one of ${FILE_EVENTS.join(', ')}`),
    duration(line('hdfs', 47), 'checkInterval'),
    ...watchedPath(),
    filled(line('hdfs', 55), 'addresses'),
    demand(line('hdfs', 62), 'incomplete', 'hdfsUser', event => has(event, 'hdfsUser') || !isNil(event.krbCCacheSecret) || !isNil(event.krbKeytabSecret),
      'is missing', 'set hdfsUser, krbCCacheSecret or krbKeytabSecret'),
    ...when(event => !isNil(event.krbKeytabSecret), filled(line('hdfs', 65), 'krbUsername'), filled(line('hdfs', 65), 'krbRealm')),
    ...when(event => !isNil(event.krbKeytabSecret) || !isNil(event.krbCCacheSecret), filled(line('hdfs', 68), 'krbServicePrincipalName'), given(line('hdfs', 68), 'krbConfigConfigMap')),
  ],
  kafka: [
    filled(line('kafka', 36), 'url'),
    filled(line('kafka', 39), 'topic'),
    demand(line('kafka', 42), 'incomplete', 'consumerGroup', event => has(event, 'partition') || !isNil(event.consumerGroup), 'is missing', 'set consumerGroup with a groupName'),
    ...tlsOrSasl,
    ...when(event => isNil(event.tls) && isNil(event.sasl), ...within('awsMskIamAuth', [filled(line('kafka', 52), 'region')])),
  ],
  minio: [
    given(line('minio', 37), 'accessKey'),
    given(line('minio', 40), 'secretKey'),
    filled(line('minio', 43), 'endpoint'),
    ...within('bucket', [filled(line('minio', 46), 'name')]),
    demand(line('minio', 51), 'value', 'events', event => !(asArray(event.events) ?? []).some(isEmpty), 'has an empty entry', 'leave the entry out'),
  ],
  mns: [filled(line('alibabacloudmns', 33), 'queue'), filled(line('alibabacloudmns', 36), 'endpoint')],
  mqtt: [filled(line('mqtt', 36), 'url'), filled(line('mqtt', 39), 'topic'), filled(line('mqtt', 42), 'clientId'), ...tlsOrBasicAuth],
  nats: [
    filled(line('nats', 36), 'url'),
    filled(line('nats', 39), 'subject'),
    ...tls,
    ...when(event => isNil(event.tls), demand(line('nats', 45), 'value', 'queue', event => event.queue !== '', 'is empty', 'write a name, or leave it out')),
  ],
  nsq: [filled(line('nsq', 36), 'hostAddress'), filled(line('nsq', 39), 'topic'), filled(line('nsq', 42), 'channel'), ...tls],
  pubSub: [
    ...when(event => has(event, 'topicProjectID'), filled(line('gcppubsub', 36), 'topic')),
    ...either(line('gcppubsub', 39), 'topic', 'subscriptionID'),
  ],
  pulsar: [given(line('pulsar', 26), 'topics'), filled(line('pulsar', 29), 'url'), ...wordOf(line('pulsar', 32), 'type', ['exclusive', 'shared'])],
  redis: [
    filled(line('redis', 35), 'hostAddress'),
    given(line('redis', 38), 'channels'),
    ...when(event => !isNil(event.password), filled(line('redis', 41), 'namespace')),
    ...tls,
  ],
  redisStream: [filled(line('redis_stream', 35), 'hostAddress'), given(line('redis_stream', 38), 'streams'), ...tls],
  resource: [filled(line('resource', 38), 'version'), filled(line('resource', 41), 'resource'), given(line('resource', 44), 'eventTypes', '[ADD, UPDATE, DELETE]')],
  sftp: [filled(line('sftp', 36), 'eventType', 'CREATE'), ...watchedPath('watchPathConfig')],
  slack: [given(line('slack', 37), 'token'), given(line('slack', 40), 'signingSecret'), ...hook('slack', 42)],
  sns: [filled(line('awssns', 37), 'topicArn'), filled(line('awssns', 40), 'region'), ...hook('awssns', 42)],
  sqs: [filled(line('awssqs', 36), 'region'), filled(line('awssqs', 39), 'queue')],
  storageGrid: [
    filled(line('storagegrid', 37), 'topicArn'),
    filled(line('storagegrid', 40), 'apiURL'),
    given(line('storagegrid', 43), 'authToken'),
    filled(line('storagegrid', 46), 'bucket'),
    given(line('storagegrid', 49), 'events'),
    ...hook('storagegrid', 51),
  ],
  stripe: [...when(event => event.createWebhook === true, given(line('stripe', 38), 'apiKey')), ...hook('stripe', 41)],
  webhook: server(),
};

const SELECTORS = [filled(line('resource', 64), 'key')];

/** What the controller asks of an EventSource. */
export const EVENT_SOURCE_PLACES: readonly Place[] = [
  ...Object.entries(EVENTS).map(([type, demands]) => ({ path: `${type}{}`, demands })),
  { path: 'resource{}.filter.labels[]', demands: SELECTORS },
  { path: 'resource{}.filter.fields[]', demands: SELECTORS },
];
