import { readFileSync } from 'fs';
import { EVENT_TYPES } from '../../../imports/argo-events';
import { generate, GENERATED_FILE } from '../../../imports/generator/generate';
import { readPinnedSchema } from '../../../imports/generator/schema';
import { namesOf } from '../../../imports/generator/structs';

const committed = readFileSync(GENERATED_FILE, 'utf8');

test('the committed file is what the generator makes of the pinned schema', () => {
  expect(generate(readPinnedSchema())).toBe(committed);
});

test('no default is claimed that was not written by us', () => {
  expect(committed).not.toContain('@default');
});

test('every struct and every field has a description', () => {
  const undescribed = [...committed.matchAll(/\/\*\*\n\s*\* @schema (\S+)/g)].map(([, path]) => path);
  expect(undescribed).toEqual([]);
});

test('nothing becomes a Date, which cdk8s cannot render', () => {
  expect(committed).not.toMatch(/: Date\b/);
});

test('any is left only where the schema says no more than "an object"', () => {
  const fields = [...committed.matchAll(/@schema (\S+)\n\s*\*\/\n\s*readonly \w+\??: any;/g)].map(([, path]) => path);
  expect(fields).toEqual([
    'ArtifactLocation#resource',
    'io.k8s.apimachinery.pkg.apis.meta.v1.ManagedFieldsEntry#fieldsV1',
  ]);
});

test('EventSourceEvents has exactly the 32 event types of EventSourceSpec', () => {
  const structs = namesOf(committed);
  const rest = ['eventBusName', 'replicas', 'service', 'template'];
  const eventTypes = [...structs.get('EventSourceSpec')!.keys()].filter(name => !rest.includes(name));
  expect([...structs.get('EventSourceEvents')!.keys()]).toEqual(eventTypes);
  expect(EVENT_TYPES).toEqual(eventTypes);
  expect(EVENT_TYPES).toHaveLength(32);
});

test('a dead letter trigger is a Trigger in full', () => {
  expect(committed).toContain('readonly dlqTrigger?: Trigger;');
});

test('a correction that the schema no longer needs is refused', () => {
  const pinned = readPinnedSchema();
  pinned.definitions['io.argoproj.events.v1alpha1.WebhookContext'].required = ['endpoint', 'port'];
  expect(() => generate(pinned)).toThrow('WebhookContext.method is not required by the schema any more: drop it from NOT_REQUIRED');
});

test('a schema with another number of event types is refused', () => {
  const pinned = readPinnedSchema();
  delete pinned.definitions['io.argoproj.events.v1alpha1.EventSourceSpec'].properties!.sftp;
  expect(() => generate(pinned)).toThrow('EventSourceSpec has 31 event types, expected 32');
});
