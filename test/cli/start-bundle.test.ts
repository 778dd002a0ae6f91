import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBundle } from '../../src/cli/bundle';

let folder: string;
let ended: (() => void) | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  ended = undefined;
  jest.spyOn(process, 'once').mockImplementation((_event, listener) => {
    ended = listener;
    return process;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const bundle = (writes: string, mark: string) => {
  const file = join(folder, 'ha-events.js');
  writeFileSync(file, `require('fs').writeFileSync(require('path').join(__dirname, 'written'), '${writes}');\n//${mark}\n`);
  return file;
};
const written = () => readFileSync(join(folder, 'written'), 'utf8');
const cache = () => readdirSync(join(folder, 'cache'));
const A = 'aaaaaaaaaaaaaaaa';
const B = 'bbbbbbbbbbbbbbbb';

test('a bundle runs in its folder, and what was compiled is kept at the end for the next run of the command', () => {
  const file = bundle('one', A);
  expect(startBundle(file, 'check')).toBe(true);
  expect(written()).toBe('one');
  ended!();
  expect(cache()).toEqual([expect.stringMatching(new RegExp(`^check-${A}-\\d+$`))]);
  ended = undefined;
  expect(startBundle(file, 'check')).toBe(true);
  expect(ended).toBeUndefined();
});

test('each command has its own', () => {
  const file = bundle('one', A);
  for (const command of ['check', 'report']) {
    startBundle(file, command);
    ended!();
  }
  expect(cache()).toEqual([expect.stringMatching(/^check-/), expect.stringMatching(/^report-/)]);
});

test('another bundle of the same length does not run what was compiled of the one before', () => {
  startBundle(bundle('one', A), 'check');
  ended!();
  startBundle(bundle('two', B), 'check');
  expect(written()).toBe('two');
});

test('what was kept and is damaged is replaced', () => {
  const file = bundle('one', A);
  startBundle(file, 'check');
  ended!();
  const kept = join(folder, 'cache', cache()[0]);
  const whole = readFileSync(kept);
  writeFileSync(kept, whole.subarray(0, 40));
  expect(startBundle(file, 'check')).toBe(true);
  expect(written()).toBe('one');
  ended!();
  expect(readFileSync(kept).length).toBe(whole.length);
});

test('where nothing can be written the command runs', () => {
  writeFileSync(join(folder, 'cache'), 'a file');
  expect(startBundle(bundle('one', A), 'check')).toBe(true);
  expect(written()).toBe('one');
  expect(ended).not.toThrow();
});

test('with NODE_DISABLE_COMPILE_CACHE nothing is kept', () => {
  const before = process.env.NODE_DISABLE_COMPILE_CACHE;
  process.env.NODE_DISABLE_COMPILE_CACHE = '1';
  try {
    startBundle(bundle('one', A), 'check');
    expect(ended).toBeUndefined();
  } finally {
    if (before === undefined) delete process.env.NODE_DISABLE_COMPILE_CACHE;
    else process.env.NODE_DISABLE_COMPILE_CACHE = before;
  }
});

test.each([undefined, '--version', 'chekc', 'constructor'])('%p, which is no command, does not start the bundle', command => {
  expect(startBundle(bundle('one', A), command)).toBe(false);
  expect(existsSync(join(folder, 'written'))).toBe(false);
});

test('without a bundle nothing is started', () => {
  expect(startBundle(join(folder, 'ha-events.js'), 'check')).toBe(false);
});
