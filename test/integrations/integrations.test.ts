import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

const ROOT = join(__dirname, '..', '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const SENSOR = 'apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: { name: orders }\nspec: { replicas: 2 }\n';
const NPX = [
  '#!/bin/sh',
  '# npx --yes -p PACKAGE COMMAND ARGUMENT...',
  '[ "$1 $2" = "--yes -p" ] || { echo "unexpected: $*" >&2; exit 9; }',
  'echo "$3 $4" > package',
  'shift 4',
  `exec "${join(ROOT, 'node_modules/.bin/ts-node')}" -T --project "${join(ROOT, 'test/tsconfig.json')}" "${join(ROOT, 'src/cli/main.ts')}" "$@"`,
  '',
].join('\n');

/** A folder with one Sensor that has findings, and an `npx` that runs this library. */
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'integration-'));
  writeFileSync(join(made, 'sensor.yaml'), SENSOR);
  writeFileSync(join(made, 'npx'), NPX);
  chmodSync(join(made, 'npx'), 0o755);
  return made;
}

function bash(script: string, cwd: string, env: Record<string, string> = {}) {
  return spawnSync('bash', ['-eo', 'pipefail', '-c', script], { cwd, encoding: 'utf8', env: { ...process.env, ...env, PATH: `${cwd}:${process.env.PATH}` } });
}

const action = parse(read('action.yml'));
const step = action.runs.steps.find(({ run }: any) => run !== undefined);

function runAction(cwd: string, given: Record<string, string> = {}) {
  const inputs = { ...Object.fromEntries(Object.entries<any>(action.inputs).map(([name, { default: value }]) => [name, String(value)])), ...given };
  const env = Object.fromEntries(Object.entries<string>(step.env).map(([name, text]) => [name, text.replace(/\$\{\{ inputs\.([a-z-]+) \}\}/, (_, input) => inputs[input])]));
  return bash(step.run, cwd, env);
}

describe('the GitHub action', () => {
  test('annotates the place of each finding, writes SARIF, and fails', () => {
    const cwd = folder();
    const { status, stdout } = runAction(cwd, { version: '1.2.3', path: 'sensor.yaml' });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error .*file=sensor\.yaml,line=\d+.*ha\//m);
    expect(JSON.parse(readFileSync(join(cwd, 'ha-events.sarif'), 'utf8')).runs[0].results.length).toBeGreaterThan(0);
    expect(readFileSync(join(cwd, 'package'), 'utf8')).toBe('cdk8s-argo-events-ha@1.2.3 ha-events\n');
  }, 60_000);

  test('passes on its arguments', () => {
    expect(runAction(folder(), { 'path': 'sensor.yaml', 'fail-on': 'never', 'arguments': '--rule two-voters --zones 3' })).toMatchObject({ status: 0 });
  }, 60_000);
});

describe('the manifests of the base branch', () => {
  const bus = (replicas: number) => `apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata: { name: default }\nspec: { jetstream: { version: 2.10.29, replicas: ${replicas} } }\n`;

  function checked(base?: string) {
    const cwd = folder();
    writeFileSync(join(cwd, 'bus.yaml'), bus(3));
    if (base !== undefined) writeFileSync(join(cwd, 'base.yaml'), base);
    return runAction(cwd, { path: 'bus.yaml', before: 'base.yaml', arguments: '--rule bus-scale-in' });
  }

  test('make the action judge the change', () => {
    expect(checked(bus(5))).toMatchObject({ status: 1, stdout: expect.stringContaining('the bus shrinks from 5 servers to 3') });
  }, 60_000);

  test('may be missing, as in the pull request that adds the first ones', () => {
    expect(checked()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^::notice::base\.yaml does not exist, so the change is not judged/) });
  }, 60_000);
});

test.each(parse(read('.pre-commit-hooks.yaml')) as { id: string; entry: string; language: string }[])('the pre-commit hook $id runs on the changed files', ({ id, entry, language }) => {
  expect(language).toBe('system');
  const cwd = folder();
  expect(bash(`${entry} sensor.yaml`, cwd).status).toBe(1);
  expect(readFileSync(join(cwd, 'sensor.yaml'), 'utf8') !== SENSOR).toBe(id === 'ha-events-fix');
  writeFileSync(join(cwd, 'other.yaml'), 'kind: ConfigMap\napiVersion: v1\nmetadata: { name: a }\n');
  expect(bash(`${entry} other.yaml`, cwd).status).toBe(0);
}, 60_000);

test('kubectl finds the command as a plugin', () => {
  const { bin } = JSON.parse(read('package.json'));
  expect(bin).toEqual({ 'ha-events': 'lib/src/cli/main.js', 'kubectl-ha_events': 'lib/src/cli/main.js' });
});

test('the steps of the Containerfile name files and tasks that there are', () => {
  const steps = read('Containerfile');
  expect(steps).toContain('npm ci --no-audit --no-fund && npx projen compile && npm pack --ignore-scripts');
  expect(['package-lock.json', '.projenrc.ts'].filter(file => !existsSync(join(ROOT, file)))).toEqual([]);
  expect(steps).toContain('ENTRYPOINT ["ha-events"]');
});
