import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { run } from '../../src/cli/run';
import { loadFlow } from '../../src/flow/load-flow';

type Values = { [field: string]: any };

let folder: string;
let guide: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emit-'));
  guide = join(folder, 'k8s', 'guide.yaml');
  mkdirSync(join(folder, 'k8s'));
  copyFileSync(join(__dirname, '../../examples/checks/usual-guide.yaml'), guide);
});

afterEach(() => rmSync(folder, { recursive: true }));

async function haEvents(...args: string[]) {
  let out = '';
  let err = '';
  const code = await run(args, { write: text => { out += text; }, writeError: text => { err += text; }, color: false });
  return { code, out, err };
}

const documents = (text: string): Values[] => parseAllDocuments(text).map(document => document.toJS() as Values);
const names = (text: string) => documents(text).map(({ kind, metadata }) => `${kind} ${metadata.name}`);

test.each([
  [[], 'MutatingAdmissionPolicy'],
  [['--engine', 'admission-policy'], 'MutatingAdmissionPolicy'],
  [['--engine', 'kyverno'], 'MutatingPolicy'],
])('emit pod-policy %s prints a %s and its checks', async (options, kind) => {
  const { code, out, err } = await haEvents('emit', 'pod-policy', ...options);
  expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^ha-events: \d new objects, 0 changed objects\n$/) });
  expect(names(out)[0]).toBe(`${kind} cdk8s-argo-events-ha`);
  expect(new Set(names(out).map(name => name.split(' ')[0]))).toContain('ValidatingAdmissionPolicy');
});

test('emit prints new objects, then changed ones as a whole, and writes nothing', async () => {
  const before = readFileSync(guide, 'utf8');
  const { code, out, err } = await haEvents('emit', 'budgets', 'guard', '--for', guide);
  expect(code).toBe(0);
  expect(names(out)).toEqual([
    'PodDisruptionBudget eventbus-default-js', 'PodDisruptionBudget eventsource-webhook', 'PodDisruptionBudget sensor-processor',
    'ConfigMap eventbus-default-guard', 'Service eventbus-default-near',
    'EventBus default', 'EventSource webhook', 'Sensor processor',
  ]);
  expect(err).toBe('ha-events: 5 new objects, 3 changed objects. Changed, and printed in full: '
    + 'EventBus "argo-events/default", EventSource "argo-events/webhook", Sensor "argo-events/processor"\n');
  const [sensor] = documents(before).filter(({ kind }) => kind === 'Sensor');
  const changed = documents(out).find(({ kind }) => kind === 'Sensor')!;
  delete changed.spec.template.metadata;
  expect(changed).toEqual(sensor);
  expect({ text: readFileSync(guide, 'utf8'), files: readdirSync(join(folder, 'k8s')) }).toEqual({ text: before, files: ['guide.yaml'] });
});

const OVERLAY = ['budgets', 'guard', '--for'];
const overlay = () => join(folder, 'overlay');
const objects = (path: string) => loadFlow([path]).flow.objects.map(({ kind, name, manifest }) => ({ kind, name, manifest }));

test.each([
  ['a copy of the manifests', () => {}, 'base'],
  ['their kustomization', () => writeFileSync(join(folder, 'k8s', 'kustomization.yaml'), 'resources: [guide.yaml]\n'), '../k8s'],
])('--kustomize writes a component over %s', async (_, prepare, base) => {
  prepare();
  const source = base === 'base' ? guide : join(folder, 'k8s');
  const { out: plain } = await haEvents('emit', ...OVERLAY, source);
  const { code, out } = await haEvents('emit', ...OVERLAY, source, '--kustomize', overlay());
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(readFileSync(join(overlay(), 'kustomization.yaml'), 'utf8')).toContain(`resources:\n  - ${base}\ncomponents:\n  - component\n`);
  // what kustomize makes of both is what the command prints
  const built = base === 'base' ? objects(overlay()) : loadFlow([overlay(), join(folder, 'k8s')]).flow.objects;
  const byName = (all: readonly Values[]) => Object.fromEntries(all.map(({ kind, name, manifest }) => [`${kind} ${name}`, manifest]));
  expect(byName(built)).toEqual(Object.fromEntries(documents(plain).map(manifest => [`${manifest.kind} ${manifest.metadata.name}`, manifest])));
});

test('a second run leaves nothing of the first behind', async () => {
  await haEvents('emit', 'budgets', '--for', guide, '--kustomize', overlay());
  await haEvents('emit', 'guard', '--for', guide, '--kustomize', overlay());
  expect(readdirSync(join(overlay(), 'component')).filter(file => file.includes('poddisruptionbudget'))).toEqual([]);
});

test.each([
  ['a folder of somebody else', () => { mkdirSync(overlay()); writeFileSync(join(overlay(), 'kustomization.yaml'), 'resources: []\n'); return overlay(); }, /is not by ha-events, and would be overwritten/],
  ['a folder in the one that is read', () => join(folder, 'k8s', 'overlay'), /is inside .*k8s, which is read\. Allowed: a folder beside it/],
])('--kustomize refuses %s', async (_, target, message) => {
  const { code, err } = await haEvents('emit', ...OVERLAY, join(folder, 'k8s'), '--kustomize', target());
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) });
});

test.each([
  [['emit'], 'emit needs a subject. Allowed: pod-policy, guard, keeper, budgets, bucket'],
  [['emit', 'keper'], 'emit: there is no subject "keper". Did you mean keeper?'],
  [['emit', 'guard'], 'emit guard needs manifests: --for PATH'],
  [['emit', 'pod-policy', '--engine', 'kivero'], '--engine: there is no engine "kivero". Did you mean kyverno?'],
])('%s: %s', async (args, message) => {
  expect(await haEvents(...args)).toEqual({ code: 2, out: '', err: `ha-events: ${message}\n` });
});

const BUS = (spec: string) => `apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata: { name: default }\nspec: ${spec}\n`;

test.each([
  ['{ jetstream: { replicas: 1, version: 2.10.29 } }', 'its bus has fewer than 3 servers. Set spec.jetstream.replicas: 3'],
  ['{ nats: { native: {} } }', 'its EventBus is not of the type jetstream, for which this is made'],
])('for the bus %s nothing is made, and the reason is told', async (spec, reason) => {
  const file = join(folder, 'bus.yaml');
  writeFileSync(file, BUS(spec));
  expect(await haEvents('emit', 'keeper', '--for', file)).toEqual({
    code: 0, out: '', err: `ha-events: EventBus "default": no object is created. Reason: ${reason}\nha-events: nothing is created\n`,
  });
});
