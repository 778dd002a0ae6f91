import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { homedir, tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, Yaml } from 'cdk8s';
import { FailureDomain, HaEventBus, HaEventSource, HaSensor } from '../../src';
import { analyse } from '../../src/analysis/analyse';
import { buildFlow } from '../../src/flow/build-flow';
import { loadManifests } from '../../src/manifests/load-manifests';
import { manyFlows } from '../analysis/many-flows';

/**
 * What a check of many manifests takes, beside two linters for Kubernetes on the same files: kube-score judges the kinds that it knows,
 * kubeconform has no schemas here and only reads. All three read every object. The sides take turns; the median of several runs.
 */
const RUNS = 5;
const TEAMS = 20;
const FLOWS = 25;
const FACTS = ['--zones', '3', '--nodes', '6', '--argo-events-version', '1.9.11', '--controller-configuration', 'manifest', '--kubernetes-version', '1.36', '--pod-policy'];
const TOOLS = { 'kube-score': 'github.com/zegl/kube-score/cmd/kube-score@v1.20.0', 'kubeconform': 'github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0' };
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-argo-events-ha');
const main = join(__dirname, '..', '..', 'lib', 'src', 'cli', 'main.js');

/** A file a team, with a bus, EventSources and Sensors, all that the constructs emit beside them, and the Deployment that each Sensor calls. */
function corpus(folder: string): string[] {
  return Array.from({ length: TEAMS }, (_, team) => {
    const chart = new Chart(new App(), 'team', { namespace: `team-${team}` });
    const eventBus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.ZONE });
    const consumers = Array.from({ length: FLOWS }, (__, flow) => {
      const source = new HaEventSource(chart, `Source${flow}`, {
        metadata: { name: `source-${flow}` }, eventBus, webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } },
      });
      const payload = [{ src: { dependencyName: 'order', dataKey: 'body' }, dest: 'order' }];
      new HaSensor(chart, `Sensor${flow}`, {
        metadata: { name: `sensor-${flow}` },
        eventBus,
        dependencies: [source.event('order')],
        triggers: [{ template: { name: 'call', http: { url: `http://consumer-${flow}`, method: 'POST', payload } } }],
      });
      return consumer(`consumer-${flow}`, `team-${team}`);
    });
    const file = join(folder, `team-${team}.yaml`);
    writeFileSync(file, Yaml.stringify(...chart.toJson(), ...consumers));
    return file;
  });
}

function consumer(name: string, namespace: string): object {
  const labels = { app: name };
  const container = { name: 'main', image: 'example.com/consumer:1.2.3', ports: [{ containerPort: 8080 }], readinessProbe: { httpGet: { path: '/ready', port: 8080 } } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace }, spec: { replicas: 2, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [container] } } } };
}

/** The program, installed in a cache of this machine; undefined, and said, where that cannot be done. */
function installed(name: keyof typeof TOOLS): string | undefined {
  const { status } = spawnSync('go', ['install', TOOLS[name]], { env: { ...process.env, GOBIN: cache }, stdio: 'ignore' });
  if (status !== 0) console.log(`SKIPPED: ${name}, which takes Go to install ${TOOLS[name]}`);
  return status === 0 ? join(cache, name) : undefined;
}

function seconds(command: string, args: string[]): number {
  const start = process.hrtime.bigint();
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'ignore'] });
  return Number(process.hrtime.bigint() - start) / 1e9;
}

const median = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
mkdirSync(cache, { recursive: true });
const files = corpus(folder);
const objects = files.reduce((sum, file) => sum + readFileSync(file, 'utf8').split(/^kind:/m).length - 1, 0);
const [score, conform] = [installed('kube-score'), installed('kubeconform')];
const sides: Record<string, [string, string[]] | undefined> = {
  'ha-events check': [process.execPath, [main, 'check', folder, ...FACTS]],
  'kube-score': score === undefined ? undefined : [score, ['score', '--output-format', 'ci', ...files]],
  'kubeconform': conform === undefined ? undefined : [conform, ['-ignore-missing-schemas', '-schema-location', join(folder, '{{ .ResourceKind }}.json'), '-summary', folder]],
  'ha-events --version': [process.execPath, [main, '--version']],
  'ha-events check, one file': [process.execPath, [main, 'check', files[0], ...FACTS]],
};
const times: Record<string, number[]> = {};
for (let run = -1; run < RUNS; run++) {
  for (const [name, side] of Object.entries(sides)) {
    const time = side && seconds(...side);
    // the first run only warms up
    if (time !== undefined && run >= 0) (times[name] ??= []).push(time);
  }
}
console.log(`${objects} objects in ${files.length} files, median of ${RUNS} runs`);
console.table(Object.fromEntries(Object.entries(times).map(([name, all]) =>
  [name, { 'ms': Math.round(median(all) * 1000), 'objects/s': sides[name]![1].includes(folder) || name === 'kube-score' ? Math.round(objects / median(all)) : '' }])));

console.table(Object.fromEntries([250, 500, 1000, 2000, 4000].map(count => {
  const flow = buildFlow(loadManifests([{ file: 'many.yaml', text: manyFlows(count, { alike: false }) }]).objects);
  const start = process.cpuUsage();
  analyse(flow, { zones: 6, nodes: 300 });
  const { user, system } = process.cpuUsage(start);
  return [`analysis of ${count} sources and ${count} Sensors, all different`, { ms: Math.round((user + system) / 1000) }];
})));
rmSync(folder, { recursive: true });
