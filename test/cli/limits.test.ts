import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, symlinkSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { cliProcess } from '../support/cli-process';

const HEAP = 256;
const SIZE = 60e6;
// seconds where the processor has nothing else to do
jest.setTimeout(120_000);

const SENSOR = 'apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata:\n  name: orders\nspec:\n  replicas: 2\n';
const CRD = `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: some\nspec:\n  x: |\n${'    lorem ipsum dolor\n'.repeat(2000)}`;
const CONFIG_MAP = JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'some' }, data: { x: 'lorem '.repeat(200), y: '1' } }, null, 2);
const SENSOR_JSON = JSON.stringify({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Sensor', metadata: { name: 'orders' }, spec: { replicas: 2 } }, null, 2);

let folder: string;

beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'ha-events-')); });
afterEach(() => rmSync(folder, { recursive: true }));

/** One part over and over, between a beginning and an end. */
function large(name: string, part: string, { start = '', end = '', size = SIZE } = {}): string {
  const file = join(folder, name);
  const block = part.repeat(Math.ceil(1e6 / part.length));
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, start);
  for (let written = 0; written < size; written += block.length) writeSync(descriptor, block);
  writeSync(descriptor, end);
  closeSync(descriptor);
  return file;
}

const check = (file: string, input?: Readable) => cliProcess(HEAP, ['check', file, '--rule', 'two-voters'], input);

test('finds the Sensor behind 60 MB of other kinds', async () => {
  const file = large('crds.yaml', `---\n${CRD}`, { end: `---\n${SENSOR}` });
  expect(await check(file)).toEqual({ code: 1, out: expect.stringContaining('Sensor "orders"'), err: '' });
});

test('finds the Sensor in a List of 60 MB of JSON, and where it stands', async () => {
  const file = large('list.json', `${CONFIG_MAP},\n`, { start: '{\n"items": [\n', end: `${SENSOR_JSON}\n],\n"kind": "List",\n"apiVersion": "v1"\n}\n` });
  const { code, out } = await check(file);
  expect(out).toMatch(/list\.json\nerror ha\/two-voters {2}\d+:17 {2}Sensor "orders"/);
  expect(code).toBe(1);
});

test('says what is too large, file by file, without running out of memory', async () => {
  const document = / {2}the document has \d\S* MiB\. Allowed: 8 MiB in one document; .* Split it, or give a List as JSON with each item on separate lines/;
  const expected: [string, RegExp][] = [
    [large('line.json', '{},', { start: '{"kind":"List","apiVersion":"v1","items":[', end: '{}]}' }), document],
    [large('map.yaml', '  some: "value"\n', { start: 'kind: ConfigMap\napiVersion: v1\ndata:\n' }), document],
    [large('kinds.yaml', 'kind: Sensor\n'), document],
    [large('parts.yaml', '[],', { start: 'kind: ConfigMap\napiVersion: v1\nx: [', end: ']', size: 5e6 }), /the document has \d+ lines, commas and brackets\. Allowed: 300000/],
    [large('blanks.yaml', '\n', { start: 'kind: ConfigMap\n', end: 'x: 1', size: 5e6 }), /more than 2000 blanks or line ends in a row\. Allowed: 2000/],
    [large('broken.yaml', '--- [\n'), /100 documents cannot be read; what follows in this file was not looked at/],
    [join(folder, 'sparse.yaml'), /the file cannot be read: it has 5120 MiB\. Allowed: 128 MiB\. Split it/],
  ];
  writeFileSync(join(folder, 'sparse.yaml'), '');
  truncateSync(join(folder, 'sparse.yaml'), 5 * 2 ** 30);
  const { code, out, err } = await check(folder);
  expect({ code, err }).toEqual({ code: 2, err: '' });
  const lines = out.split('\n');
  for (const [file, message] of expected) {
    expect(lines.filter(line => line.includes(`${file}:`)).at(-1)).toMatch(message);
  }
});

describe('standard input', () => {
  test('is read to its end, also when it comes in parts', async () => {
    const parts = async function* () {
      for (const part of SENSOR.split(/(?=metadata)/)) {
        yield part;
        await new Promise(resolve => setTimeout(resolve, 200));
      }
    };
    expect(await check('-', Readable.from(parts()))).toEqual({ code: 1, out: expect.stringContaining('-\nerror ha/two-voters  6:13  Sensor "orders"'), err: '' });
  });

  test('may have 60 MB', async () => {
    const parts = function* () {
      for (let i = 0; i < SIZE; i += CRD.length) yield `---\n${CRD}`;
      yield `---\n${SENSOR}`;
    };
    expect(await check('-', Readable.from(parts()))).toMatchObject({ code: 1, out: expect.stringContaining('Sensor "orders"'), err: '' });
  });

  test('without an end is not read any further than is allowed', async () => {
    const block = Buffer.alloc(2 ** 20, 'some: text\n');
    const endless = function* () {
      for (;;) yield block;
    };
    expect(await check('-', Readable.from(endless()))).toEqual({ code: 2, out: expect.stringContaining('it has more than 128 MiB. Allowed: 128 MiB'), err: '' });
  });
});

// Windows has neither pipes nor devices among its files
(process.platform === 'win32' ? test.skip : test)('what is no file does not make it hang', async () => {
  writeFileSync(join(folder, 'sensor.yaml'), SENSOR);
  execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);
  symlinkSync('/dev/zero', join(folder, 'device.yaml'));
  symlinkSync('.', join(folder, 'circle'));
  symlinkSync('itself.yaml', join(folder, 'itself.yaml'));
  const { code, out } = await check(folder);
  expect(code).toBe(2);
  expect(out.match(/Sensor "orders"/g)).toHaveLength(1);
  expect(out).toContain('pipe.yaml:1:1  the file cannot be read: it is a pipe into which nothing was written');
  expect(out).toContain('device.yaml:1:1  the file cannot be read: it has more than 128 MiB');
  expect(out).toContain('itself.yaml:1:1  the file cannot be read: ELOOP');
});
