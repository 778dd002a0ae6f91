import { hostAndPort, kafkaVersion, storeEndpoint, urlOf } from './addresses';
import { parseGoDuration } from '../../values/go-values';
import { asArray, asString, Json } from '../../values/json-values';
import { isPlaceholder } from '../../values/placeholder';
import { EVENT_TYPES } from '../catalog/event-types';
import { neverComes } from '../language/cron';
import { exprFault } from '../language/expr-lang';
import { isTimeZone, TIME_ZONE } from '../language/time-zone';
import { demand, Demand, given, isEmpty, isNil, oneOf, readable, when } from '../refusals/demand';
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

/** Types of exchanges that a broker of AMQP 0.9.1 has; plugins add ones with x-. */
const EXCHANGE = /^(?:direct|fanout|topic|headers|x-.+)$/;

const EVENTS: Readonly<Record<string, readonly Demand[]>> = {
  amqp: [
    urlOf(line('amqp/start.go#L108'), 'url', ['amqp', 'amqps'], 'amqp://rabbitmq:5672'),
    readable(line('amqp/start.go#L239'), 'exchangeType', text => isPlaceholder(text) || EXCHANGE.test(text) ? undefined : `is ${JSON.stringify(text)}`, 'write direct, fanout, topic or headers'),
  ],
  file: [fileEvents('file')],
  sftp: [fileEvents('sftp')],
  kafka: [
    hostAndPort(line('kafka/start.go#L156'), 'url', 9092),
    kafkaVersion(line('kafka/start.go#L329'), 'version'),
    ...when(({ consumerGroup }) => isNil(consumerGroup), readable(line('kafka/start.go#L227'), 'partition', text => isPlaceholder(text) || /^\d{1,9}$/.test(text) ? undefined
      : `is ${JSON.stringify(text)}, which is not a number`, 'write the number of the partition, for example "0", or set consumerGroup')),
  ],
  mqtt: [
    ...when(({ url }) => String(url).includes('://'),
      urlOf(line('mqtt/start.go#L106'), 'url', ['tcp', 'mqtt', 'ssl', 'tls', 'mqtts', 'mqtt+ssl', 'tcps', 'ws', 'wss', 'unix'], 'tcp://mosquitto:1883')),
  ],
  nsq: [readable(line('nsq/start.go#L110'), 'hostAddress', text => text.includes(':') ? undefined : `is ${JSON.stringify(text)}, without a port`, 'write host and port, for example nsqlookupd:4161')],
  pulsar: [urlOf(line('pulsar/start.go#L147'), 'url', PULSAR, 'pulsar://pulsar:6650')],
  sns: [readable(line('awssns/start.go#L234'), 'topicArn', text => isPlaceholder(text) || /^arn:[\w-]+:sns:/.test(text) ? undefined
    : `is ${JSON.stringify(text)}, which is not the ARN of a topic`, 'write the ARN, for example arn:aws:sns:eu-central-1:123456789012:orders')],
  sqs: [readable(line('awssqs/start.go#L84'), 'queue', text => isPlaceholder(text) || /^[\w-]{1,80}(?:\.fifo)?$/.test(text) ? undefined
    : `is ${JSON.stringify(text)}, which is not the name of a queue`, 'write the name of the queue without URL or ARN')],
  redis: [hostAndPort(line('redis/start.go#L96'), 'hostAddress', 6379)],
  redisStream: [hostAndPort(line('redis_stream/start.go#L96'), 'hostAddress', 6379)],
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
    storeEndpoint(line('minio/start.go#L109'), 'endpoint'),
    words(line('minio/start.go#L121'), 'events', isS3Event, 'write an event of S3, for example s3:ObjectCreated:Put'),
  ],
  resource: [...RESOURCE, words(line('resource/start.go#L222'), 'eventTypes', word => ['ADD', 'UPDATE', 'DELETE'].includes(word), 'write ADD, UPDATE or DELETE')],
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
