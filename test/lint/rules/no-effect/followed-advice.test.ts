import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { droppedFields } from '../../../../src/argo-events/catalog/dropped-fields';
import { STRUCTS } from '../../../../src/argo-events/catalog/schema';
import { structFields, visitFields } from '../../../../src/argo-events/catalog/struct-walk';
import { checkText } from '../../support/check-text';

type Values = { [field: string]: any };
type Path = readonly (string | number)[];

const FACTS = { argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest', zones: 3, nodes: 9, podPolicy: true } as const;
const object = (kind: string, name: string, spec: Values): Values => ({ apiVersion: 'argoproj.io/v1alpha1', kind, metadata: { name }, spec });
const trigger = (name: string, template: Values) => ({ template: { name, ...template }, retryStrategy: { duration: '1s' } });
const dependency = { name: 'order', eventSourceName: 'hooks', eventName: 'order', filters: { data: [{ path: 'a', type: 'string', value: ['b'] }] } };
const payload = [{ src: { dependencyName: 'order', dataKey: 'body' }, dest: 'a' }];
const resource = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { generateName: 'a-' } };

/** Objects that have what most manifests have, and lack enough for values to be misplaced. */
const OBJECTS: readonly Values[] = [
  object('EventBus', 'default', { jetstream: { version: '2.10.29', persistence: { accessMode: 'ReadWriteOnce' }, containerTemplate: {}, metadata: {} } }),
  object('EventBus', 'old', { nats: { native: { auth: 'token', persistence: {}, containerTemplate: {} } } }),
  object('EventSource', 'hooks', { service: { ports: [{ port: 12000 }] }, template: { container: {}, metadata: {} }, webhook: { order: { port: '12000', endpoint: '/order', method: 'POST' } } }),
  object('EventSource', 'queues', { kafka: { order: { url: 'kafka:9092', topic: 'orders', consumerGroup: {}, connectionBackoff: {} } } }),
  object('EventSource', 'repositories', { github: { order: { repositories: [{ owner: 'a', names: ['b'] }], webhook: { endpoint: '/a', port: '12000', method: 'POST' }, events: ['*'] } } }),
  object('Sensor', 'orders', {
    template: {},
    dependencies: [dependency],
    triggers: [
      trigger('http', { http: { method: 'POST', url: 'http://x/' } }),
      trigger('slack', { slack: { channel: 'a', message: 'b' } }),
      trigger('workflow', { argoWorkflow: { operation: 'submit', source: { resource } } }),
      trigger('k8s', { k8s: { operation: 'create', source: { resource } } }),
      trigger('kafka', { kafka: { url: 'kafka:9092', topic: 'orders', payload } }),
    ],
  }),
];

/** Whole events and actions, of which a typical value is a manifest of its own. */
const SECTIONS = [...structFields('EventSourceSpec'), ...structFields('TriggerTemplate')].filter(([, { struct }]) => struct !== undefined).map(([field]) => field)
  .filter(field => !['template', 'service', 'conditionsReset'].includes(field));
const FIELDS = [...new Set(Object.keys(STRUCTS).flatMap(struct => [...structFields(struct).keys()]).filter(field => !SECTIONS.includes(field))),
  'serverURL', 'timeoutSeconds', 'eventBus', 'gatewayName', 'startOldest', 'userPayload', 'podLabels', 'podAnnotations', 'size', 'storageClass', 'retries', 'relicas', 'replica', 'backoff'];

/** Values as people write them. */
const TYPICAL: Readonly<Record<string, unknown>> = {
  schedule: '0 * * * *',
  interval: '10s',
  url: 'http://x/',
  serverURL: 'http://x/',
  endpoint: '/x',
  port: '12000',
  method: 'POST',
  operation: 'create',
  version: '2.10.29',
  parameters: payload,
  payload,
  accessMode: 'ReadWriteOnce',
  volumeSize: '10Gi',
  size: '10Gi',
  duration: '1s',
  streamConfig: 'maxAge: 24h',
  settings: 'sync_interval: always',
  eventName: 'order',
  eventSourceName: 'hooks',
  gatewayName: 'hooks',
  conditions: 'order',
  timezone: 'UTC',
  maxPayload: '1MB',
  unit: 'Second',
  filtersLogicalOperator: 'and',
  factor: 2,
  jitter: 1,
  timeoutSeconds: 5,
  startOldest: true,
  userPayload: { a: 'b' },
  podLabels: { a: 'b' },
  podAnnotations: { a: 'b' },
  storageClass: 'fast',
  retries: 3,
  backoff: { steps: 3 },
  replicas: 3,
  replica: 3,
  relicas: 3,
  eventBus: 'default',
  eventBusName: 'default',
  events: ['*'],
  clusterIP: 'None',
  topologyKey: 'kubernetes.io/hostname',
};

/** A value for each type that a field of that name has somewhere. */
function valuesOf(field: string): unknown[] {
  if (field in TYPICAL) return [TYPICAL[field]];
  const types = Object.keys(STRUCTS).flatMap(struct => structFields(struct).get(field) ?? []);
  return [...new Set(types.map(({ struct, scalar, many }) => {
    const one = struct !== undefined ? {} : scalar === 'boolean' ? true : /int/.test(scalar!) ? 3 : 'x';
    return JSON.stringify(many === '[]' ? [one] : many === '{}' ? { a: one } : one);
  }))].map(text => JSON.parse(text));
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<any>((inner, step) => inner?.[step], value);
}

/** A copy with a value at a path; undefined removes it. */
function withValue(value: any, [step, ...rest]: Path, given: unknown): any {
  const copy = Array.isArray(value) ? [...value] : { ...value };
  const next = rest.length === 0 ? given : withValue(copy[step], rest, given);
  if (next === undefined) delete copy[step];
  else copy[step] = next;
  return copy;
}

interface Followed {
  readonly name: string;
  readonly dropped: Values;
  readonly moved: Values;
  readonly moveTo: Path;
}

/** Every field of the schema, put into every struct that does not have it, as far as the advice is to move it: one for each struct and place. */
const FOLLOWED = new Map<string, Followed>();
const OVERWRITING: string[] = [];
for (const original of OBJECTS) {
  const structs = visitFields(original.kind, original).flatMap(({ path, type, value }) =>
    (type?.struct !== undefined && type.many === undefined && typeof value === 'object' ? [{ path, struct: type.struct }] : []));
  const items = visitFields(original.kind, original).map(({ path, parent }) => ({ path: path.slice(0, -1), struct: parent }));
  const places = new Map([...items, ...structs].filter(({ path }) => path.length > 0).map(one => [one.struct, one]));
  for (const { path, struct } of places.values()) {
    for (const field of FIELDS.filter(name => !structFields(struct).has(name))) {
      for (const value of valuesOf(field)) {
        const dropped = withValue(original, [...path, field], value);
        const advice = droppedFields(dropped).find(one => isDeepStrictEqual(one.path, [...path, field]));
        if (advice?.moveTo === undefined) continue;
        if (at(dropped, advice.moveTo) !== undefined) OVERWRITING.push(`${[...path, field].join('.')} -> ${advice.moveTo.join('.')}`);
        const key = `${original.metadata.name} ${struct}.${field} -> ${advice.moveTo.filter(step => typeof step === 'string').join('.')}`;
        const moved = withValue(withValue(dropped, [...path, field], undefined), advice.moveTo, value);
        if (!FOLLOWED.has(key)) FOLLOWED.set(key, { name: `${key} ${JSON.stringify(value)}`, dropped, moved, moveTo: advice.moveTo });
      }
    }
  }
}

/** They judge the values, which are made up here; the advice is about their places. */
const VALUE_RULES = [
  'ha/bus-incomplete', 'ha/filter-passes-nothing', 'ha/invalid-service-ports', 'ha/invalid-streaming-setting', 'ha/invalid-webhook-server', 'ha/pod-refused', 'ha/refused-value', 'ha/sensor-incomplete',
  'ha/source-incomplete', 'ha/trigger-fails',
];

function errors(changed: Values): string[] {
  const text = OBJECTS.map(one => stringify(one.metadata.name === changed.metadata.name ? changed : one)).join('---\n');
  const { findings, problems } = checkText(text, FACTS).report;
  expect(problems).toEqual([]);
  return findings.filter(({ severity, rule }) => severity === 'error' && !VALUE_RULES.includes(rule)).map(({ rule, object: at_, path }) => `${rule} ${at_?.name} ${path}`);
}

test('advice to move a value never overwrites another one', () => {
  expect(OVERWRITING).toEqual([]);
  expect(FOLLOWED.size).toBeGreaterThan(300);
});

test('a value that was moved as advised has its effect, and no rule has an error for it', () => {
  const unmoved = new Map(OBJECTS.map(one => [one.metadata.name as string, errors(one)]));
  const wrong = [...FOLLOWED.values()].flatMap(({ name, moved, moveTo }) => {
    const before = unmoved.get(moved.metadata.name)!;
    const added = errors(moved).filter(error => !before.includes(error));
    const still = droppedFields(moved).filter(({ path }) => isDeepStrictEqual(path, moveTo)).map(({ instead }) => instead);
    return [...added, ...still].map(error => `${name}: ${error}`);
  });
  expect(wrong).toEqual([]);
});
