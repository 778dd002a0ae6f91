import { SourceEvent } from './event-source-events';
import { asRecord, Json } from '../../values/json-values';

/**
 * A part of the data of an event.
 * json: anything, as the sender writes it.
 * scalar: a text or number, below which nothing is.
 * list: its items have numbers.
 * headers: a list for each header of an HTTP request, by the name in canonical letters.
 * message: JSON with `jsonBody: true`, else a text.
 * metadata: the `metadata` of the event in its EventSource.
 */
type Part = 'json' | 'scalar' | 'list' | 'headers' | 'message' | 'metadata';

const REQUEST = { header: 'headers', body: 'json' } as const;
const HOOK = { headers: 'headers', body: 'json' } as const;
const FILE = { name: 'scalar', op: 'scalar' } as const;

/** Fields of the data by the event type. The data of a slack event has the form that Slack gives. */
const DATA: Readonly<Record<string, Readonly<Record<string, Part>>>> = {
  webhook: REQUEST,
  sns: REQUEST,
  github: HOOK,
  gitlab: HOOK,
  bitbucket: HOOK,
  bitbucketserver: HOOK,
  gerrit: HOOK,
  stripe: { event: 'json' },
  storageGrid: { notification: 'json' },
  calendar: { eventTime: 'scalar' },
  file: FILE,
  sftp: FILE,
  hdfs: FILE,
  minio: { notification: 'list' },
  resource: { type: 'scalar', body: 'json', oldBody: 'json', group: 'scalar', version: 'scalar', resource: 'scalar' },
  amqp: {
    contentType: 'scalar',
    contentEncoding: 'scalar',
    deliveryMode: 'scalar',
    priority: 'scalar',
    correlationId: 'scalar',
    replyTo: 'scalar',
    expiration: 'scalar',
    messageId: 'scalar',
    timestamp: 'scalar',
    type: 'scalar',
    appId: 'scalar',
    exchange: 'scalar',
    routingKey: 'scalar',
    body: 'message',
  },
  sqs: { messageId: 'scalar', messageAttributes: 'json', body: 'message' },
  mns: { messageId: 'scalar', body: 'scalar' },
  azureEventsHub: { id: 'scalar', partitionKey: 'scalar', body: 'scalar' },
  azureQueueStorage: { body: 'message', messageID: 'scalar', insertionTime: 'scalar' },
  azureServiceBus: {
    applicationProperties: 'json',
    body: 'message',
    contentType: 'scalar',
    correlationID: 'scalar',
    enqueuedTime: 'scalar',
    messageID: 'scalar',
    replyTo: 'scalar',
    sequenceNumber: 'scalar',
    subject: 'scalar',
  },
  emitter: { topic: 'scalar', body: 'message' },
  pubSub: { id: 'scalar', body: 'message', attributes: 'json', publishTime: 'scalar' },
  kafka: { topic: 'scalar', key: 'scalar', partition: 'scalar', body: 'message', timestamp: 'scalar', headers: 'json' },
  mqtt: { topic: 'scalar', messageId: 'scalar', body: 'message' },
  nats: { subject: 'scalar', body: 'message', header: 'json' },
  nsq: { body: 'message', timestamp: 'scalar', nsqdAddress: 'scalar' },
  redis: { channel: 'scalar', pattern: 'scalar', body: 'message' },
  redisStream: { stream: 'scalar', message_id: 'scalar', values: 'json' },
  pulsar: { key: 'scalar', publishTime: 'scalar', body: 'message' },
  generic: { body: 'message' },
};

/** Fields of the context of an event. */
export const CONTEXT_FIELDS = ['id', 'source', 'specversion', 'type', 'datacontenttype', 'subject', 'time'] as const;

/** A step of a path of GJSON that takes a field by its name, and no more. */
const STEP = /^[A-Za-z0-9_-]+$/;

/** Why the data of an event never has a value at that path, in words that follow "it"; undefined where the data may have one. */
export function missingDataFault({ type: { field }, event }: SourceEvent, path: string): string | undefined {
  const parts = partsOf(field, event);
  const [first, second] = path.split('.');
  if (parts === undefined || !STEP.test(first)) return undefined;
  const metadata = Object.keys(asRecord(event.metadata) ?? {});
  const part = Object.hasOwn(parts, first) ? parts[first] : undefined;
  const named = JSON.stringify(path);
  if (part === undefined) return `is ${named}, and the data of ${field} events has the fields ${Object.keys(parts).join(', ')}`;
  if (second === undefined || !STEP.test(second)) return undefined;
  switch (part) {
    case 'scalar': return `is ${named}, and ${first} is a text or number in the data of ${field} events`;
    case 'message': return event.jsonBody === true ? undefined : `is ${named}, and ${first} is a text without jsonBody: true`;
    case 'list': return /^\d+$/.test(second) ? undefined : `is ${named}, and ${first} is a list in the data of ${field} events`;
    case 'headers': return second === canonical(second) ? undefined : `is ${named}, and Argo Events writes the header as ${canonical(second)}`;
    case 'metadata': return metadata.includes(second) || metadata.some(key => key.includes('.')) ? undefined : `is ${named}, and metadata of the event has ${metadata.join(', ') || 'no field'}`;
    default: return undefined;
  }
}

/** Whether the value at a path is a list: a header of an HTTP request, of which there may be several. */
export function isListAt({ type: { field }, event }: SourceEvent, path: string): boolean {
  const [first, second, ...rest] = path.split('.');
  const parts = partsOf(field, event);
  const part = parts && Object.hasOwn(parts, first) ? parts[first] : undefined;
  return part === 'headers' ? second !== undefined && STEP.test(second) && second === canonical(second) && rest.length === 0 : part === 'list' && second === undefined;
}

/** The fields of the data of an event; undefined where they depend on the sender. */
export function dataParts({ type: { field }, event }: SourceEvent): readonly string[] | undefined {
  const parts = partsOf(field, event);
  return parts && Object.keys(parts);
}

function partsOf(field: string, event: Json): Readonly<Record<string, Part>> | undefined {
  if (!Object.hasOwn(DATA, field)) return undefined;
  const hasMetadata = DATA[field] === FILE || Object.keys(asRecord(event.metadata) ?? {}).length > 0;
  return { ...DATA[field], ...hasMetadata && { metadata: 'metadata' } };
}

/** The name of a header as Go writes it. */
function canonical(name: string): string {
  return name.toLowerCase().replace(/(?:^|-)[a-z]/g, letter => letter.toUpperCase());
}
