import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { run } from '../../src/cli/run';
import { RULES } from '../../src/lint/rules';

let folder: string;
let guide: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'adopt-'));
  guide = join(folder, 'guide.yaml');
  copyFileSync(join(__dirname, '../../examples/checks/usual-guide.yaml'), guide);
});

afterEach(() => rmSync(folder, { recursive: true }));

async function haEvents(...args: string[]) {
  let out = '';
  let err = '';
  const code = await run(args, { write: text => { out += text; }, writeError: text => { err += text; }, color: false });
  return { code, out, err };
}

test.each([['typescript'], ['python']])('adopt writes the %s app of the usual guide, and tells what it changes', async language => {
  const { code, out, err } = await haEvents('adopt', guide, '--language', language);
  expect(code).toBe(0);
  expect(out).toMatchSnapshot();
  if (language === 'typescript') expect(err).toMatchSnapshot();
});

test('--out writes the app into a folder, which it does not overwrite', async () => {
  const { out: source } = await haEvents('adopt', guide);
  const target = join(folder, 'app');
  const { code, out, err } = await haEvents('adopt', guide, '--out', target);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('Order to apply.');
  expect(readFileSync(join(target, 'main.ts'), 'utf8')).toBe(source);
  expect(readFileSync(join(target, 'cdk8s.yaml'), 'utf8')).toBe('app: npx ts-node main.ts\n');
  expect(await haEvents('adopt', guide, '--out', target)).toMatchObject({ code: 2, err: expect.stringContaining('main.ts exists, and would be overwritten') });
});

test('objects of other kinds are in the app, Secrets are not', async () => {
  writeFileSync(join(folder, 'more.yaml'), 'apiVersion: v1\nkind: Secret\nmetadata: { name: token, namespace: argo-events }\nstringData: { key: hidden }\n---\n'
    + 'apiVersion: batch.example.com/v1\nkind: Report\nmetadata: { name: daily, namespace: argo-events }\nspec: { at: noon }\n');
  const { out, err } = await haEvents('adopt', folder);
  expect(out).toContain("kind: 'Report'");
  expect(out).not.toContain('hidden');
  expect(err).toContain('not in the app: Secret "argo-events/token": a Secret does not belong into source.');
});

test.each([
  [['--survives', 'zone'], 'survives: FailureDomain.ZONE'],
  [['--engine', 'kyverno'], 'engine: PodPolicyEngine.KYVERNO'],
  [['--no-pod-policy'], 'podPolicy: false'],
])('with %s the app has %s', async (options, text) => {
  expect((await haEvents('adopt', guide, ...options)).out).toContain(text);
});

test('with --pod-policy the app has none', async () => {
  expect((await haEvents('adopt', guide, '--pod-policy')).out).not.toContain('HaPodPolicy');
});

test('harden prints what the app would make of the manifests', async () => {
  const before = readFileSync(guide, 'utf8');
  const { code, out, err } = await haEvents('harden', guide);
  expect(code).toBe(0);
  expect(err).toMatch(/^ha-events: \d+ new objects, 3 changed objects\. Changed, and printed in full: EventBus "argo-events\/default", EventSource "argo-events\/webhook", Sensor "argo-events\/processor"\n$/);
  expect(parseAllDocuments(out).map(document => document.get('kind')).slice(-3)).toEqual(['EventBus', 'EventSource', 'Sensor']);
  expect({ text: readFileSync(guide, 'utf8'), files: readdirSync(folder) }).toEqual({ text: before, files: ['guide.yaml'] });
});

test('what is hardened needs nothing more', async () => {
  const { out } = await haEvents('harden', guide);
  const file = join(folder, 'hardened.yaml');
  writeFileSync(file, out);
  expect(await haEvents('harden', file)).toEqual({ code: 0, out: '', err: 'ha-events: nothing is missing\n' });
});

test.each([
  [['adopt'], 'no manifests given: ha-events adopt PATH..., - for standard input, or --cluster'],
  [['harden'], 'no manifests given: ha-events harden PATH..., - for standard input, or --cluster'],
  [['harden', '--cluster', '--kustomize', 'x'], '--kustomize: an overlay needs files, and --cluster reads none. Give the files, or leave out --kustomize'],
  [['adopt', 'x.yaml', '--cluster'], '--cluster and x.yaml: got both a cluster and files. Give one of them'],
  [['adopt', 'x.yaml', '--namespace', 'shop'], '--namespace is for --cluster, which is not given. Add --cluster, or remove --namespace'],
  [['adopt', 'x.yaml', '--language', 'pyton'], '--language: there is no language "pyton". Did you mean python?'],
])('%s: %s', async (args, message) => {
  expect(await haEvents(...args)).toEqual({ code: 2, out: '', err: `ha-events: ${message}\n` });
});

test.each([['adopt'], ['harden'], ['emit', 'budgets', '--for']])('%s of manifests without Argo Events exits with 2', async (...command) => {
  const file = join(folder, 'other.yaml');
  writeFileSync(file, 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\n');
  expect(await haEvents(...command, file)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('none of them an EventBus, EventSource or Sensor') });
});

test('the commands that rules advise exist', async () => {
  const advised = RULES.flatMap(({ fix }) => [...fix.matchAll(/ha-events (emit [a-z-]+|harden|adopt)/g)].map(([, command]) => command));
  expect([...new Set(advised)].sort()).toEqual(['emit bucket', 'emit budgets', 'emit guard', 'emit keeper', 'emit pod-policy', 'harden']);
  for (const command of new Set(advised)) {
    const { err } = await haEvents(...command.split(' '), ...command.startsWith('emit') && !command.endsWith('policy') ? ['--for', guide] : command === 'harden' ? [guide] : []);
    expect(err).toMatch(/^ha-events: \d+ new object/);
  }
});
