import '@microsoft/jest-sarif';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../src/cli/run';
import { declaredGuide } from '../analysis/declared-guide';
import { fieldCase } from '../lint/support/field-cases';

/** What another tool renders is not judged, and never passes. */

let folder: string;

beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'ha-events-')); });
afterEach(() => rmSync(folder, { recursive: true }));

async function haEvents(command: string, files: Readonly<Record<string, string>>, ...args: string[]) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  let [out, err] = ['', ''];
  const code = await run([command, folder, ...args], { write: text => { out += text; }, writeError: text => { err += text.replaceAll(`${folder}/`, ''); }, color: false });
  return { code, out, err };
}

const FACTS = ['--zones', '3', '--nodes', '6', '--pod-policy', '--fail-on', 'never'];
const FLOW = declaredGuide.map(manifest => JSON.stringify(manifest)).join('\n---\n');
const APPLICATION = 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: NAME, namespace: argocd }\nspec: { source: { chart: shop } }\n';
const applications = (...names: string[]) => names.map(name => APPLICATION.replace('NAME', name)).join('---\n');
const OTHERS = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\n';

describe.each(['check', 'report'] as const)('%s', command => {
  const facts = command === 'check' ? FACTS : FACTS.slice(0, -2);

  test.each([
    ['37-application-with-extra-objects', 'm.yaml:1: Application "argocd/argo-events" is not rendered here. Not judged: EventBus "default", chart argo-events. Render: argocd app manifests'],
    ['38-flux-helm-release', 'm.yaml:1: HelmRelease "argo-events/argo-events" is not rendered here. Not judged: EventBus "default", chart argo-events. Render: helm template'],
  ])('of case %s ends with 2 and says what was not judged', async (name, line) => {
    for (const more of [[], ['--allow-empty']]) {
      const { code, out, err } = await haEvents(command, { 'm.yaml': fieldCase(name) }, ...more);
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(`ha-events: not looked at: ${line}`) });
      expect(err).toContain('ha-events: nothing was judged: 1 object read, no Event');
      expect(out).not.toContain('no findings');
    }
  });

  test('of objects that have nothing to do with Argo Events ends with 2, unless --allow-empty allows it', async () => {
    expect(await haEvents(command, { 'm.yaml': OTHERS })).toMatchObject({ code: 2, err: expect.stringMatching(/^ha-events: nothing was judged: 1 object read, .* or allow it with --allow-empty\n$/) });
    expect(await haEvents(command, { 'm.yaml': OTHERS }, '--allow-empty')).toMatchObject({ code: 0, err: '' });
  });

  test('of applications alone ends with 2, and names them in one line', async () => {
    const { code, err } = await haEvents(command, { 'm.yaml': applications('a', 'b', 'c', 'd', 'e') });
    expect({ code, lines: err.split('\n') }).toEqual({
      code: 2,
      lines: [
        'ha-events: not looked at: 5 documents of kind Application are not rendered here. Not judged: the objects of Application "argocd/a" at m.yaml:1, Application "argocd/b" at m.yaml:6, '
          + 'Application "argocd/c" at m.yaml:11 and 2 more. Render: argocd app manifests NAME | ha-events check -',
        expect.stringMatching(/^ha-events: nothing was judged: 5 objects read/),
        '',
      ],
    });
  });

  test('of a flow beside an application ends as the flow says, and names the application', async () => {
    expect(await haEvents(command, { 'm.yaml': `${FLOW}\n---\n${applications('shop')}` }, ...facts))
      .toMatchObject({ code: 0, err: expect.stringMatching(/^ha-events: not looked at: .*Application "argocd\/shop".*\n$/) });
  });

  test('of a flow beside an application that holds objects of Argo Events ends with 2', async () => {
    expect(await haEvents(command, { 'm.yaml': `${FLOW}\n---\n${fieldCase('37-application-with-extra-objects')}` }, ...facts))
      .toMatchObject({ code: 2, err: expect.stringContaining('Not judged: EventBus "default"') });
  });

  test('of an application and the folder that it installs names nothing', async () => {
    const application = applications('shop').replace('chart: shop', 'path: apps/shop');
    expect(await haEvents(command, { 'apps/shop/m.yaml': FLOW, 'root.yaml': application }, ...facts)).toMatchObject({ code: 0, err: '' });
  });

  test.each([
    ['a base that was not given', 'resources: [../../base]\npatches: [{ path: bus.yaml }]\n', '../../base'],
    ['an address', 'resources: ["https://example.com/bus.yaml"]\n', 'https://example.com/bus.yaml'],
    ['a chart', 'helmCharts: [{ name: argo-events }]\n', 'chart argo-events'],
  ])('of a kustomization of %s ends with 2', async (_, kustomization, missing) => {
    const files = { 'kustomization.yaml': kustomization, 'bus.yaml': 'apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata: { name: default }\nspec: { jetstream: { replicas: 5 } }\n' };
    const given = kustomization.includes('patches') ? files : { 'kustomization.yaml': files['kustomization.yaml'] };
    expect(await haEvents(command, given)).toMatchObject({ code: 2, err: expect.stringContaining(`kustomization.yaml:1: Kustomization is not rendered here. Not judged: ${missing}. Render: kubectl kustomize`) });
  });
});

describe('in the formats for machines', () => {
  const files = { 'm.yaml': fieldCase('37-application-with-extra-objects') };

  test('JSON of check', async () => {
    const { out } = await haEvents('check', files, '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      judged: false,
      notLookedAt: [{ line: 1, kind: 'Application', namespace: 'argocd', name: 'argo-events', renderer: 'argo-cd', charts: ['argo-events'], paths: [], holds: [{ kind: 'EventBus', name: 'default' }], message: expect.stringContaining('is not rendered here') }],
    });
  });

  test('JSON of report', async () => {
    const { out } = await haEvents('report', files, '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ flows: [], notLookedAt: [{ kind: 'Application', holds: [{ kind: 'EventBus', name: 'default' }] }] });
  });

  test('SARIF: a run that was not successful, with notifications', async () => {
    const log = JSON.parse((await haEvents('check', files, '--format', 'sarif')).out);
    expect(log).toBeValidSarifLog();
    expect(log.runs[0].invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', message: { text: expect.stringMatching(/^nothing was judged/) } }, { level: 'error', message: { text: expect.stringMatching(/^not looked at: Application/) } }],
    });
  });

  test('SARIF: what may hold anything is a warning of a successful run', async () => {
    const log = JSON.parse((await haEvents('check', { 'm.yaml': `${FLOW}\n---\n${applications('shop')}` }, '--format', 'sarif')).out);
    expect(log).toBeValidSarifLog();
    expect(log.runs[0].invocations[0].executionSuccessful).toBe(true);
    expect(log.runs[0].invocations[0].toolExecutionNotifications).toContainEqual(expect.objectContaining({ level: 'warning', message: { text: expect.stringMatching(/^not looked at: Application "argocd\/shop"/) } }));
  });

  test('JUnit: errors', async () => {
    const { out } = await haEvents('check', files, '--format', 'junit');
    expect(out).toMatch(/errors="2"/);
    expect(out).toContain('type="nothing-judged"');
    expect(out).toContain('type="not-looked-at"');
  });

  test('commands for GitHub', async () => {
    const { out } = await haEvents('check', files, '--format', 'github');
    expect(out).toMatch(/^::error file=.*m\.yaml,line=1,title=not looked at::/m);
    expect(out).toMatch(/^::error title=nothing judged::/m);
  });

  test('the report in words and as a page', async () => {
    const flow = { 'm.yaml': `${FLOW}\n---\n${applications('shop')}` };
    expect((await haEvents('report', flow, ...FACTS.slice(0, -2))).out).toContain('note: not looked at: ');
    expect((await haEvents('report', flow, ...FACTS.slice(0, -2), '--format', 'html')).out).toContain('<p class="assumed">Not looked at: ');
  });
});

test.each(['adopt', 'harden'])('%s of objects that have nothing to do with Argo Events ends with 2, and advises no option that it lacks', async command => {
  const { code, err } = await haEvents(command, { 'm.yaml': OTHERS });
  expect(code).toBe(2);
  expect(err).toMatch(/^ha-events: nothing was judged: 1 object read, .* Give the manifests of Argo Events\n$/);
});
