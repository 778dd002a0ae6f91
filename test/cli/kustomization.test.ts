import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../src/cli/run';

const BUS = 'apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata: { name: default }\nspec: { jetstream: { version: 2.10.29, replicas: 3 } }\n';

let folder: string;

beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'kustomization-')); });
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

async function haEvents(...args: string[]) {
  let [out, err] = ['', ''];
  const code = await run(args, { write: text => { out += text; }, writeError: text => { err += text.replaceAll(folder, 'k8s'); }, color: false });
  return { code, out, err };
}

const notFollowed = (fields: string, command: string) => `ha-events: k8s/kustomization.yaml: ${fields}: not followed here. The result would not be for the objects that kustomize makes. `
  + `Render k8s: kubectl kustomize --enable-helm k8s | ha-events ${command} -\n`;

describe.each(['namePrefix: p-', 'nameSuffix: -s', 'labels: [{ pairs: { a: b } }]', 'commonLabels: { a: b }', 'commonAnnotations: { a: b }', 'images: [{ name: a, newTag: b }]',
  'replicas: [{ name: a, count: 2 }]', 'replacements: [{ path: r.yaml }]', 'configMapGenerator: [{ name: a, literals: [b=c] }]'])('a kustomization with %s', field => {
  const [name] = field.split(':');
  beforeEach(() => write({ 'bus.yaml': BUS, 'kustomization.yaml': `resources: [bus.yaml]\n${field}\n` }));

  test.each([['adopt', ['adopt']], ['harden', ['harden']], ['emit budgets keeper --for', ['emit', 'budgets', 'keeper', '--for']]])('%s refuses it', async (command, args) => {
    expect(await haEvents(...args, folder)).toEqual({ code: 2, out: '', err: notFollowed(name, command) });
  });

  test('an overlay, which kustomize applies after it, needs the names alone', async () => {
    const { code, err } = await haEvents('harden', folder, '--kustomize', `${folder}-overlay`);
    rmSync(`${folder}-overlay`, { recursive: true, force: true });
    if (name.startsWith('name')) expect({ code, err }).toEqual({ code: 2, err: notFollowed(name, 'harden') });
    else expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^ha-events: \d+ new objects, 1 changed object, in \d+ files/) });
  });
});

test('patches for objects with a label are refused', async () => {
  write({ 'bus.yaml': BUS, 'kustomization.yaml': 'resources: [bus.yaml]\npatches: [{ target: { labelSelector: a=b }, patch: "[{ op: remove, path: /spec/x }]" }]\n' });
  expect((await haEvents('adopt', folder)).err).toBe(notFollowed('patches by label or annotation', 'adopt'));
});

test('of two overlays on one base, one has to be given', async () => {
  const overlay = (namespace: string) => `resources: [../base]\nnamespace: ${namespace}\n`;
  write({ 'base/bus.yaml': BUS, 'base/kustomization.yaml': 'resources: [bus.yaml]\n', 'dev/kustomization.yaml': overlay('dev'), 'prod/kustomization.yaml': overlay('prod') });
  const { code, err } = await haEvents('adopt', folder);
  expect({ code, err }).toEqual({
    code: 2,
    err: 'ha-events: k8s/base: k8s/dev and k8s/prod render it, each in its own way. The result can be for one of them only. '
      + 'Render k8s/dev: kubectl kustomize --enable-helm k8s/dev | ha-events adopt -\n',
  });
  expect((await haEvents('adopt', join(folder, 'base'), join(folder, 'prod'))).out).toContain("namespace: 'prod'");
});

test('a kustomization is followed where it has resources, a namespace and patches; its file is no object', async () => {
  write({
    'bus.yaml': BUS,
    'kustomization.yaml': 'resources: [bus.yaml]\nnamespace: prod\npatches: [{ target: { kind: EventBus }, patch: "[{ op: replace, path: /spec/jetstream/replicas, value: 5 }]" }]\n',
  });
  const { code, out, err } = await haEvents('adopt', folder);
  expect(code).toBe(0);
  expect(out).toContain('replicas: 5');
  expect(out).toContain("new Chart(app, 'prod', { namespace: 'prod' })");
  expect(err).not.toContain('not in the app');
});
