import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const env = { ...process.env, TS_NODE_PROJECT: join(root, 'test/tsconfig.json') };
const program = `"${process.execPath}" -r ts-node/register/transpile-only src/cli/program.ts`;
const shell = (command: string) => spawnSync('sh', ['-c', command], { cwd: root, env, encoding: 'utf8' });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'program-'));
  const names = Array.from({ length: 300 }, (_, i) => `sensor-${i}`);
  writeFileSync(join(folder, 'sensors.yaml'), names.map(name => `apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: { name: ${name} }\nspec: {}\n`).join('---\n'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the program ends when all is written, also to a pipe that is read late', () => {
  const { stdout, stderr } = shell(`{ ${program} check ${folder} --format json; echo $? >&2; } | { sleep 1; tail -c 3; }`);
  expect({ stdout, stderr }).toEqual({ stdout: '\n}\n', stderr: '1\n' });
});

test('whoever reads may stop, and the exit code stays', () => {
  expect(shell(`{ ${program} check ${folder} --format json; echo $? >&2; } | head -c 10 > /dev/null`)).toMatchObject({ status: 0, stderr: '1\n' });
});
