import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { homedir, tmpdir } from 'os';
import { join } from 'path';
import { corpus } from './corpus';
import { kindsIn, SCHEMA_LOCATION, writeSchemas } from './kubeconform-schemas';
import { analyse } from '../../src/analysis/analyse';
import { buildFlow } from '../../src/flow/build-flow';
import { loadManifests } from '../../src/manifests/load-manifests';
import { manyFlows } from '../analysis/many-flows';

/**
 * What a check of many manifests takes, beside two linters for Kubernetes on the same files: kube-score judges the kinds that it knows,
 * kubeconform validates every object against the schema of its kind, and once only parses them. The sides take turns; the median of several runs.
 */
const RUNS = 5;
const FACTS = ['--zones', '3', '--nodes', '6', '--argo-events-version', '1.9.11', '--controller-configuration', 'manifest', '--kubernetes-version', '1.36', '--pod-policy'];
const TOOLS = { 'kube-score': 'github.com/zegl/kube-score/cmd/kube-score@v1.20.0', 'kubeconform': 'github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0' };
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-argo-events-ha');
const main = join(__dirname, '..', '..', 'lib', 'src', 'cli', 'main.js');

/** The program, installed in a cache of this machine; undefined, and said, where that cannot be done. */
function installed(name: keyof typeof TOOLS): string | undefined {
  const { status } = spawnSync('go', ['install', TOOLS[name]], { env: { ...process.env, GOBIN: cache }, stdio: 'ignore' });
  if (status !== 0) console.log(`SKIPPED: ${name}, which takes Go to install ${TOOLS[name]}`);
  return status === 0 ? join(cache, name) : undefined;
}

type Side = readonly [command: string, args: readonly string[]];

/** Throws where a tool did not do the work that its time is taken for. */
function prove([command, args]: Side, expected: string): void {
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (!stdout.includes(expected)) throw new Error(`${command} ${args.join(' ')}: expected "${expected}", and it wrote\n${(stdout + stderr).slice(-2000)}`);
}

function seconds([command, args]: Side): number {
  const start = process.hrtime.bigint();
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'ignore'] });
  return Number(process.hrtime.bigint() - start) / 1e9;
}

const median = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const [manifests, schemas] = [join(folder, 'manifests'), join(folder, 'schemas')];
mkdirSync(manifests);
mkdirSync(cache, { recursive: true });
const files = corpus(manifests);
const kinds = files.flatMap(file => kindsIn(readFileSync(file, 'utf8')));
const objects = kinds.length;
const [score, conform] = [installed('kube-score'), installed('kubeconform')];
const ours: Side = [process.execPath, [main, 'check', manifests, ...FACTS]];
const validating: Side | undefined = conform === undefined || !writeSchemas(schemas, kinds) ? undefined
  : [conform, ['-schema-location', join(schemas, SCHEMA_LOCATION), '-summary', manifests]];
const parsing: Side | undefined = conform === undefined ? undefined
  : [conform, ['-ignore-missing-schemas', '-schema-location', join(folder, 'none', SCHEMA_LOCATION), '-summary', manifests]];
prove(ours, `${objects} objects, `);
if (validating !== undefined) prove(validating, `Valid: ${objects}, Invalid: 0, Errors: 0, Skipped: 0`);
if (parsing !== undefined) prove(parsing, `Valid: 0, Invalid: 0, Errors: 0, Skipped: ${objects}`);

const sides: Record<string, Side | undefined> = {
  'ha-events check': ours,
  'kube-score': score === undefined ? undefined : [score, ['score', '--output-format', 'ci', ...files]],
  'kubeconform': validating,
  'kubeconform, no schemas': parsing,
  'ha-events --version': [process.execPath, [main, '--version']],
  'ha-events check, one file': [process.execPath, [main, 'check', files[0], ...FACTS]],
};
const ALL_OBJECTS = ['ha-events check', 'kube-score', 'kubeconform', 'kubeconform, no schemas'];
const times: Record<string, number[]> = {};
for (let run = -1; run < RUNS; run++) {
  for (const [name, side] of Object.entries(sides)) {
    const time = side && seconds(side);
    // the first run only warms up
    if (time !== undefined && run >= 0) (times[name] ??= []).push(time);
  }
}
console.log(`${objects} objects in ${files.length} files, median of ${RUNS} runs`);
console.table(Object.fromEntries(Object.entries(times).map(([name, all]) =>
  [name, { 'ms': Math.round(median(all) * 1000), 'objects/s': ALL_OBJECTS.includes(name) ? Math.round(objects / median(all)) : '' }])));

console.table(Object.fromEntries([250, 500, 1000, 2000, 4000].map(count => {
  const flow = buildFlow(loadManifests([{ file: 'many.yaml', text: manyFlows(count, { alike: false }) }]).objects);
  const start = process.cpuUsage();
  analyse(flow, { zones: 6, nodes: 300 });
  const { user, system } = process.cpuUsage(start);
  return [`analysis of ${count} sources and ${count} Sensors, all different`, { ms: Math.round((user + system) / 1000) }];
})));
rmSync(folder, { recursive: true });
