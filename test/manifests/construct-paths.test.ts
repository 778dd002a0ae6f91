import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { run } from '../../src/cli/run';

let folder: string;

beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'ha-events-')); });
afterEach(() => rmSync(folder, { recursive: true }));

const sensor = (name: string, namespace: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\nspec:\n  replicas: 2\n`;

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** As cdk8s writes it. */
const metadata = (...names: string[]) => JSON.stringify({ version: '1.0.0', resources: Object.fromEntries(names.map(name => [name, { path: `shop/${name}/Resource` }])) });

async function check(format: string): Promise<string> {
  let out = '';
  await run(['check', folder, '--rule', 'two-voters', '--format', format], { write: text => { out += text; }, writeError: () => undefined, color: false });
  return out;
}

/** Of the findings, by namespace and name of the object. */
async function constructPaths(): Promise<Record<string, string | undefined>> {
  const { findings } = JSON.parse(await check('json')) as { findings: { object: { namespace: string; name: string; constructPath?: string } }[] };
  return Object.fromEntries(findings.map(({ object }) => [`${object.namespace}/${object.name}`, object.constructPath]));
}

test('a finding names the construct, in each format that has a place for it', async () => {
  write('shop.k8s.yaml', sensor('fulfil', 'shop'));
  write('construct-metadata.json', metadata('fulfil'));
  expect(await check('human')).toContain('Sensor "shop/fulfil" (construct shop/fulfil/Resource): ');
  expect(await constructPaths()).toEqual({ 'shop/fulfil': 'shop/fulfil/Resource' });
  const { runs: [{ results }] } = JSON.parse(await check('sarif'));
  expect(results.map(({ locations: [{ logicalLocations }] }: { locations: [object & { logicalLocations: unknown }] }) => logicalLocations))
    .toEqual([[{ fullyQualifiedName: 'shop/fulfil/Resource', kind: 'object' }]]);
});

test('the construct is the one that cdk8s has written down', async () => {
  const app = new App({ outdir: folder, recordConstructMetadata: true });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const { node } = new ApiObject(chart, 'Fulfil', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Sensor', metadata: { name: 'fulfil' }, ...{ spec: { replicas: 2 } } });
  app.synth();
  expect(await constructPaths()).toEqual({ 'shop/fulfil': node.path });
});

test('of two objects with one name in a folder neither is said to be of the construct, as it may be the other', async () => {
  write('shop.k8s.yaml', `${sensor('fulfil', 'shop')}---\n${sensor('bill', 'shop')}`);
  write('test.k8s.yaml', sensor('fulfil', 'test'));
  write('construct-metadata.json', metadata('fulfil', 'bill'));
  expect(await constructPaths()).toEqual({ 'shop/fulfil': undefined, 'test/fulfil': undefined, 'shop/bill': 'shop/bill/Resource' });
  expect((await check('human')).match(/construct [^)]*\)/g)).toEqual(['construct shop/bill/Resource)']);
});

test('objects with one name in two folders each have the construct of their own folder', async () => {
  write('a/shop.k8s.yaml', sensor('fulfil', 'a'));
  write('a/construct-metadata.json', metadata('fulfil'));
  write('b/shop.k8s.yaml', sensor('fulfil', 'b'));
  write('b/construct-metadata.json', JSON.stringify({ resources: { fulfil: { path: 'other/fulfil' } } }));
  write('c/shop.k8s.yaml', sensor('fulfil', 'c'));
  expect(await constructPaths()).toEqual({ 'a/fulfil': 'shop/fulfil/Resource', 'b/fulfil': 'other/fulfil', 'c/fulfil': undefined });
});

test.each([['broken', '{"resources":'], ['of another form', '[]'], ['without the object', metadata('other')], ['with another type', '{"resources":{"fulfil":{"path":3}}}']])(
  'a construct-metadata.json that is %s leaves the findings without a construct', async (_, text) => {
    write('shop.k8s.yaml', sensor('fulfil', 'shop'));
    write('construct-metadata.json', text);
    expect(await constructPaths()).toEqual({ 'shop/fulfil': undefined });
  });
