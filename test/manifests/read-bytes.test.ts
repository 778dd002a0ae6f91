import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const read = (input: string) => spawnSync(process.execPath, [
  '-r', 'ts-node/register/transpile-only', '-e', "process.stdout.write(require('./src/manifests/read-bytes').readBytes('-'))",
], { cwd: root, input, encoding: 'utf8', env: { ...process.env, TS_NODE_PROJECT: join(root, 'test/tsconfig.json') } });

test('standard input is read, and an empty one is refused, as a clean check of nothing would hide a command that failed', () => {
  expect(read('kind: Sensor\n')).toMatchObject({ status: 0, stdout: 'kind: Sensor\n' });
  const { status, stderr } = read('');
  expect(status).not.toBe(0);
  expect(stderr).toContain('it is standard input into which nothing was written');
});
