import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  let out = '';
  let err = '';
  const code = await run(['report', file, '--zones', '3', '--nodes', '6', ...args], { write: text => { out += text; }, writeError: text => { err += text; }, color: false });
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

test('says that there is no flow of events, when there is none', async () => {
  writeFileSync(file, JSON.stringify([{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'shop' }, spec: {} }]));
  expect(await report()).toEqual({ code: 0, out: 'There is no flow of events in these manifests: no EventSource, and no Sensor that depends on one.\n', err: '' });
});
