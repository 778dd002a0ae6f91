import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/cli/run';

async function haEvents(...args: string[]) {
  let out = '';
  let err = '';
  const code = await run(args, { write: text => { out += text; }, writeError: text => { err += text; }, color: false });
  return { code, out, err };
}

test.each([['manifests', 'argo-events.json'], ['config', 'ha-events.json']])('schema %s prints %s', async (name, file) => {
  const out = readFileSync(join(__dirname, '../../assets/schemas', file), 'utf8');
  expect(await haEvents('schema', name)).toEqual({ code: 0, out, err: '' });
});

test.each([
  [['schema'], 'schema needs one name. Allowed: manifests, config'],
  [['schema', 'manifest'], 'schema: there is no schema "manifest". Did you mean manifests?'],
])('%j: %s', async (args, message) => {
  expect(await haEvents(...args)).toEqual({ code: 2, out: '', err: `ha-events: ${message}\n` });
});
