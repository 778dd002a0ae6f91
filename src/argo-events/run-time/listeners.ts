import { parseGoDuration } from '../../values/go-values';
import { asArray, asString, Json } from '../../values/json-values';
import { EVENT_TYPES } from '../catalog/event-types';
import { exprFault } from '../language/expr-lang';
import { isTimeZone, TIME_ZONE } from '../language/time-zone';
import { Demand, given, readable, when } from '../refusals/demand';
import { Place } from '../refusals/places';

const line = (file: string) => `pkg/eventsources/sources/${file}`;

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

const EVENTS: Readonly<Record<string, readonly Demand[]>> = {
  calendar: [
    { ...readable(line('calendar/start.go#L169'), 'timezone', name => isTimeZone(name) ? undefined : `is ${JSON.stringify(name)}, which is not a time zone`, TIME_ZONE), fault: 'listener' },
    ...when(({ schedule }) => !schedule, {
      ...readable(line('calendar/start.go#L288'), 'interval', text => (parseGoDuration(text) ?? 1) > 0 ? undefined : `is ${JSON.stringify(text)}, after which events never end`, 'write more than 0, for example 90s'),
      fault: 'listener',
    }),
  ],
  minio: [
    { ...given(line('minio/start.go#L121'), 'bucket'), fault: 'listener' },
    words(line('minio/start.go#L121'), 'events', isS3Event, 'write an event of S3, for example s3:ObjectCreated:Put'),
  ],
  resource: [words(line('resource/start.go#L222'), 'eventTypes', word => ['ADD', 'UPDATE', 'DELETE'].includes(word), 'write ADD, UPDATE or DELETE')],
};

const FILTER: readonly Demand[] = [
  { ...readable('pkg/eventsources/eventing.go#L648', 'expression', exprFault, 'write an expression that is true or false, for example body.total > 10'), fault: 'event-filter' },
];

/** Events for which the pods cannot listen. */
export const LISTENER_PLACES: readonly Place[] = [
  ...Object.entries(EVENTS).map(([type, demands]) => ({ path: `${type}{}`, demands })),
  ...EVENT_TYPES.map(({ field }) => ({ path: `${field}{}.filter`, demands: FILTER })),
];
