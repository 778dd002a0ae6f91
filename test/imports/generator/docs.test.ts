import { correct } from '../../../imports/generator/correct';
import { shortName, words } from '../../../imports/generator/docs';
import { FIELD_DOCS, STRUCT_DOCS } from '../../../imports/generator/docs-handwritten';
import { readPinnedSchema } from '../../../imports/generator/schema';

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
