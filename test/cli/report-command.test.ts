import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/run';
import { declaredGuide } from '../analysis/declared-guide';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ha-events-'));
  file = join(folder, 'flow.json');
  writeFileSync(file, JSON.stringify(declaredGuide));
});

afterEach(() => rmSync(folder, { recursive: true }));

async function report(...args: string[]) {
  return reportOn(undefined, ...args);
}

async function reportOn(columns: number | undefined, ...args: string[]) {
  let out = '';
  let err = '';
  const code = await run(['report', file, '--zones', '3', '--nodes', '6', ...args], { write: text => { out += text; }, writeError: text => { err += text; }, color: false, columns });
  return { code, out, err };
}

test('exits with 0 when every flow survives what it was declared to', async () => {
  expect(await report('--pod-policy')).toEqual({ code: 0, out: expect.stringContaining('survives ZONE, as declared'), err: '' });
});

test('exits with 1 when one does not', async () => {
  const config = join(folder, 'ha-events.yaml');
  writeFileSync(config, 'facts:\n  podPolicy: false\n');
  expect(await report('--config', config)).toEqual({ code: 1, out: expect.stringContaining('declared to survive ZONE, and does not'), err: '' });
});

test('exits with 1 when it is not known, and names the fact to supply', async () => {
  expect(await report()).toEqual({
    code: 1,
    out: expect.stringContaining('declared to survive ZONE, and not known without: whether the pod policy is installed (podPolicy)'),
    err: 'ha-events: shop → default → fulfil (events): declared to survive ZONE, and not known to. Needs: whether the pod policy is installed (podPolicy)\n',
  });
});

test('exits with 0 when nothing was declared', async () => {
  writeFileSync(file, JSON.stringify(declaredGuide.map(manifest => ({ ...manifest, metadata: { ...manifest.metadata, annotations: {} } }))));
  expect(await report()).toMatchObject({ code: 0, err: '' });
});

const withSensor = (change: (sensor: any) => void) => {
  const manifests = structuredClone(declaredGuide).map(manifest => ({ ...manifest, metadata: { ...manifest.metadata, annotations: {} as any } }));
  change(manifests.find(({ kind }) => kind === 'Sensor'));
  writeFileSync(file, JSON.stringify(manifests));
};

test('exits with 1 when a flow delivers nothing, although nothing was declared', async () => {
  withSensor(({ spec }) => { spec.triggers = []; });
  expect(await report('--pod-policy')).toMatchObject({ code: 1, out: expect.stringContaining('delivers nothing, even when nothing fails') });
});

test('--survives declares for every flow', async () => {
  withSensor(({ spec }) => { spec.replicas = 1; });
  expect(await report('--pod-policy', '--survives', 'pod')).toMatchObject({ code: 0, out: expect.stringContaining('survives POD, as declared') });
  expect(await report('--pod-policy', '--survives', 'zone')).toMatchObject({ code: 1, out: expect.stringContaining('declared to survive ZONE, and does not') });
  expect(await report('--survives', 'region')).toMatchObject({ code: 2, err: expect.stringContaining('Allowed: pod, node, zone') });
});

test('exits with 1 when a declaration cannot be read, and says which', async () => {
  withSensor(({ metadata }) => { metadata.annotations['cdk8s-argo-events-ha/survives'] = 'zones'; });
  expect(await report('--pod-policy')).toMatchObject({
    code: 1, err: 'ha-events: Sensor "events/fulfil": cdk8s-argo-events-ha/survives is "zones", and declares nothing: did you mean ZONE?\n',
  });
});

test('says that there is no flow of events, when there is none', async () => {
  writeFileSync(file, JSON.stringify([{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'shop' }, spec: {} }]));
  expect(await report()).toEqual({
    code: 2,
    out: 'There is no flow of events in these manifests: no EventSource, and no Sensor that depends on one.\n',
    err: expect.stringMatching(/^ha-events: nothing was judged: 1 object read, /),
  });
});

test('is as wide as the terminal; a file, or what is no terminal, gets 100 columns', async () => {
  const widest = (text: string) => Math.max(...text.split('\n').map(line => line.length));
  const text = join(folder, 'report.txt');
  const [narrow, wide, none] = [await reportOn(80), await reportOn(200), await reportOn(undefined)].map(({ out }) => widest(out));
  await reportOn(200, '--format', `text=${text}`);
  expect(narrow).toBeLessThanOrEqual(80);
  expect(wide).toBeGreaterThan(120);
  expect(none).toBeGreaterThan(80);
  expect([none, widest(readFileSync(text, 'utf8'))].every(width => width <= 100)).toBe(true);
});

test('a page says of which files, when, by which version and with which facts it was made', async () => {
  const page = join(folder, 'report.html');
  await report('--pod-policy', '--format', `html=${page}`);
  const html = readFileSync(page, 'utf8');
  expect(html).toContain(`<dt>Made from</dt><dd>${file}</dd>`);
  expect(html).toMatch(/<dt>Made at<\/dt><dd>\d{4}-\d\d-\d\d \d\d:\d\d UTC<\/dd>/);
  expect(html).toMatch(/<dt>Made by<\/dt><dd>ha-events \d+\.\d+\.\d+/);
  expect(html).toContain('<dt>Facts given</dt><dd>zones = 3; nodes = 6; podPolicy = true</dd>');
});
