import { spawnSync } from 'node:child_process';
import { run } from '../../src/cli/run';

async function haEvents(...args: string[]) {
  let out = '';
  let err = '';
  const code = await run(args, { write: text => { out += text; }, writeError: text => { err += text; }, color: false });
  return { code, out, err };
}

/** What bash offers after these words. */
async function offered(...words: string[]): Promise<string[]> {
  const { out } = await haEvents('completion', 'bash');
  const script = `${out}\nCOMP_WORDS=(ha-events ${words.map(word => `'${word}'`).join(' ')})\nCOMP_CWORD=${words.length}\n_ha_events\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8', cwd: __dirname });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(line => line !== '');
}

test.each([
  [['ad'], ['adopt']],
  [['check', '--base'], ['--baseline']],
  [['emit', 'b'], ['budgets', 'bucket']],
  [['adopt', '--lang'], ['--language']],
  [['check', 'completion.t'], ['completion.test.ts']],
])('bash offers after %j: %j', async (words, expected) => {
  expect(await offered(...words)).toEqual(expected);
});

test.each(['bash', 'zsh', 'fish'])('%s knows every command of the help', async shell => {
  const { out: help } = await haEvents('--help');
  const { code, out } = await haEvents('completion', shell);
  const commands = [...help.matchAll(/^ {2}(\w+) {2,}/gm)].map(([, name]) => name);
  expect(code).toBe(0);
  expect(commands).toContain('completion');
  expect(commands.filter(name => !out.includes(name))).toEqual([]);
});

test.each([
  [['completion'], 'completion needs one shell. Allowed: bash, zsh, fish'],
  [['completion', 'bsh'], 'completion: there is no shell "bsh". Did you mean bash?'],
])('%s: %s', async (args, message) => {
  expect(await haEvents(...args)).toEqual({ code: 2, out: '', err: `ha-events: ${message}\n` });
});

test('the help of the commands that make YAML needs no cdk8s', () => {
  const script = "const { COMMANDS } = require('./src/cli/commands'); for (const name of ['emit', 'harden', 'adopt', 'chart', 'schema', 'completion']) COMMANDS[name]();"
    + 'console.log(Object.keys(require.cache).filter(file => /node_modules\\/cdk8s\\//.test(file)).length)';
  const { stdout } = spawnSync('node', ['-r', 'ts-node/register/transpile-only', '-e', script], {
    encoding: 'utf8', cwd: `${__dirname}/../..`, env: { ...process.env, TS_NODE_PROJECT: 'test/tsconfig.json' },
  });
  expect(stdout).toBe('0\n');
}, 60_000);
