import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { filesBelow, LoadedFlow, loadFiles, loadFlow } from '../../src/flow/load-flow';
import { check } from '../../src/lint/engine/check';
import { NO_CONFIG } from '../../src/lint/engine/config';
import { fixFiles } from '../../src/lint/fix/fix-files';
import { RULES } from '../../src/lint/rules';

let folder: string;

beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'kustomize-')); });
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const HEAD = 'apiVersion: argoproj.io/v1alpha1\nkind: ';
const BUS = `${HEAD}EventBus\nmetadata: { name: default }\nspec: { jetstream: { version: 2.10.29, replicas: 3, settings: "a" } }\n`;
const SENSOR = `${HEAD}Sensor\nmetadata: { name: orders, namespace: other }\nspec: { replicas: 3, template: { tolerations: [{ key: a }] } }\n`;
const patch = (kind: string, name: string, spec: string) => `${HEAD}${kind}\nmetadata: { name: ${name} }\nspec: ${spec}\n`;

const flow = (...below: string[]) => loadFlow(below.length === 0 ? [folder] : below.map(path => join(folder, path))).flow;
const manifests = (...below: string[]) => flow(...below).objects.map(({ kind, namespace, manifest }) => ({ kind, namespace, spec: manifest.spec }));
const checked = (loaded: LoadedFlow) => check({ ...loaded, rules: RULES, config: NO_CONFIG, baseline: new Map() });

test('the namespace of a kustomization is that of its resources, whatever they say themselves', () => {
  write({ 'kustomization.yaml': 'namespace: ci\nresources: [bus.yaml, sensor.yaml]\n', 'bus.yaml': BUS, 'sensor.yaml': SENSOR });
  expect(manifests().map(({ kind, namespace }) => `${kind} ${namespace}`)).toEqual(['EventBus ci', 'Sensor ci']);
  expect(flow().sensors[0].bus?.object.name).toBe('default');
});

test('objects without a namespace of their kind get none, and the subjects of a binding do', () => {
  const rbac = (kind: string) => `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: { name: x }\nsubjects: [{ kind: ServiceAccount, name: a }, { kind: User, name: b }]\n`;
  write({ 'kustomization.yaml': 'namespace: ci\n', 'a.yaml': rbac('RoleBinding'), 'b.yaml': rbac('ClusterRoleBinding') });
  expect(flow().objects.map(({ namespace, manifest: { subjects } }) => ({ namespace, subjects }))).toEqual(['ci', ''].map(namespace => (
    { namespace, subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 'ci' }, { kind: 'User', name: 'b' }] }
  )));
});

test.each([
  ['patches with a path', 'patches: [{ path: patch.yaml }]', {}],
  ['patches with a path and a target', 'patches: [{ path: patch.yaml, target: { kind: EventBus, name: "def.*" } }]', {}],
  ['patchesStrategicMerge', 'patchesStrategicMerge: [patch.yaml]', {}],
  ['a patch in the kustomization', `patches:\n- patch: |\n    ${patch('EventBus', 'default', '{ jetstream: { replicas: 5, settings: null } }').replaceAll('\n', '\n    ')}\n`, {}],
  ['operations', 'patches: [{ path: operations.yaml, target: { kind: EventBus } }]',
    { 'operations.yaml': '- { op: replace, path: /spec/jetstream/replicas, value: 5 }\n- { op: remove, path: /spec/jetstream/settings }\n' }],
  ['patchesJson6902', 'patchesJson6902: [{ path: operations.json, target: { kind: EventBus, name: default } }]',
    { 'operations.json': '[{"op":"replace","path":"/spec/jetstream/replicas","value":5},{"op":"remove","path":"/spec/jetstream/settings"}]' }],
])('%s change an object, and are no objects of their own', (_, patches, more) => {
  write({
    'kustomization.yaml': `resources: [bus.yaml]\n${patches}\n`,
    'bus.yaml': BUS,
    ...patches.includes('patch.yaml') && { 'patch.yaml': patch('EventBus', 'default', '{ jetstream: { replicas: 5, settings: null } }') },
    ...more,
  });
  expect(manifests()).toEqual([{ kind: 'EventBus', namespace: '', spec: { jetstream: { version: '2.10.29', replicas: 5 } } }]);
  expect(manifests('bus.yaml')).toEqual(manifests());
});

test.each([
  ['another name', '{ kind: EventBus, name: other }'], ['another kind', '{ kind: Sensor }'], ['another namespace', '{ namespace: x }'], ['labels', '{ labelSelector: "a=b" }'],
])('a patch for %s leaves the object as it is', (_, target) => {
  write({ 'kustomization.yaml': `resources: [sensor.yaml, bus.yaml]\nnamespace: ci\npatches: [{ path: p.yaml, target: ${target} }]\n`, 'bus.yaml': BUS.replace('name: default', 'name: default, namespace: ci'), 'p.yaml': patch('EventBus', 'x', '{ jetstream: { replicas: 5 } }') });
  expect(flow().buses.map(({ replicas }) => replicas)).toEqual([3]);
});

test('a patch deletes an object, replaces a list, and merges named parts', () => {
  const deployment = (container: string) => `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: controller-manager }\nspec: { template: { spec: { containers: [${container}] } } }\n`;
  write({
    'kustomization.yaml': 'resources: [bus.yaml, sensor.yaml, d.yaml]\npatches: [{ path: p.yaml }]\n',
    'bus.yaml': BUS,
    'sensor.yaml': SENSOR,
    'd.yaml': deployment('{ name: a, image: b }, { name: c }'),
    'p.yaml': [
      `${HEAD}EventBus\nmetadata: { name: default }\n$patch: delete\n`, patch('Sensor', 'orders', '{ template: { tolerations: [{ key: b }] } }'), deployment('{ name: a, args: [x] }'),
    ].join('---\n'),
  });
  expect(manifests()).toEqual([
    { kind: 'Deployment', namespace: '', spec: { template: { spec: { containers: [{ name: 'a', image: 'b', args: ['x'] }, { name: 'c' }] } } } },
    { kind: 'Sensor', namespace: 'other', spec: { replicas: 3, template: { tolerations: [{ key: 'b' }] } } },
  ]);
});

const BASE = { 'base/kustomization.yaml': 'resources: [bus.yaml]\n', 'base/bus.yaml': BUS };
const overlay = (replicas: number, namespace: string) => ({
  [`${namespace}/kustomization.yaml`]: `namespace: ${namespace}\nresources: [../base]\npatches: [{ path: bus.yaml }]\n`,
  [`${namespace}/bus.yaml`]: patch('EventBus', 'default', `{ jetstream: { replicas: ${replicas} } }`),
});

test('the only overlay of a base changes it', () => {
  write({ ...BASE, ...overlay(5, 'prod') });
  expect(manifests()).toMatchObject([{ namespace: 'prod', spec: { jetstream: { replicas: 5 } } }]);
});

test('of several overlays none changes the base', () => {
  write({ ...BASE, ...overlay(5, 'prod'), ...overlay(1, 'test') });
  expect(manifests()).toMatchObject([{ namespace: '', spec: { jetstream: { replicas: 3 } } }]);
});

test('check says once a folder that kustomize renders it, with the command', () => {
  write({ ...BASE, ...overlay(5, 'prod'), 'base/sensor.yaml': SENSOR, 'more/kustomization.yaml': 'resources: [sensor.yaml]\n', 'more/sensor.yaml': SENSOR });
  const { unknowns } = checked(loadFlow([folder])).report;
  expect(unknowns.filter(({ rule }) => rule === 'ha/not-rendered').map(({ needs }) => needs)).toEqual([
    `kubectl kustomize ${join(folder, 'prod')} | ha-events check -`, `kubectl kustomize ${join(folder, 'more')} | ha-events check -`,
  ]);
});

test('--fix writes nothing into a base that a patch overrules', () => {
  write({ ...BASE, 'base/bus.yaml': BUS.replace('replicas: 3', 'replicas: 2'), ...overlay(2, 'prod') });
  const files = [...filesBelow([folder])];
  const { changed, left } = fixFiles({
    files, check: all => checked(loadFiles(all)), isWanted: ({ rule }) => rule.id === 'ha/invalid-bus-size',
  });
  expect([...changed]).toEqual([]);
  expect(left.map(({ finding, reason }) => `${finding.rule.id} ${reason}`)).toEqual(['ha/invalid-bus-size harm']);
});

test('a kustomization that is broken, one of Flux, and standard input change nothing', () => {
  write({ 'a/kustomization.yaml': '{', 'a/bus.yaml': BUS, 'b/kustomization.yaml': 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nnamespace: x\n', 'b/bus.yaml': BUS });
  expect(manifests('a/bus.yaml', 'b').map(({ namespace }) => namespace)).toEqual(['', '']);
  expect(loadFiles([{ file: '-', text: BUS }]).flow.objects.map(({ kustomization }) => kustomization)).toEqual([undefined]);
});

test('the patches of a component change what the kustomization that uses it has, once', () => {
  write({
    'kustomization.yaml': 'resources: [base]\ncomponents: [component]\n',
    'base/kustomization.yaml': 'resources: [bus.yaml]\n',
    'base/bus.yaml': BUS,
    'component/kustomization.yaml': 'kind: Component\nresources: [sensor.yaml]\ncomponents: [.]\npatches:\n'
      + '- { target: { kind: EventBus }, patch: "[{ op: replace, path: /spec/jetstream/replicas, value: 5 }]" }\n'
      + '- { target: { kind: Sensor }, patch: "[{ op: add, path: /spec/template/tolerations/-, value: { key: b } }]" }\n',
    'component/sensor.yaml': SENSOR,
  });
  const [bus, sensor] = manifests() as { spec: any }[];
  expect(bus.spec.jetstream.replicas).toBe(5);
  expect(sensor.spec.template.tolerations).toEqual([{ key: 'a' }, { key: 'b' }]);
});
