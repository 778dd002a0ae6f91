import { Lazy, Testing } from 'cdk8s';
import * as argoevents from '../../imports/argo-events';
import { correct } from '../../imports/generator/correct';
import { shortName } from '../../imports/generator/docs';
import { generate } from '../../imports/generator/generate';
import { readPinnedSchema } from '../../imports/generator/schema';
import { namesOf } from '../../imports/generator/structs';

const convert = (struct: string, value: any, path?: string) => (argoevents as any)[`toJson_${struct}`](value, path);

describe('every field of every struct', () => {
  const definitions = Object.entries(correct(readPinnedSchema().definitions));
  const structs = [...namesOf(generate(readPinnedSchema()))];
  const sample = (schema: any): any => {
    if (schema.items) return [];
    if (schema.additionalProperties) return {};
    const definition = definitions.find(([name]) => schema.$ref === `#/definitions/${name}`)?.[1];
    if (schema.$ref?.endsWith('.Quantity')) return '1Gi';
    if (definition) return definition.properties ? valid(definition) : sample(definition);
    return ({ integer: 1, number: 1.5, boolean: true } as Record<string, unknown>)[schema.type] ?? 'value';
  };
  const renamed = new Map(structs.flatMap(([, names]) => [...names].map(([name, inJson]) => [inJson, name] as const)));
  const valid = ({ properties = {}, required = [] }: any) =>
    Object.fromEntries(required.map((name: string) => [renamed.get(name), sample(properties[name])]));

  test.each(structs)('%s: arrives under its name in the schema', (struct, names) => {
    const properties = definitions.find(([name]) => shortName(name).toLowerCase() === struct.toLowerCase())![1].properties!;
    const given = Object.fromEntries([...names].map(([here, inJson]) => [here, sample(properties[inJson])]));
    expect(Object.keys(convert(struct, given))).toEqual(Object.keys(properties));
  });
});

test('names that jsii changes are changed back', () => {
  const given = { githubBaseUrl: 'https://github.example.com/api/v3', githubUploadUrl: 'https://github.example.com/api/uploads' };
  expect(convert('GithubEventSource', given)).toEqual({
    githubBaseURL: 'https://github.example.com/api/v3', githubUploadURL: 'https://github.example.com/api/uploads',
  });
});

describe('a value of a type that Go does not read there is refused', () => {
  test.each([
    ['a number for a text', 'KafkaEventSource', { url: 'kafka:9092', topic: 5 }, 'topic must be a text; given: 5'],
    ['a text for a number', 'SensorSpec', { replicas: '3' }, 'replicas must be a whole number; given: "3"'],
    ['a fraction for a whole number', 'Template', { priority: 1.5 }, 'priority must be a whole number; given: 1.5'],
    ['no number for a number', 'Template', { priority: NaN }, 'priority must be a whole number; given: NaN'],
    ['a text for an amount', 'Backoff', { factor: '2' }, 'factor must be a number; given: "2"'],
    ['a text for a truth value', 'Trigger', { atLeastOnce: 'false' }, 'atLeastOnce must be true or false; given: "false"'],
    ['a text for a list of texts', 'PulsarEventSource', { topics: 'orders' }, 'topics must be a list; given: "orders"'],
    ['a number in a list of texts', 'PulsarEventSource', { topics: ['orders', 5] }, 'topics[1] must be a text; given: 5'],
    ['nothing in a list', 'SensorSpec', { triggers: [null] }, 'triggers[0] must be something; given: null'],
    ['a number in a map of texts', 'EventSourceSpec', { template: { nodeSelector: { pool: 1 } } }, 'template.nodeSelector.pool must be a text; given: 1'],
    ['an object for a quantity', 'ResourceRequirements', { limits: { memory: {} } }, 'limits.memory must be a quantity, for example "500m" or "1Gi"; given: {}'],
    ['a size that Kubernetes does not read', 'PersistenceStrategy', { volumeSize: '20 GB' }, 'volumeSize must be a quantity, for example "500m" or "1Gi"; given: "20 GB"'],
    ['a function', 'JetStreamBus', { version: String }, 'version must be a text; given: a function'],
  ])('%s', (_, struct, given, message) => {
    expect(() => convert(struct, given)).toThrow(new Error(message));
  });

  test('Go reads a number as a quantity', () => {
    expect(convert('ResourceRequirements', { limits: { cpu: 1 } })).toEqual({ limits: { cpu: 1 } });
  });
});

describe('a field that is required', () => {
  test.each([
    ['missing', {}],
    ['missing', { topic: null }],
    ['empty', { topic: '' }],
  ])('is refused when it is %s: %j', (fault, given) => {
    expect(() => convert('KafkaEventSource', { url: 'kafka:9092', ...given })).toThrow(new Error(`topic is ${fault}. KafkaEventSource needs: topic, url.`));
  });

  test('is named with its path', () => {
    expect(() => convert('Template', { container: { env: [{ value: 'debug' }] } })).toThrow('container.env[0].name is missing. EnvVar needs: name.');
  });

  test('may be zero', () => {
    const term = { weight: 0, podAffinityTerm: { topologyKey: 'zone' } };
    expect(convert('WeightedPodAffinityTerm', term)).toEqual(term);
  });
});

test('nothing is made of nothing', () => {
  expect(convert('Trigger', undefined)).toBeUndefined();
  expect(convert('Trigger', { template: undefined, policy: null, atLeastOnce: false })).toEqual({ atLeastOnce: false });
});

describe('an unknown field is refused', () => {
  test('with its path, what the struct is, and what it knows', () => {
    expect(() => convert('EventSourceSpec', { template: { container: { livenessProbe: {} } } })).toThrow(new Error(
      'template.container.livenessProbe is not a field of Container in Argo Events v1.9.11; the controller would drop it. ' +
      'Known: env, envFrom, imagePullPolicy, resources, securityContext, volumeMounts. ' +
      'A field that your controller does know can be added by addJsonPatch().',
    ));
  });

  test.each([
    ['in a map', 'EventSourceEvents', { webhook: { order: { endpont: '/' } } }, /^webhook\.order\.endpont is not .* Did you mean endpoint\?/],
    ['in a list', 'SensorSpec', { triggers: [{}, { retry: {} }] }, /^triggers\[1\]\.retry is not a field of Trigger /],
    ['at any depth of dead letters', 'Trigger', { dlqTrigger: { dlqTrigger: { atLeastonce: true } } }, /^dlqTrigger\.dlqTrigger\.atLeastonce .* Did you mean atLeastOnce\?/],
    ['when it is a member of every object', 'Template', { constructor: 1 }, /^constructor is not a field of Template /],
    ['under the name of the schema', 'GithubEventSource', { githubBaseURL: 'x' }, /^githubBaseURL is written githubBaseUrl here \(GithubEventSource\); it becomes githubBaseURL in the manifest\.$/],
  ])('%s', (_, struct, given, message) => {
    expect(() => convert(struct, given)).toThrow(message);
  });

  test('a given path stands in front', () => {
    expect(() => convert('Trigger', { retries: 1 }, 'Shop.triggers[0]')).toThrow(/^Shop\.triggers\[0\]\.retries is not /);
  });
});

test.each([
  ['SensorSpec', { triggers: { a: 1 } }, 'triggers must be a list; given: {"a":1}'],
  ['EventSourceSpec', { webhook: [] }, 'webhook must be an object with one entry per name; given: []'],
  ['EventSourceSpec', { template: 'x' }, 'template must be an object with the fields of Template; given: "x"'],
  ['Backoff', { duration: true }, 'duration must be Int64OrString.fromString(...) or Int64OrString.fromNumber(...); given: true'],
])('%s %j is refused: %s', (struct, given, message) => {
  expect(() => convert(struct, given)).toThrow(new Error(message));
});

test('a value that comes later is passed on, and checked when it is there', () => {
  const url = Lazy.any({ produce: () => 7 });
  expect(convert('KafkaEventSource', { url, topic: 'orders' })).toEqual({ url, topic: 'orders' });
  const chart = Testing.chart();
  new argoevents.EventSource(chart, 'Source', { spec: { kafka: { order: { url, topic: 'orders' } } } });
  expect(() => Testing.synth(chart)).toThrow('kafka.order.url must be a text; given: 7');
});

test('a free-form object is passed on as it is', () => {
  const resource = { apiVersion: 'v1', kind: 'ConfigMap', data: { anything: 'goes' } };
  expect(convert('ArtifactLocation', { resource })).toEqual({ resource });
});

test.each([
  ['a string', argoevents.Int64OrString.fromString('10s'), '10s'],
  ['a number', argoevents.Int64OrString.fromNumber(1_000_000_000), 1_000_000_000],
  ['a plain string, as JavaScript and YAML have it', '10s', '10s'],
])('Int64OrString holds %s', (_, duration, expected) => {
  expect(convert('Backoff', { duration })).toEqual({ duration: expected });
});
