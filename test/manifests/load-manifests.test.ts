import { buildFlow } from '../../src/flow/build-flow';
import { check } from '../../src/lint/engine/check';
import { NO_CONFIG } from '../../src/lint/engine/config';
import { RULES } from '../../src/lint/rules';
import { loadManifests } from '../../src/manifests/load-manifests';
import { locate } from '../../src/manifests/locate';

const load = (text: string) => loadManifests([{ file: 'm.yaml', text }]);
const SENSOR = 'apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata:\n  name: orders\nspec:\n  replicas: 2\n';

test.each([
  ['several documents', `---\n${SENSOR}---\n# nothing\n---\n${SENSOR}`, 2],
  ['a byte order mark', `\ufeff${SENSOR}`, 1],
  ['Windows line ends', SENSOR.replaceAll('\n', '\r\n'), 1],
  ['a directive and an end marker', `%YAML 1.2\n---\n${SENSOR}...\n`, 1],
  ['a comment behind the marker', `--- # Source: chart/templates/sensor.yaml\n${SENSOR}`, 1],
  ['JSON', '{"apiVersion":"argoproj.io/v1alpha1","kind":"Sensor","metadata":{"name":"orders"},"spec":{"replicas":2}}', 1],
  ['a List', `apiVersion: v1\nkind: List\nitems:\n- ${SENSOR.trim().replaceAll('\n', '\n  ')}\n`, 1],
  ['aliases', 'x: &n orders\n' + SENSOR.replace('orders', '*n'), 1],
  ['merge keys', 'apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: &m { name: orders }\nspec: { <<: { replicas: 2 } }\n', 1],
  ['other kinds, which need not be valid', `kind: Certificate\nx: [\n---\n${SENSOR}`, 1],
  ['no documents', '', 0],
])('reads %s', (_, text, sensors) => {
  const { objects, problems } = load(text);
  expect(problems).toEqual([]);
  expect(objects.map(({ kind, name }) => `${kind} ${name}`)).toEqual(Array(sensors).fill('Sensor orders'));
  for (const { object } of buildFlow(objects).sensors) expect(object.manifest.spec).toMatchObject({ replicas: 2 });
});

test.each([
  ['a template of Helm for a value', 'kind: Sensor\nspec:\n  replicas: {{ .Values.replicas }}\n', /there is {{ }} instead of a value\. Templates are not read/],
  ['a template of Helm', 'kind: Sensor\n{{- if .Values.m }}\nmetadata: {}\n', /Templates are not read: render them first/],
  ['broken YAML, at its place', 'kind: Sensor\nmetadata: [\n', /no valid YAML/],
  ['an alias inside of its own anchor', 'kind: Sensor\nspec: &a\n  x: *a\n', /alias/],
  ['an alias without an anchor', 'kind: Sensor\nspec: *a\n', /Unresolved alias|alias cannot be resolved/],
  ['a bomb of aliases', `kind: Sensor\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (__, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`).join('\n')}\n`, /explode/],
  ['a nesting that is too deep', `kind: Sensor\nspec: ${'['.repeat(100_000)}\n`, /too deep|no valid YAML/],
  ['more anchors and aliases than are looked up in good time', `kind: Sensor\nspec: [${'&a 1, *a, '.repeat(6000)}]\n`, /more than 10000 anchors and aliases\. Allowed: 10000/],
  ['a document that is too large to read', `kind: Sensor\nspec: &a\n  x: ${'y'.repeat(9 * 1024 * 1024)}\n`, /has 9\.1 MiB\. Allowed: 8 MiB in one document/],
])('says what is wrong with %s', (_, text, message) => {
  const { objects, problems } = load(text);
  expect(objects).toEqual([]);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ file: 'm.yaml', message: expect.stringMatching(message) });
});

test('a file that is no UTF-8 is a problem of that file, not of the others', () => {
  const { objects, problems } = loadManifests([{ file: 'bad.yaml', unreadable: 'the file is not UTF-8' }, { file: 'm.yaml', text: SENSOR }]);
  expect(problems).toEqual([{ file: 'bad.yaml', message: 'the file is not UTF-8', line: 1, column: 1 }]);
  expect(objects).toHaveLength(1);
});

test.each([
  ['a scalar', ['spec', 'replicas'], { line: 9, column: 13, endColumn: 14 }],
  ['a map, by its key', ['metadata'], { line: 6, column: 1, endColumn: 9 }],
  ['what is missing, by what is around it', ['spec', 'template', 'affinity'], { line: 8, column: 1, endColumn: 5 }],
  ['an object, by its first line', [], { line: 4, column: 1, endColumn: 11 }],
])('locates %s', (_, path, expected) => {
  const { objects } = load(`kind: Other\n---\n# comment\n${SENSOR}`);
  expect(locate(objects[0], path)).toEqual({ file: 'm.yaml', ...expected });
});

test.each([
  ['blank lines', '\n'],
  ['blank lines of Windows', '\r\n'],
  ['comments and blank lines', '# nothing\n\n'],
])('a template that leaves 10,000 %s behind does not hold it up', (_, line) => {
  const started = performance.now();
  expect(load(`${line.repeat(10_000)}---\n${SENSOR}---\n${line.repeat(10_000)}`)).toMatchObject({ objects: [{ name: 'orders' }], problems: [] });
  expect(performance.now() - started).toBeLessThan(5000);
});

describe('a JSON document of more than 1 MiB', () => {
  const sensor = (name: string) => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Sensor', metadata: { name, annotations: { 'say "\\': ']}, {[' } }, spec: { replicas: 2 } });
  const filler = { apiVersion: 'example.com/v1', kind: 'Other', metadata: { name: 'x' }, data: 'y'.repeat(2 ** 20) };
  const items = [sensor('first'), filler, null, [], sensor('last')];

  test.each<[string, unknown]>([
    ['a List', { apiVersion: 'v1', kind: 'List', items }],
    ['a List that says so at its end', { items, metadata: {}, kind: 'SensorList', apiVersion: 'argoproj.io/v1alpha1' }],
    ['an array', items],
  ])('%s gives its items, each where it stands in the file', (_, value) => {
    const json = JSON.stringify(value, null, 2);
    const text = `# made by a tool\n---\n${json}\n`;
    const { objects, passedOver, problems } = load(text);
    expect({ names: objects.map(({ name }) => name), passedOver, problems }).toEqual({ names: ['first', 'last'], passedOver: 1, problems: [] });
    expect(objects.map(({ manifest }) => manifest)).toEqual([sensor('first'), sensor('last')]);
    for (const object of objects) {
      const { line, column, endColumn } = locate(object, ['metadata', 'name']);
      expect(text.split('\n')[line - 1].slice(column - 1, endColumn - 1)).toBe(`"${object.name}"`);
      const { document } = object.source;
      expect(text.slice(document.offset, document.offset + document.text.length)).toBe(document.text);
    }
  });

  test.each<[string, string, number]>([
    ['a List on one line', JSON.stringify({ apiVersion: 'v1', kind: 'List', items }), 2],
    ['an object that is kept', JSON.stringify({ ...sensor('one'), data: filler.data }, null, 2), 1],
    ['an empty List', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [], data: filler.data }, null, 2), 0],
    ['data', JSON.stringify({ data: filler.data }, null, 2), 0],
  ])('%s is read too', (_, text, kept) => {
    const { objects, problems } = load(text);
    expect(objects).toHaveLength(kept);
    expect(problems).toEqual([]);
  });

  test('data that is larger than a document may be is passed over', () => {
    expect(load(JSON.stringify({ data: Array(10).fill(filler.data) }, null, 2)))
      .toEqual({ objects: [], passedOver: 1, notLookedAt: [], problems: [] });
  });

  test('that breaks off is a problem', () => {
    const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, null, 2);
    expect(load(text.slice(0, -10)).problems).toEqual([expect.objectContaining({ message: expect.stringContaining('no valid YAML') })]);
  });
});

test('a broken item of a large List is a problem at its place', () => {
  const text = JSON.stringify({ kind: 'List', items: [{ kind: 'Other', data: 'y'.repeat(2 ** 20) }, { kind: 'Sensor', spec: 1 }] }, null, 2).replace('"spec": 1', '"spec": 1]');
  const { problems } = load(text);
  expect(problems).toHaveLength(1);
  expect(problems[0].line).toBeGreaterThan(7);
});

test('locates the parts of an item of a List in the list', () => {
  const { objects } = load(`apiVersion: v1\nkind: List\nitems:\n- ${SENSOR.trim().replaceAll('\n', '\n  ')}\n`);
  expect(locate(objects[0], ['spec', 'replicas'])).toEqual({ file: 'm.yaml', line: 9, column: 15, endColumn: 16 });
});

test('of duplicate keys the last one counts, and is the one that is shown', () => {
  const { objects } = load(`${SENSOR}  replicas: 3\n`);
  expect(objects[0].manifest.spec).toEqual({ replicas: 3 });
  expect(locate(objects[0], ['spec', 'replicas'])).toMatchObject({ line: 7 });
  const { report } = check({ flow: buildFlow(objects), rules: RULES, config: NO_CONFIG, baseline: new Map(), passedOver: 0, problems: [] });
  expect(report.findings.filter(({ rule }) => rule === 'ha/duplicate-key').map(({ what }) => what)).toEqual(['the key replicas is there twice; the last one counts']);
});

test.each([
  ['{{- if .Values.bus }}\nkind: EventBus\n---\nkind: Sensor\nmetadata: { name: {{ .Release.Name }} }\n---\nkind: Sensor\nmetadata:\n  name: {{ .Release.Name }}\n', 'for example with helm template'],
  ['kind: EventBus\nspec: { replicas: ${a} }\n---\nkind: Sensor\nspec: { replicas: ${b} }\n', 'for example with flux build kustomization or envsubst'],
])('templates of a file that cannot be read are one problem, with the way to render them', (text, way) => {
  const { problems } = loadManifests([{ file: 'a.yaml', text }, { file: 'b.yaml', text }]);
  expect(problems).toMatchObject([{ file: 'a.yaml', message: expect.stringContaining(way) }, { file: 'b.yaml', message: expect.stringContaining(way) }]);
});
