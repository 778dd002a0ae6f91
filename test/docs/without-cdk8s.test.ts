import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { run } from '../../src/cli/run';
import { RULES } from '../../src/lint/rules';
import { snippets } from '../support/readme';

const ROOT = join(__dirname, '..', '..');
const GUIDE = join(ROOT, 'examples/checks/usual-guide.yaml');
const page = (name: string) => readFileSync(join(ROOT, 'docs', name), 'utf8');

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'docs-'));
  mkdirSync(join(folder, 'k8s'));
  copyFileSync(GUIDE, join(folder, 'k8s', 'guide.yaml'));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function haEvents(command: string) {
  let out = '';
  let err = '';
  // the shell does what comes after the arguments
  const args = command.replace(/\s+[>|#].*$/, '').split(/\s+/).slice(1).map(word => (/^(k8s|overlay|app|app-python|charts\/[\w-]+)\/?$/.test(word) ? join(folder, word) : word));
  const code = await run(args, { write: text => { out += text; }, writeError: text => { err += text; }, color: false });
  return { code, out, err };
}

const commands = ['docs/without-cdk8s.md', 'docs/adopt.md'].flatMap(document => snippets(document, 'sh').flatMap(text => text.split('\n'))).filter(line => line.startsWith('ha-events') && !line.includes('--cluster'));

test.each(commands.map(command => [command]))('%s', async command => {
  const { code, out, err } = await haEvents(command);
  expect({ code, err: err.replace(/^ha-events: \d+ (new|files in) .*\n/m, '') }).toEqual({ code: command.includes(' check ') ? 1 : 0, err: '' });
  expect(out !== '' || existsSync(join(folder, 'overlay', 'kustomization.yaml'))).toBe(true);
});

test('there are commands of every kind', () => {
  expect(new Set(commands.map(command => command.split(' ')[1]))).toEqual(new Set(['check', 'harden', 'emit', 'adopt', 'chart']));
});

test('the bus and the order of docs/adopt.md are those of the usual guide', async () => {
  const { out, err } = await haEvents('ha-events adopt k8s/');
  const [bus] = [...page('adopt.md').matchAll(/^```ts fragment\n([\s\S]*?)^```$/gm)].map(([, text]) => text);
  expect(out).toContain(bus);
  const [order] = [...page('adopt.md').matchAll(/^```\n(Order to apply[\s\S]*?)^```$/gm)].map(([, text]) => text);
  expect(err.endsWith(order)).toBe(true);
});

test('the table of docs/without-cdk8s.md has every subject', async () => {
  const { out } = await haEvents('ha-events emit --help');
  const subjects = [...out.matchAll(/^ {2}([a-z-]+) {2,}\S/gm)].map(([, name]) => name);
  expect(subjects.length).toBeGreaterThan(4);
  for (const subject of subjects) expect(page('without-cdk8s.md')).toContain(`| \`emit ${subject}\` |`);
});

test('README links both pages', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  for (const name of ['adopt.md', 'without-cdk8s.md', 'pod-policy.md']) expect(readme).toContain(`(docs/${name})`);
});

test('rules name no other commands', () => {
  expect(RULES.flatMap(({ fix }) => fix.match(/ha-events (\w+)/g) ?? []).filter(text => !/ha-events (emit|harden|adopt|check|report|drill|explain)/.test(text))).toEqual([]);
});
