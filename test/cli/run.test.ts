import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/run';

const SENSOR = 'apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata:\n  name: orders\nspec:\n  replicas: 2 # why\n';
const ONLY = ['--rule', 'two-voters'];
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ha-events-'));
  file = join(folder, 'sensor.yaml');
  writeFileSync(file, SENSOR);
});

afterEach(() => rmSync(folder, { recursive: true }));

async function haEvents(...args: string[]) {
  let out = '';
  let err = '';
  const code = await run(args, { write: text => { out += text; }, writeError: text => { err += text; }, color: false });
  return { code, out, err };
}

test.each([
  ['0 when nothing is found', ['--rule', 'contradictory-lease-timings'], 0],
  ['1 when there is a finding', ONLY, 1],
  ['1 when it is as grave as --fail-on', [...ONLY, '--fail-on', 'error'], 1],
  ['0 with --fail-on never', [...ONLY, '--fail-on', 'never'], 0],
])('check exits with %s', async (_, args, code) => {
  expect(await haEvents('check', file, ...args)).toMatchObject({ code, err: '' });
});

test('check of a base and its overlay in one folder names the object that both have, once', async () => {
  const overlay = join(folder, 'overlays');
  mkdirSync(overlay);
  writeFileSync(join(overlay, 'sensor.yaml'), SENSOR.replace('replicas: 2', 'replicas: 3'));
  const { code, out } = await haEvents('check', folder, '--rule', 'duplicate-object');
  expect(code).toBe(1);
  expect(out.match(/ha\/duplicate-object {2}.*/g)).toEqual([expect.stringMatching(/^ha\/duplicate-object {2}4:9 {2}Sensor "orders": the same object is in .*sensor.yaml$/)]);
});

test('a former id of a rule works, and the one of today is named once', async () => {
  const { code, err } = await haEvents('check', file, '--rule', 'election-quorum', '--rule', 'ha/election-quorum');
  expect({ code, err }).toEqual({ code: 1, err: 'ha-events: note: ha/election-quorum is now called ha/two-voters. The old id still works\n' });
});

test('check exits with 2 when a file cannot be read, and still says what it found in the others', async () => {
  writeFileSync(join(folder, 'latin1.yaml'), Buffer.from([0x6b, 0xe4, 0x0a]));
  const { code, out } = await haEvents('check', folder, ...ONLY);
  expect(code).toBe(2);
  expect(out).toContain('ha/two-voters');
  expect(out).toContain('latin1.yaml:1:1  the file is not UTF-8');
});

test.each([
  ['a command', ['chek'], 'there is no command "chek". Did you mean check?'],
  ['an option', ['check', '.', '--fial-on', 'error'], 'there is no option "--fial-on". Did you mean --fail-on?'],
  ['a format', ['check', '.', '--format', 'sarf'], 'there is no format "sarf". Did you mean sarif?'],
  ['a severity', ['check', '.', '--fail-on', 'eror'], 'there is no severity "eror". Did you mean error?'],
  ['a rule', ['explain', 'two-votres'], 'there is no rule "ha/two-votres". Did you mean ha/two-voters?'],
  ['a rule to run', ['check', '.', '--rule', 'twovoters'], '--rule: there is no rule "ha/twovoters". Did you mean ha/two-voters?'],
  ['an option that is turned off', ['check', '.', '--no-pod-polcy'], 'there is no option "--no-pod-polcy". Did you mean --no-pod-policy?'],
  ['an option before the command', ['--verison'], 'before a command there is no option "--verison". Did you mean --version?'],
  ['a format of the report', ['report', '.', '--format', 'htlml'], 'there is no format "htlml". Did you mean html?'],
])('a misspelt name of %s is answered with the one that was probably meant', async (_, args, message) => {
  const { code, err } = await haEvents(...args);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) });
});

test.each([
  ['a command', ['lint'], 'there is no command "lint". Allowed: check, report, cost, drill, emit, harden'],
  ['an option', ['report', '.', '--xyz'], 'there is no option "--xyz". Allowed: --format, --survives, --allow-empty, --cluster, --context'],
  ['an option where there is none', ['explain', '--format', 'json'], 'there is no option "--format". Allowed: --help'],
  ['an option before the command', ['--zones', '3', 'check', '.'], 'before a command there is no option "--zones". Allowed: --help, --version'],
  ['a format', ['check', '.', '--format', 'xml'], 'there is no format "xml". Allowed: human, json, sarif, junit, github'],
  ['a severity', ['check', '.', '--fail-on', 'high'], 'there is no severity "high". Allowed: error, warning, info, never'],
  ['a rule', ['explain', 'something-else'], 'there is no rule "ha/something-else". Allowed: one of the'],
])('a name of %s that is like none is answered with those that there are', async (_, args, message) => {
  const { code, err } = await haEvents(...args);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) });
});

test.each([
  ['a field', 'fact:\n  zones: 3\n', ': there is no field "fact". Did you mean facts?'],
  ['a field that is like none', 'include: x\n', ': there is no field "include". Allowed: facts, rules, ignore'],
  ['a fact', 'facts:\n  zone: 3\n', ': facts: there is no fact "zone". Did you mean zones?'],
  ['a rule', 'rules:\n  two-votres: off\n', ': there is no rule "ha/two-votres". Did you mean ha/two-voters?'],
  ['a severity', 'rules:\n  two-voters: high\n', ': two-voters is "high". Allowed: error, warning, info, off'],
  ['a field of an accepted finding', 'facts: {}\nignore:\n- rule: two-voters\n  object: Sensor */orders\n  reason: why\n', ':3: ignore: there is no field "object". Did you mean objects?'],
  ['a pattern that is none', 'ignore:\n- rule: two-voters\n  reason: why\n  files: [a.yaml]\n', ':2: ignore: files is ["a.yaml"]. Allowed: one pattern as text'],
  ['facts that are no map', 'facts: 3\n', ': facts is 3. Allowed: a map, for example facts: { zones: 3 }'],
  ['rules that are no map', 'rules: [ha/invalid-name]\n', ': rules is ["ha/invalid-name"]. Allowed: a map'],
  ['accepted findings that are no list', 'ignore: ha/invalid-name\n', ': ignore is "ha/invalid-name". Allowed: a list of entries'],
  ['two documents', 'facts: {}\n---\nfacts: {}\n', ' holds 2 documents. Allowed: one'],
  ['broken YAML', 'facts: {}\nrules: ]\n', ':2: no valid YAML'],
  ['an alias of nothing', 'facts: *some\n', ': no valid YAML: Unresolved alias'],
])('a configuration with %s is refused', async (_, text, message) => {
  const config = join(folder, 'ha-events.yaml');
  writeFileSync(config, text);
  expect(await haEvents('check', file, ...ONLY, '--config', config)).toEqual({ code: 2, out: '', err: expect.stringContaining(`ha-events: ${config}${message}`) });
});

test('a configuration may have parts with nothing in them', async () => {
  const config = join(folder, 'ha-events.yaml');
  writeFileSync(config, 'facts:\n# zones: 3\nignore:\n- rule: two-voters\n  objects: Sensor *\n  files: "*"\n  reason: why\n');
  expect(await haEvents('check', file, ...ONLY, '--config', config)).toMatchObject({ code: 0, out: expect.stringContaining('1 suppressed'), err: '' });
});

test('a misspelt path is answered with the one that was probably meant', async () => {
  expect(await haEvents('check', join(folder, 'sensro.yml'))).toEqual({ code: 2, out: '', err: expect.stringContaining(`Did you mean ${file}?`) });
});

test.each([
  ['no path', ['check'], 'no manifests given'],
  ['a path that does not exist', ['check', '/does/not/exist'], 'no such file or directory. Allowed: files, folders, - for standard input'],
  ['standard input twice', ['check', '-', '--before', '-'], '- is given more than once. Allowed: once'],
  ['corrections of standard input', ['check', '.', '-', '--fix'], '--fix writes into files and then reads them again, and got -, standard input. Allowed: files and folders'],
  ['corrections of a device', ['check', '/dev/null', '--fix'], 'got /dev/null, a pipe or device. Allowed: files and folders'],
  ['a folder without manifests', ['check', '..'], 'looked for files with the endings .yaml, .yml and .json'],
  ['an output that cannot be written', ['check', '.', '--format', 'json=/does/not/exist.json'], '/does/not/exist.json cannot be written'],
  ['a configuration that is not there', ['check', '.', '--config', '/does/not/exist.yaml'], '/does/not/exist.yaml cannot be read'],
  ['an option without its value', ['check', '.', '--zones'], '--zones needs a value: --zones N'],
  ['a fact that is no number', ['check', '.', '--zones', 'three'], 'zones is "three". Allowed: a number of at least 1'],
  ['two formats for standard output', ['check', '.', '--format', 'json', '--format', 'sarif'], 'json and sarif would both go to standard output'],
  ['a format without its file', ['check', '.', '--format', 'json='], '--format json= names no file'],
  ['a baseline to write and none named', ['check', '.', '--update-baseline'], 'need --baseline FILE'],
])('check cannot run with %s', async (_, args, message) => {
  mkdirSync(join(folder, 'empty'));
  const { code, err } = await haEvents(...args.map(arg => (arg === '.' ? folder : arg === '..' ? join(folder, 'empty') : arg)));
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) });
});

test('check writes several formats at once, one of them to standard output', async () => {
  const path = join(folder, 'out');
  const { out } = await haEvents('check', file, ...ONLY, '--format', `json=${path}.json`, '--format', `sarif=${path}.sarif`, '--format', 'github');
  expect(out).toMatch(/^::error file=.*sensor\.yaml,line=6,col=13/);
  expect(JSON.parse(readFileSync(`${path}.json`, 'utf8')).findings).toHaveLength(1);
  expect(JSON.parse(readFileSync(`${path}.sarif`, 'utf8')).runs[0].results).toHaveLength(1);
});

test('check --fix writes the correction into the file and finds nothing any more', async () => {
  expect(await haEvents('check', file, ...ONLY, '--fix')).toMatchObject({ code: 0, err: 'corrected 1 file\n' });
  expect(readFileSync(file, 'utf8')).toBe(SENSOR.replace('2', '3'));
});

test('check --fix says what it leaves, as an anchor shares the place', async () => {
  const text = SENSOR.replace('replicas: 2', 'replicas: &two 2') + '  revisionHistoryLimit: *two\n';
  writeFileSync(file, text);
  const { code, err } = await haEvents('check', file, ...ONLY, '--fix');
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('corrected 0 files\nleft 1 finding that --fix corrects elsewhere: an anchor, alias or merge key shares the place with others\n') });
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('check --fix writes to the right place of a file with a byte order mark', async () => {
  writeFileSync(file, `\ufeff${SENSOR}`);
  await haEvents('check', file, ...ONLY, '--fix');
  expect(readFileSync(file, 'utf8')).toBe(`\ufeff${SENSOR.replace('2', '3')}`);
});

test('of a file that is one line a finding shows what is around it, so that the output does not grow with the square of the file', async () => {
  const sensors = Array.from({ length: 500 }, (_, i) => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Sensor', metadata: { name: `orders-${i}` }, spec: { replicas: 2 } }));
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: sensors });
  writeFileSync(file, text);
  const { code, out } = await haEvents('check', file, ...ONLY, '--all');
  expect(code).toBe(1);
  expect(out.length).toBeLessThan(500 * 1500);
  const [place, excerpt, caret] = out.slice(out.indexOf(`  1:${text.lastIndexOf('"replicas":2') + 12}  `)).split('\n');
  expect(place).toContain('Sensor "orders-499"');
  expect(excerpt.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('2');
});

test('check --fix writes into an item of a large JSON List', async () => {
  const list = (replicas: number) => JSON.stringify({
    items: [{ kind: 'Other', text: 'x'.repeat(2 ** 20) }, { apiVersion: 'argoproj.io/v1alpha1', kind: 'Sensor', metadata: { name: 'orders' }, spec: { replicas } }],
    kind: 'List',
  }, null, 2);
  writeFileSync(file, list(2));
  await haEvents('check', file, ...ONLY, '--fix');
  expect(readFileSync(file, 'utf8')).toBe(list(3));
});

test('check --fix leaves what it cannot read, and corrects the rest', async () => {
  const broken = join(folder, 'broken.yaml');
  writeFileSync(broken, 'kind: Sensor\nspec: [\n');
  expect(await haEvents('check', folder, ...ONLY, '--fix')).toMatchObject({ code: 2, err: 'corrected 1 file\n' });
  expect([readFileSync(broken, 'utf8'), readFileSync(file, 'utf8')]).toEqual(['kind: Sensor\nspec: [\n', SENSOR.replace('2', '3')]);
});

test('check makes a baseline, keeps to it, and prunes it', async () => {
  const baseline = ['--baseline', join(folder, 'baseline.txt')];
  expect(await haEvents('check', file, ...ONLY, ...baseline, '--update-baseline')).toMatchObject({ code: 1 });
  expect(await haEvents('check', file, ...ONLY, ...baseline)).toMatchObject({ code: 0, out: expect.stringContaining('1 suppressed') });
  writeFileSync(file, SENSOR.replace('2', '3'));
  await haEvents('check', file, ...ONLY, ...baseline, '--prune-baseline');
  expect(JSON.parse(readFileSync(baseline[1], 'utf8'))).toEqual({ version: 1, findings: {} });
});

test('check --before judges the change', async () => {
  const bus = (replicas: number) => `apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata:\n  name: default\nspec:\n  jetstream:\n    version: 2.10.29\n    replicas: ${replicas}\n`;
  const before = join(folder, 'before.yml');
  writeFileSync(before, bus(5));
  writeFileSync(file, bus(3));
  expect(await haEvents('check', file, '--before', before, '--rule', 'bus-scale-in')).toMatchObject({ code: 1, out: expect.stringContaining('shrinks from 5 servers to 3') });
});

test('facts of the command line count before those of the configuration', async () => {
  const config = join(folder, 'ha-events.yaml');
  writeFileSync(config, 'facts:\n  argoEventsVersion: v1.9.11\n');
  const args = ['check', file, '--rule', 'old-argo-events', '--config', config];
  expect(await haEvents(...args, '--fail-on', 'info')).toMatchObject({ code: 0 });
  expect(await haEvents(...args, '--argo-events-version', 'v1.9.7', '--fail-on', 'info')).toMatchObject({ code: 1 });
});

test('explain lists all rules, or tells all about one', async () => {
  expect((await haEvents('explain')).out).toContain('ha/two-voters');
  expect((await haEvents('explain', 'two-voters')).out).toMatchSnapshot();
});

test('report answers which failure stops the events, and exits with 1 as the Sensor has no triggers', async () => {
  const { code, out } = await haEvents('report', file, '--format', 'json');
  expect(code).toBe(1);
  expect(Object.keys(JSON.parse(out))).toContain('failures');
});

test.each([['--help'], ['check', '--help'], ['report', '--help'], ['explain', '--help']])('%s %s helps', async (...args) => {
  expect(await haEvents(...args.filter(arg => arg !== undefined))).toMatchObject({ code: 0, out: expect.stringMatching(/^Usage: ha-events /) });
});

test('without a command it shows the help and cannot run', async () => {
  expect(await haEvents()).toMatchObject({ code: 2, out: expect.stringContaining('Commands:') });
});

test('check --severity leaves out findings of a lower severity, and counts them', async () => {
  const { code, out } = await haEvents('check', file, '--severity', 'error', '--rule', 'two-voters', '--rule', 'no-budget');
  expect(code).toBe(1);
  expect(out).toContain('error ha/two-voters');
  expect(out).not.toContain('ha/no-budget');
  expect(out).toContain(': 1 error, 1 hidden by --severity');
  expect((await haEvents('check', file, '--severity', 'grave')).err).toContain('severity: there is no severity "grave". Allowed: error, warning, info');
});
