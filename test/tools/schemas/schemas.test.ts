import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import Ajv, { ValidateFunction } from 'ajv';
import { parseAllDocuments } from 'yaml';
import { undecodableValues } from '../../../src/argo-events/catalog/decode';
import { visitFields } from '../../../src/argo-events/catalog/struct-walk';
import { PodAnnotation } from '../../../src/contract/pod-annotations';
import { checkConfigFields } from '../../../src/lint/config-file/config-fields';
import { readConfig } from '../../../src/lint/engine/config';
import { RULE_IDS, RULES } from '../../../src/lint/rules';
import { asRecord, Json } from '../../../src/values/json-values';
import { schemas, SCHEMAS_FOLDER } from '../../../tools/write-schemas';
import { FIELD_CASES } from '../../lint/support/field-cases';
import { exampleNames, synthExample } from '../../support/example';

const texts = schemas();
const validator = (file: string): ValidateFunction =>
  new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false }).compile(JSON.parse(texts.get(file)!));
const documents = (text: string) => parseAllDocuments(text, { logLevel: 'silent' }).filter(({ errors }) => errors.length === 0).map(document => document.toJS() as Json | null);

test('the committed schemas are those that projen schemas writes', () => {
  expect(Object.fromEntries(readdirSync(SCHEMAS_FOLDER).map(file => [file, readFileSync(join(SCHEMAS_FOLDER, file), 'utf8')]))).toEqual(Object.fromEntries(texts));
});

describe('argo-events.json', () => {
  const validate = validator('argo-events.json');
  const errors = (value: unknown) => (validate(value) ? [] : validate.errors!.filter(({ keyword }) => keyword !== 'if' && keyword !== 'anyOf')
    .map(({ instancePath, message, params }) => `${instancePath} ${message} ${Object.values(params).join(' ')}`));

  test.each(exampleNames())('accepts all that the example %s emits', name => {
    const objects = Object.values(synthExample(name)).flatMap(documents);
    expect(objects.length).toBeGreaterThan(5);
    expect(objects.flatMap(errors)).toEqual([]);
  });

  const manifests = [...FIELD_CASES, ...RULES.flatMap(({ id, examples }) => [...examples.bad, ...examples.good].map(example => ({ name: id, text: typeof example === 'string' ? example : example.yaml })))];
  const resources = manifests.flatMap(({ name, text }) => documents(text).flatMap(value => {
    const object = asRecord(value);
    const kind = String(object?.kind);
    return object?.apiVersion === 'argoproj.io/v1alpha1' && ['EventBus', 'EventSource', 'Sensor'].includes(kind) && object.metadata && object.spec ? [{ name, kind, object }] : [];
  }));

  test('finds an unknown field or a wrong type exactly where the controller drops or refuses it, in all manifests of the tests', () => {
    expect(resources.length).toBeGreaterThan(400);
    const differing = resources.filter(({ kind, object }) => {
      const visited = visitFields(kind, object);
      const isFaulty = visited.some(({ known }) => !known) || undecodableValues(visited).length > 0;
      return isFaulty !== errors(object).some(error => !error.includes('/annotations'));
    });
    expect(differing.map(({ name, object }) => [name, errors(object)])).toEqual([]);
  });

  const annotated = (annotations: Record<string, unknown>) => ({
    apiVersion: 'argoproj.io/v1alpha1', kind: 'Sensor', metadata: { name: 's' }, spec: { template: { metadata: { annotations } } },
  });

  test.each([
    [PodAnnotation.POLICY, 'v1', 'v2'],
    [PodAnnotation.TERMINATION_GRACE_PERIOD_SECONDS, '60', '60s'],
    [PodAnnotation.READINESS_PATH, '/health', 'health'],
    [PodAnnotation.READINESS_PORT, '12000', 'http'],
    [PodAnnotation.READINESS_SCHEME, 'HTTPS', 'https'],
    [PodAnnotation.ZONE_SPREAD, 'DoNotSchedule', 'required'],
    [PodAnnotation.BUS_GUARD_FALL, '9', '10'],
    [PodAnnotation.BUS_GUARD_MEMORY, '64Mi', '64MB'],
    ['cdk8s-argo-events-ha/survives', 'zone', 'region'],
    ['cdk8s-argo-events-ha/ignore-no-budget', 'one pod is enough', ' '],
    ['other.example.com/x', 'anything', 1],
  ])('accepts of the annotation %s the value %j, and not %j', (annotation, good, bad) => {
    expect(errors(annotated({ [annotation]: good }))).toEqual([]);
    expect(errors(annotated({ [annotation]: bad }))).not.toEqual([]);
  });

  test.each([['cdk8s-argo-events-ha/zone-sprad'], ['cdk8s-argo-events-ha/ignore-no-such-rule']])('refuses the misspelt annotation %s', annotation => {
    expect(errors(annotated({ [annotation]: 'x' }))).not.toEqual([]);
  });

  test('has at a field its meaning, and the rules that report it', () => {
    const { definitions } = JSON.parse(texts.get('argo-events.json')!);
    expect(definitions.JetStreamBus.properties.replicas.description).toMatch(/^[A-Z].*\n\nha\/[a-z-]+: [A-Z]/s);
  });
});

describe('ha-events.json', () => {
  const validate = validator('ha-events.json');
  const isRead = (text: string) => {
    try {
      checkConfigFields('ha-events.yaml', text);
      readConfig('ha-events.yaml', text, RULE_IDS);
      return true;
    } catch {
      return false;
    }
  };

  test.each([
    ['facts: { zones: 3, nodes: 6, kubernetesVersion: "1.36", argoEventsVersion: v1.9.11, podPolicy: true }', true],
    ['facts: { chartVersion: 2.4.25, controllerConfiguration: helm, jetStreamVersions: ["2.10.29"], imagePullPolicy: Always }', true],
    ['rules: { ha/no-budget: off, no-bus-guard: warning }', true],
    ['ignore: [{ rule: ha/no-budget, objects: "Sensor shop/*", files: "k8s/*.yaml", reason: tested by hand }]', true],
    ['facts:', true],
    ['{}', true],
    ['facts: { zones: 0 }', false],
    ['facts: { zones: three }', false],
    ['facts: { kubernetesVersion: 1.36 }', false],
    ['facts: { zonen: 3 }', false],
    ['facts: [zones]', false],
    ['rules: { ha/no-budget: never }', false],
    ['rules: { ha/no-such-rule: off }', false],
    ['rule: { ha/no-budget: off }', false],
    ['ignore: [{ rule: ha/no-budget }]', false],
    ['ignore: [{ rule: ha/no-budget, reason: " " }]', false],
    ['ignore: [{ rule: ha/no-budget, reason: x, object: "Sensor *" }]', false],
    ['ignore: { rule: ha/no-budget, reason: x }', false],
  ])('judges %j as the program does: %j', (text, fits) => {
    expect({ schema: validate(documents(text)[0]), program: isRead(text) }).toEqual({ schema: fits, program: fits });
  });

  test('knows every rule, with its sentence', () => {
    const { properties } = JSON.parse(texts.get('ha-events.json')!).properties.rules;
    for (const { id, what } of RULES) expect(properties[id].description).toContain(what);
  });
});
