import { correct } from '../../../imports/generator/correct';
import { document, FIELD_DOCS, shortName, words } from '../../../imports/generator/docs';
import { EVENT_TYPE_DOCS } from '../../../imports/generator/docs-event-types';
import { STRUCT_DOCS } from '../../../imports/generator/docs-handwritten';
import { ARGO, readPinnedSchema } from '../../../imports/generator/schema';
import { EVENT_TYPES, EventSourceClass } from '../../../src/argo-events/catalog/event-types';

test.each([
  ['consumerGroup', 'Consumer group'],
  ['githubBaseURL', 'Github base URL'],
  ['apiToken', 'API token'],
  ['AWSLambdaTrigger', 'AWS lambda trigger'],
  ['s3', 'S3'],
])('%s reads as "%s"', (name, text) => {
  expect(words(name)).toBe(text);
});

test('every handwritten description belongs to a struct and field that exist', () => {
  const fields = new Set<string>(['EventBus', 'EventSource', 'Sensor']);
  for (const [name, { properties = {} }] of Object.entries(correct(readPinnedSchema().definitions))) {
    fields.add(shortName(name));
    for (const field of Object.keys(properties)) fields.add(`${shortName(name)}.${field}`).add(`*.${field}`);
  }
  expect([...Object.keys(STRUCT_DOCS), ...Object.keys(FIELD_DOCS)].filter(name => !fields.has(name))).toEqual([]);
});

test('the pods of each event type are those of the catalog', () => {
  const catalog = EVENT_TYPES.map(type => [type.field, type.class === EventSourceClass.ACTIVE_ACTIVE ? 'all' : 'elected'] as const);
  expect(Object.fromEntries(Object.entries(EVENT_TYPE_DOCS).map(([type, [, pods]]) => [type, pods]))).toEqual(Object.fromEntries(catalog));
});

/** What users do not write, and the kinds themselves, whose fields the generator replaces. */
const BESIDE = /^(?:BusConfig|Condition|EventBus|EventBusStatus|EventSource|Sensor)$/;

test('no field of Argo Events says only its own name', () => {
  const definitions = correct(readPinnedSchema().definitions);
  document(definitions);
  const plain = (text: string) => text.replace(/[^a-z0-9]/gi, '').toLowerCase();
  const written = Object.entries(definitions).filter(([name]) => name.startsWith(ARGO) && !BESIDE.test(shortName(name)));
  const bare = written.flatMap(([name, { properties = {} }]) => Object.entries(properties)
    .filter(([field, { description }]) => plain(description!) === plain(field)).map(([field]) => `${shortName(name)}.${field}`));
  expect(bare).toEqual([]);
});
