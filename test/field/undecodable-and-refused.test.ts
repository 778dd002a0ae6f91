import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkText } from '../lint/support/check-text';

/** Reports of users about objects that the controller cannot decode or refuses. */
const FOLDER = join(__dirname, '../lint/field');
const textOf = (number: string) => {
  const folder = join(FOLDER, readdirSync(FOLDER).find(name => name.startsWith(`${number}-`))!);
  return readdirSync(folder).map(file => readFileSync(join(folder, file), 'utf8')).join('\n---\n');
};
const RULES = ['ha/wrong-type', 'ha/sensor-incomplete', 'ha/source-incomplete', 'ha/refused-value', 'ha/trigger-fails', 'ha/listener-fails'];

test.each<[string, string[]]>([
  ['21', ['nightly wrong-type spec.calendar']],
  ['33', ['hooks wrong-type spec.webhook', 'queue wrong-type spec.sqs']],
  ['57', ['run wrong-type spec.triggers.0.template.http.headers']],
  ['74', ['default wrong-type spec.nats.native.maxPayload']],
  ['75', ['run sensor-incomplete spec.triggers.0.template']],
])('case %s', (number, expected) => {
  const { findings } = checkText(textOf(number), {}, { rules: RULES }).report;
  expect(findings.map(({ object, rule, path }) => `${object!.name} ${rule.replace('ha/', '')} ${path}`).sort()).toEqual(expected.sort());
});

test.each<[string, string[]]>([
  ['58', ['no-url', 'bad-method', 'same-name', 'no-source', 'bad-operation', 'no-trigger-type', 'kafka-no-topic', 'param-wrong-dependency', 'bad-filter-time', 'bad-cron-reset']],
  // the controller takes an SQS queue, and a GitHub event without hooks to make
  ['59', ['calendar', 'kafka', 'minio', 'gitlab', 'resource', 'redis-stream', 'pulsar', 'nothing']],
  ['73', ['list-for-text', 'map-for-list', 'default', 'texts-for-numbers']],
])('every object of case %s has its error', (number, names) => {
  const { findings } = checkText(textOf(number), {}, { rules: RULES }).report;
  expect([...new Set(findings.filter(({ severity }) => severity === 'error').map(({ object }) => object!.name))].sort()).toEqual([...names].sort());
});
