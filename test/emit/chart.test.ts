import { execFileSync, spawnSync } from 'child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import Ajv from 'ajv';
import { parse, parseAllDocuments } from 'yaml';
import { run } from '../../src/cli/run';
import { bucket } from '../../src/emit/bucket';
import { budgets } from '../../src/emit/budgets';
import { chartFiles } from '../../src/emit/chart/chart-files';
import { guard } from '../../src/emit/guard';
import { keeper } from '../../src/emit/keeper';
import { podPolicy } from '../../src/emit/pod-policy';
import { buildFlow } from '../../src/flow/build-flow';
import { loadManifests } from '../../src/manifests/load-manifests';
import { asRecord, Json } from '../../src/values/json-values';
import { describeWith } from '../support/describe-with';

const files = chartFiles();
const folder = join(mkdtempSync(join(tmpdir(), 'chart-')), 'cdk8s-argo-events-ha');
const write = async () => run(['chart', folder], { write: () => undefined, writeError: () => undefined, color: false });

beforeAll(write);

test('ha-events chart writes every file, and replaces its own chart only', async () => {
  for (const [file, text] of files) expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
  expect(await write()).toBe(0);
  const other = mkdtempSync(join(tmpdir(), 'chart-'));
  writeFileSync(join(other, 'Chart.yaml'), 'name: shop\n');
  let err = '';
  expect(await run(['chart', other], { write: () => undefined, writeError: text => { err += text; }, color: false })).toBe(2);
  expect(err).toBe(`ha-events: ${other} is not by ha-events, and would be overwritten. Allowed: an empty folder, or a chart that an earlier run wrote\n`);
  expect(existsSync(join(other, 'values.yaml'))).toBe(false);
});

test('no placeholder is left in a template', () => {
  expect([...files].filter(([, text]) => text.includes('placeholder'))).toEqual([]);
});

/** A template as YAML, whatever the values: without the lines that decide, and with a word for each value. */
function skeleton(template: string): Json[] {
  const text = template.replace(/^\{\{- .*\}\}\n/gm, '').replace(/\{\{ "([{}]+)" \}\}/g, '$1').replace(/\{\{ .*? \}\}/g, 'word');
  return parseAllDocuments(`---\n${text}`).flatMap(document => {
    expect(document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY')).toEqual([]);
    const object = document.toJS() as Json | null;
    return object === null ? [] : [object];
  });
}

test.each([
  ['bus-guard', ['ConfigMap', 'Service']],
  ['budgets', ['PodDisruptionBudget', 'PodDisruptionBudget', 'PodDisruptionBudget']],
])('the template %s has %j, with the names of the values', (name, kinds) => {
  const objects = skeleton(files.get(`templates/${name}.yaml`)!);
  expect(objects.map(({ kind }) => kind)).toEqual(kinds);
  for (const { metadata } of objects) expect(metadata).toMatchObject({ name: expect.stringContaining('word'), namespace: 'word' });
});

describe('values.schema.json', () => {
  const validate = new Ajv({ strict: false }).compile(JSON.parse(files.get('values.schema.json')!));
  const values = parse(files.get('values.yaml')!) as Json;

  test('takes the values of the chart', () => {
    expect(validate(values)).toBe(true);
  });

  test.each([
    ['two servers', { eventBus: { name: 'default', replicas: 2 } }],
    ['a misspelt value', { sensor: [] }],
    ['a Sensor as text', { sensors: ['fulfil'] }],
    ['a name that Kubernetes refuses', { eventSources: ['Shop'] }],
    ['another engine', { podPolicy: { enabled: true, engine: 'gatekeeper' } }],
  ])('refuses %s', (_what, wrong) => {
    expect(validate({ ...values, ...wrong })).toBe(false);
  });
});

/** The same names as YAML, for the commands that make the objects from manifests. */
function flowOf(bus: string, replicas: number, sensors: readonly { name: string; waitsForSeveral?: boolean }[]) {
  const text = [
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'EventBus',
      metadata: { name: bus, namespace: 'shop' },
      spec: { jetstream: { version: '2.10.29', replicas, persistence: { volumeSize: '1Gi' } } },
    },
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'EventSource',
      metadata: { name: 'orders', namespace: 'shop' },
      spec: { eventBusName: bus, replicas: 2, webhook: { order: { endpoint: '/o', port: '12000', method: 'POST' } } },
    },
    ...sensors.map(({ name, waitsForSeveral = false }) => ({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Sensor',
      metadata: { name, namespace: 'shop' },
      spec: {
        eventBusName: bus,
        replicas: 3,
        dependencies: ['a', 'b'].map(each => ({ name: each, eventSourceName: 'orders', eventName: 'order' })),
        triggers: [{ template: { name: 't', conditions: waitsForSeveral ? 'a && b' : 'a || b', log: {} } }],
      },
    })),
  ].map(object => JSON.stringify(object)).join('\n---\n');
  return buildFlow(loadManifests([{ file: 'm.yaml', text }]).objects);
}

const hashless = (text: string) => text.replace(/(-bucket-)[0-9a-f]{8}"/g, '$1HASH"');
const sorted = (objects: readonly unknown[]) =>
  objects.map(object => hashless(JSON.stringify(object))).sort().map(text => JSON.parse(text) as unknown);

type Rendered = (values: Json) => Json[];

const objectsOf = (text: string) => parseAllDocuments(text).map(document => document.toJS() as Json).filter(Boolean);

function givesWhatEmitGives(rendered: Rendered): void {
  test.each([
    ['default', 3, [{ name: 'fulfil' }]],
    ['orders', 5, [{ name: 'fulfil' }, { name: 'settle', waitsForSeveral: true }]],
    ['123', 3, []],
  ])('gives for the bus %s of %i servers the objects that emit gives', (name, replicas, sensors) => {
    const flow = flowOf(name, replicas, sensors);
    const emitted = [guard(flow), keeper(flow), bucket(flow), budgets(flow)].flatMap(({ added }) => added);
    expect(emitted.length).toBeGreaterThan(8);
    expect(sorted(rendered({ eventBus: { name, replicas }, eventSources: ['orders'], sensors }))).toEqual(sorted(emitted));
  });

  test('has the pod policy of the engine, alone where all else is off', () => {
    const off = { enabled: false };
    const only = (engine: string) => rendered({ podPolicy: { enabled: true, engine }, busGuard: off, keeper: off, buckets: off, budgets: off });
    expect(sorted(only('admission-policy'))).toEqual(sorted(podPolicy().added));
    expect(only('kyverno').map(({ kind }) => kind)).toContain('MutatingPolicy');
  });

  test('gives a bucket Job another name when its image changes, since a Job cannot change', () => {
    const nameWith = (natsBox: string) => rendered({ sensors: [{ name: 'fulfil' }], images: { natsBox } }).find(({ kind }) => kind === 'Job')!.metadata;
    expect(nameWith('a:1')).not.toEqual(nameWith('a:2'));
  });
}

const [inSource, inBus] = [...files.get('README.md')!.matchAll(/```yaml\n(spec:[^]*?)```/g)].map(([, text]) => text);

/** What the named templates add to the custom resources of another chart. */
function expectOfGuard(objects: readonly Json[]): void {
  const changed = [...guard(flowOf('default', 3, [])).changed.values()];
  const ours = (kind: string, of: readonly Json[]) =>
    of.find(object => object.kind === kind)!.spec as { template?: unknown; jetstream?: { startArgs: unknown } };
  expect(ours('EventSource', objects).template).toEqual(ours('EventSource', changed).template);
  expect(ours('EventBus', objects).jetstream!.startArgs).toEqual(ours('EventBus', changed).jetstream!.startArgs);
}

describeWith('go', 'version')("rendered by Go's templates, without Helm", () => {
  const program = join(mkdtempSync(join(tmpdir(), 'render-')), 'render');
  const templates = Object.fromEntries([...files].flatMap(([file, text]) => (file.startsWith('templates/') ? [[file.slice('templates/'.length), text]] : [])));
  const defaults = parse(files.get('values.yaml')!) as Json;
  const merged = (base: Json, over: Json): Json => Object.entries(over).reduce((all, [key, value]) => {
    const [inner, record] = [asRecord(base[key]), asRecord(value)];
    return { ...all, [key]: inner && record ? merged(inner, record) : value };
  }, base);
  const rendered = (values: Json, more: Readonly<Record<string, string>> = {}) => {
    const input = { templates: { ...templates, ...more }, values: merged(defaults, values), release: { Name: 'ha', Namespace: 'shop' } };
    return objectsOf(execFileSync(program, { input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 2 ** 26 }));
  };

  beforeAll(() => { execFileSync('go', ['build', '-o', program, join(__dirname, 'support/render.go')], { stdio: 'pipe' }); }, 120_000);

  givesWhatEmitGives(rendered);

  test('has named templates that give the annotations of emit guard', () => {
    expectOfGuard(rendered({}, { 'source.yaml': `kind: EventSource\n${inSource}`, 'bus.yaml': `kind: EventBus\n${inBus}` }));
  });
});

describeWith('helm', 'version')('rendered by Helm', () => {
  const rendered = (values: Json, chart = folder) => {
    const file = join(mkdtempSync(join(tmpdir(), 'values-')), 'values.yaml');
    writeFileSync(file, JSON.stringify(values));
    return objectsOf(execFileSync('helm', ['template', 'ha', chart, '--namespace', 'shop', '--values', file], { encoding: 'utf8', stdio: 'pipe', maxBuffer: 2 ** 26 }));
  };

  givesWhatEmitGives(rendered);

  test('is refused with a wrong value', () => {
    const { status, stderr } = spawnSync('helm', ['template', 'ha', folder, '--set', 'eventBus.replicas=4'], { encoding: 'utf8' });
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/eventBus\.replicas|\/eventBus\/replicas/);
  });

  test('is a dependency, whose named templates give the annotations of emit guard', () => {
    const parent = mkdtempSync(join(tmpdir(), 'parent-'));
    mkdirSync(join(parent, 'templates'));
    const dependency = `{ name: cdk8s-argo-events-ha, version: 0.0.0, repository: "file://${folder}" }`;
    writeFileSync(join(parent, 'Chart.yaml'), `apiVersion: v2\nname: shop\nversion: 0.0.0\ndependencies: [${dependency}]\n`);
    writeFileSync(join(parent, 'values.yaml'), 'cdk8s-argo-events-ha: { eventSources: [orders], sensors: [{ name: fulfil }] }\n');
    writeFileSync(join(parent, 'templates/source.yaml'), `kind: EventSource\n${inSource}`);
    writeFileSync(join(parent, 'templates/bus.yaml'), `kind: EventBus\n${inBus}`);
    execFileSync('helm', ['dependency', 'build', parent], { stdio: 'pipe' });
    const objects = rendered({}, parent);
    expectOfGuard(objects);
    expect(objects.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['Job', 'Deployment', 'PodDisruptionBudget']));
  });
});
