import { grpcAddress, hostAndPort, kafkaVersion, storeEndpoint, urlOf } from './addresses';
import { SERVED_RESOURCE } from './watched-resources';
import { parseGoDuration } from '../../values/go-values';
import { asArray, asString, Json } from '../../values/json-values';
import { isPlaceholder } from '../../values/placeholder';
import { EVENT_TYPES } from '../catalog/event-types';
import { neverComes } from '../language/cron';
import { exprFault } from '../language/expr-lang';
import { isTimeZone, TIME_ZONE } from '../language/time-zone';
import { demand, Demand, filled, given, isEmpty, isNil, oneOf, readable, when, within } from '../refusals/demand';
import { Place } from '../refusals/places';

const line = (file: string) => `pkg/eventsources/sources/${file}`;

/** Schemes of a URL of Pulsar. */
export const PULSAR = ['pulsar', 'pulsar+ssl', 'http', 'https'] as const;

/** Events of S3 whose last word is known. */
const S3_EVENTS: Readonly<Record<string, readonly string[]>> = {
  ObjectCreated: ['*', 'Put', 'Post', 'Copy', 'CompleteMultipartUpload', 'PutRetention', 'PutLegalHold', 'PutTagging', 'DeleteTagging'],
  ObjectRemoved: ['*', 'Delete', 'DeleteMarkerCreated', 'DeleteAllVersions', 'NoOP'],
  ObjectAccessed: ['*', 'Get', 'Head', 'GetRetention', 'GetLegalHold', 'Attributes'],
};

function isS3Event(text: string): boolean {
  const [, group, word] = /^s3:(\w+):(.+)$/.exec(text) ?? [];
  return word !== undefined && (!Object.hasOwn(S3_EVENTS, group) || S3_EVENTS[group].includes(word));
}

/** Words of a list that the listener does not know. */
function words(source: string, field: string, known: (word: string) => boolean, remedy: string): Demand {
  const unknown = (event: Json) => (asArray(event[field]) ?? []).map(asString).find(word => word !== undefined && word !== '' && !known(word));
  return {
    field: [field], fault: 'listener', isMet: event => unknown(event) === undefined, problem: event => `has ${JSON.stringify(unknown(event))}, which does not exist`, remedy, line: source,
  };
}

/** Names of kinds and of one object, where the API server knows the plural. */
const SINGULAR = /^(?:pod|service|configmap|secret|namespace|node|event|endpoint|serviceaccount|deployment|statefulset|daemonset|replicaset|job|cronjob|ingress|workflow|cronworkflow|workflowtemplate)$/;

const FILE_EVENTS = /^(?:CREATE|WRITE|REMOVE|RENAME|CHMOD)(?:\|(?:CREATE|WRITE|REMOVE|RENAME|CHMOD))*$/;

const RESOURCE: readonly Demand[] = [
  readable(line('resource/start.go#L98'), 'resource', text => isPlaceholder(text) || text === text.toLowerCase() && !SINGULAR.test(text) ? undefined
    : `is ${JSON.stringify(text)}, and the API server knows resources by their plural in lower case`, 'write the name that kubectl api-resources shows, for example pods'),
  readable(line('resource/start.go#L98'), 'version', text => text.includes('/') ? `is ${JSON.stringify(text)}, with the group` : undefined, 'write the version alone, for example v1, and set group'),
  readable(line('resource/start.go#L98'), 'group', text => ['core', 'v1'].includes(text) || text.includes('/') ? `is ${JSON.stringify(text)}, which is not a group` : undefined,
    'write the part before "/" of the apiVersion; leave group out for v1'),
];

/** A list without an entry, of which nothing ever comes. */
function entries(source: string, field: string): Demand {
  return demand(source, 'listener', field, event => asArray(event[field])?.length !== 0, 'is empty', 'write at least one entry, or remove the event');
}

/** Regions of AWS; other clouds with its interfaces are reached by an endpoint. */
function awsRegion(source: string): Demand[] {
  return when(({ endpoint }) => isEmpty(endpoint), readable(source, 'region', text => isPlaceholder(text) || /^[a-z]+(?:-[a-z]+)+-\d+$/.test(text) ? undefined
    : `is ${JSON.stringify(text)}, which is not a region of AWS`, 'write a region, for example eu-central-1'));
}

/** Topics of MQTT, in which a wildcard is a level, and # the last. */
function mqttFault(text: string): string | undefined {
  const levels = text.split('/');
  const isGood = levels.every((level, index) => level === '+' || level === '#' && index === levels.length - 1 || !/[+#]/.test(level));
  return isGood || isPlaceholder(text) ? undefined : `is ${JSON.stringify(text)}, in which a wildcard is not at its place`;
}

const ID = /^[A-Za-z][\w.~+%-]{2,254}$/;

/** Topics and subscriptions of Pub/Sub, to whose names the client adds the project. */
function pubSubId(field: string): Demand {
  return readable(line('gcppubsub/start.go#L286'), field, text => isPlaceholder(text) || ID.test(text) ? undefined : `is ${JSON.stringify(text)}, which is not a name without its project`,
    'write the name alone, without projects/');
}

/** Types of exchanges that a broker of AMQP 0.9.1 has; plugins add ones with x-. */
const EXCHANGE = /^(?:direct|fanout|topic|headers|x-.+)$/;

const EVENTS: Readonly<Record<string, readonly Demand[]>> = {
  amqp: [
    urlOf(line('amqp/start.go#L108'), 'url', ['amqp', 'amqps'], 'amqp://rabbitmq:5672'),
    filled(line('amqp/start.go#L239'), 'exchangeName', 'orders'),
    readable(line('amqp/start.go#L239'), 'exchangeType', text => isPlaceholder(text) || EXCHANGE.test(text) ? undefined : `is ${JSON.stringify(text)}`, 'write direct, fanout, topic or headers'),
  ],
  file: [fileEvents('file')],
  generic: [grpcAddress(line('generic/start.go#L142'), 'url')],
  nats: [readable(line('nats/start.go#L163'), 'subject', text => isPlaceholder(text) || !/\s|^\.|\.\.|\.$/.test(text) ? undefined
    : `is ${JSON.stringify(text)}, which is not a subject of NATS`, 'write words with dots between them')],
  pubSub: [pubSubId('topic'), pubSubId('subscriptionID')],
  storageGrid: [entries(line('storagegrid/start.go#L308'), 'events'), words(line('storagegrid/start.go#L308'), 'events', isS3Event, 'write an event of S3, for example s3:ObjectCreated:Put')],
  sftp: [fileEvents('sftp')],
  kafka: [
    hostAndPort(line('kafka/start.go#L156'), 'url', 9092),
    kafkaVersion(line('kafka/start.go#L329'), 'version'),
    ...within('consumerGroup', [filled(line('kafka/start.go#L157'), 'groupName', 'orders')]),
    ...when(({ consumerGroup }) => isNil(consumerGroup), readable(line('kafka/start.go#L227'), 'partition', text => isPlaceholder(text) || /^\d{1,9}$/.test(text) ? undefined
      : `is ${JSON.stringify(text)}, which is not a number`, 'write the number of the partition, for example "0", or set consumerGroup')),
  ],
  mqtt: [
    readable(line('mqtt/start.go#L142'), 'topic', mqttFault, 'write + for one level, or # for all levels at the end'),
    ...when(({ url }) => String(url).includes('://'),
      urlOf(line('mqtt/start.go#L106'), 'url', ['tcp', 'mqtt', 'ssl', 'tls', 'mqtts', 'mqtt+ssl', 'tcps', 'ws', 'wss', 'unix'], 'tcp://mosquitto:1883')),
  ],
  nsq: [readable(line('nsq/start.go#L110'), 'hostAddress', text => text.includes(':') ? undefined : `is ${JSON.stringify(text)}, without a port`, 'write host and port, for example nsqlookupd:4161')],
  pulsar: [urlOf(line('pulsar/start.go#L147'), 'url', PULSAR, 'pulsar://pulsar:6650'), entries(line('pulsar/start.go#L70'), 'topics')],
  sns: [...awsRegion(line('awssns/start.go#L196')), readable(line('awssns/start.go#L234'), 'topicArn', text => isPlaceholder(text) || /^arn:[\w-]+:sns:/.test(text) ? undefined
    : `is ${JSON.stringify(text)}, which is not the ARN of a topic`, 'write the ARN, for example arn:aws:sns:eu-central-1:123456789012:orders')],
  sqs: [
    ...awsRegion(line('awssqs/start.go#L84')),
    demand(line('awssqs/start.go#L192'), 'listener', 'waitTimeSeconds', ({ waitTimeSeconds: seconds }) => typeof seconds !== 'number' || seconds <= 20, 'is above 20, the most that SQS takes', 'write a number from 0 to 20'),
    readable(line('awssqs/start.go#L84'), 'queue', text => isPlaceholder(text) || /^[\w-]{1,80}(?:\.fifo)?$/.test(text) ? undefined
      : `is ${JSON.stringify(text)}, which is not the name of a queue`, 'write the name of the queue without URL or ARN'),
  ],
  redis: [hostAndPort(line('redis/start.go#L96'), 'hostAddress', 6379), entries(line('redis/start.go#L102'), 'channels')],
  redisStream: [hostAndPort(line('redis_stream/start.go#L96'), 'hostAddress', 6379), entries(line('redis_stream/start.go#L148'), 'streams')],
  calendar: [
    { ...readable(line('calendar/start.go#L169'), 'timezone', name => isTimeZone(name) ? undefined : `is ${JSON.stringify(name)}, which is not a time zone`, TIME_ZONE), fault: 'listener' },
    readable(line('calendar/start.go#L165'), 'schedule', text => isPlaceholder(text) || !neverComes(text) ? undefined : `is ${JSON.stringify(text)}, a day that no month has`,
      'write a day that the month has'),
    words(line('calendar/start.go#L149'), 'exclusionDates', text => !text.startsWith('EXDATE:') || /^EXDATE:\d{8}T\d{6}Z(?:,\d{8}T\d{6}Z)*$/.test(text),
      'write dates as RFC 5545 has them, for example EXDATE:20261224T000000Z'),
    ...when(({ schedule }) => !schedule, {
      ...readable(line('calendar/start.go#L288'), 'interval', text => (parseGoDuration(text) ?? 1) > 0 ? undefined : `is ${JSON.stringify(text)}, after which events never end`, 'write more than 0, for example 90s'),
      fault: 'listener',
    }),
  ],
  minio: [
    given(line('minio/start.go#L121'), 'bucket'),
    filled(line('minio/start.go#L121'), 'events', '["s3:ObjectCreated:*"]'),
    storeEndpoint(line('minio/start.go#L109'), 'endpoint'),
    words(line('minio/start.go#L121'), 'events', isS3Event, 'write an event of S3, for example s3:ObjectCreated:Put'),
  ],
  resource: [...RESOURCE, SERVED_RESOURCE, entries(line('resource/start.go#L179'), 'eventTypes'), words(line('resource/start.go#L222'), 'eventTypes', word => ['ADD', 'UPDATE', 'DELETE'].includes(word), 'write ADD, UPDATE or DELETE')],
};

function fileEvents(type: string): Demand {
  return readable(line(`${type}/start.go#L148`), 'eventType', text => isPlaceholder(text) || FILE_EVENTS.test(text) ? undefined
    : `is ${JSON.stringify(text)}, which never happens to a file`, 'write CREATE, WRITE, REMOVE, RENAME or CHMOD');
}

const LABEL: readonly Demand[] = [
  { ...oneOf('pkg/eventsources/sources/resource/start.go#L264', 'operation', ['=', '==', '!=', 'in', 'notin', 'exists', '!', 'gt', 'lt']), fault: 'listener' },
  demand('pkg/eventsources/sources/resource/start.go#L264', 'listener', 'value', ({ operation, value }) => !['gt', 'lt'].includes(String(operation)) || /^-?\d+$/.test(String(value)),
    'is not a whole number beside gt or lt', 'write a whole number'),
  demand('pkg/eventsources/sources/resource/start.go#L257', 'listener', 'value', ({ operation, value }) => !['exists', '!'].includes(String(operation)) || isEmpty(value),
    'is set together with exists or !', 'remove value'),
];

const FIELD: readonly Demand[] = [{ ...oneOf('pkg/eventsources/sources/resource/start.go#L338', 'operation', ['=', '==', '!=']), fault: 'listener' }];

const FILTER: readonly Demand[] = [
  { ...readable('pkg/eventsources/eventing.go#L648', 'expression', exprFault, 'write an expression that is true or false, for example body.total > 10'), fault: 'event-filter' },
];

/** Events for which the pods cannot listen. */
export const LISTENER_PLACES: readonly Place[] = [
  ...Object.entries(EVENTS).map(([type, demands]) => ({ path: `${type}{}`, demands: demands.map((each): Demand => ({ ...each, fault: 'listener' })) })),
  { path: 'resource{}.filter.labels[]', demands: LABEL },
  { path: 'resource{}.filter.fields[]', demands: FIELD },
  ...EVENT_TYPES.map(({ field }) => ({ path: `${field}{}.filter`, demands: FILTER })),
];
