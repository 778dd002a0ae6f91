import * as fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { locate } from '../../src/manifests/locate';
import { DocumentText, FlowObject } from '../../src/manifests/manifest-object';
import { readPlainYaml } from '../../src/manifests/plain-yaml';

const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('true', 'null', '12', '1.5', '0x1f', '- a', 'a: b', '# c', 'x #y', ' lead', '~', '2.10.29', 'line\nline\n', '\n\nline\n', "it's", '"q"'));
const scalar = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true }));
const key = fc.oneof(fc.constantFrom('metadata', 'name', 'a.b/c', 'app.kubernetes.io/x', 'spec', '12'), fc.string({ minLength: 1, maxLength: 8 }).filter(k => k !== '__proto__'));
const { tree } = fc.letrec(tie => ({
  tree: fc.oneof({ depthSize: 'small' }, scalar, fc.array(tie('tree'), { maxLength: 4 }), fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true })),
}));

test('the plain reader agrees with the YAML library on everything that it reads', () => {
  fc.assert(fc.property(tree, fc.boolean(), (value, indentSeq) => {
    const yaml = stringify(value, { indentSeq, lineWidth: 0 });
    const read = readPlainYaml(yaml);
    if (read !== undefined) expect(read.value).toEqual(parse(yaml));
  }), { numRuns: 1000 });
});

test('the plain reader agrees with the YAML library on broken text, or leaves it alone', () => {
  const line = fc.tuple(fc.nat({ max: 4 }), fc.constantFrom('a: 1', '- b', 'c:', '- d: 2', '# e', '', 'f: |', 'g', '- - h', 'i: [j, k]', 'l: {m: n}', '"o": p', 'q: &r s', 'v: &s', 'w: *s', 'x: &s', 'y: *r', '---', 't: >-', 'u : v', '? w', 'a: 2'))
    .map(([indent, content]) => ' '.repeat(indent) + content);
  fc.assert(fc.property(fc.array(line, { maxLength: 8 }), lines => {
    const yaml = lines.join('\n');
    const read = readPlainYaml(yaml);
    if (read !== undefined) expect(read.value).toEqual(parse(yaml));
  }), { numRuns: 3000 });
});

test.each([
  ['block maps and sequences', 'a:\n  - b: 1\n    c:\n    - d\n  - e\n', { a: [{ b: 1, c: ['d'] }, 'e'] }],
  ['comments', '# x\na: 1 # y\n  # z\nb: "#"\n', { a: 1, b: '#' }],
  ['literal blocks that begin with blank lines', 'a:\n  - |\n\n    \n    x\n  - b\n', { a: ['\n\nx\n', 'b'] }],
  ['literal blocks', 'a: |\n  x: 1\n\n  y\nb: |-\n  z\n', { a: 'x: 1\n\ny\n', b: 'z' }],
  ['simple flow collections', 'a: [x, 1]\nb: { c: d }\ne: {}\n', { a: ['x', 1], b: { c: 'd' }, e: {} }],
  ['anchors of blocks, and their aliases', 'a: &x\n  b: 1\nc: *x\nd: &y\n- 2\ne:\n  f: *x\n  g: *y\n', { a: { b: 1 }, c: { b: 1 }, d: [2], e: { f: { b: 1 }, g: [2] } }],
  ['quoted scalars', 'a: "x\\n"\nb: \'it\'\'s\'\n', { a: 'x\n', b: "it's" }],
])('the plain reader reads %s', (_, yaml, value) => {
  expect(readPlainYaml(yaml)).toEqual({ value });
});

test.each([
  ['anchors of scalars', 'a: &x 1\n'], ['aliases without an anchor', 'a: *x\n'], ['an alias in its own anchor', 'a: &x\n  b: *x\n'],
  ['an anchor in an anchor', 'a: &x\n  b: &y\n    c: 1\n'], ['an alias with a block below it', 'a: &x\n  b: 1\nc: *x\n  d: 2\n'],
  ['an empty anchor', 'a: &x\nb: 1\n'], ['many aliases', `a: &x\n  b: 1\n${Array.from({ length: 101 }, (__, i) => `c${i}: *x\n`).join('')}`],
  ['tags', 'a: !!str 1\n'], ['duplicate keys', 'a: 1\na: 2\n'], ['tabs', 'a:\tb\n'], ['merge keys', '<<: {}\n'],
  ['folded scalars', 'a: >\n  b\n'], ['tabs in literal blocks', 'a: |\n  b\tc\n'], ['a line separator in a literal block', 'a: |\n  b\n\u2028\n  c\n'],
  ['tabs in comments', 'a: 1\n#\tb\n'], ['carriage returns', 'a: 1\r\n'], ['tabs in long lines', `a: ${'b'.repeat(200)}\tc\n`], ['scalars of several lines', 'a: b\n  c\n'], ['broken indentation', 'a:\n  b: 1\n c: 2\n'],
])('the plain reader leaves %s to the YAML library', (_, yaml) => {
  expect(readPlainYaml(yaml)).toBeUndefined();
});

test('the plain reader gives parts that are in two places the same value as the YAML library', () => {
  const shared = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
  fc.assert(fc.property(shared, shared, (part, rest) => {
    const yaml = stringify({ ...rest, first: part, second: { third: part } }, { lineWidth: 0 });
    const plain = readPlainYaml(yaml);
    fc.pre(plain !== undefined);
    expect(plain!.value).toEqual(parse(yaml));
  }), { numRuns: 300 });
});

test('both ways to locate a part of an object agree', () => {
  fc.assert(fc.property(fc.dictionary(key, tree, { minKeys: 1, maxKeys: 4, noNullPrototype: true }), fc.boolean(), (value, indentSeq) => {
    const yaml = stringify(value, { indentSeq, lineWidth: 0 });
    fc.pre(readPlainYaml(yaml) !== undefined);
    // an anchor that nothing uses keeps the plain reader away and moves nothing above it
    for (const path of pathsOf(value)) {
      expect(locate(objectOf(yaml), path)).toEqual(locate(objectOf(`${yaml}zz: &z 1\n`), path));
    }
  }), { numRuns: 500 });
});

function objectOf(yaml: string): FlowObject {
  const document: DocumentText = { text: yaml, line: 1, offset: 0 };
  return { apiVersion: 'v1', kind: 'X', name: 'x', namespace: '', manifest: {}, labels: {}, annotations: {}, source: { file: 'x.yaml', document, path: [] } };
}

function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: [string | number, unknown][] = Array.isArray(value) ? value.map((item, i) => [i, item]) : Object.entries(value);
  return [path, ...entries.flatMap(([step, inner]) => pathsOf(inner, [...path, step]))];
}

test('lines that are the same make values of their own', () => {
  const [first, second] = ['a: []\nb: {}\nc: [x]\n', 'a: []\nb: {}\nc: [x]\n'].map(yaml => readPlainYaml(yaml)!.value as Record<string, unknown>);
  expect(second).toEqual(first);
  for (const part of ['a', 'b', 'c']) expect(second[part]).not.toBe(first[part]);
});

test('what was read before does not change what a document is', () => {
  const texts = ['a: 1\nb:\n  c: 2\n', 'a: 1\nb:\n  c: 3\n', 'a: 1\nb: 2\n', 'a: 1\n', '  c: 2\n', 'b:\n  c: 2\na: 1\n', `a: 1\nd: ${'x'.repeat(200)}\nb:\n  c: 2\n`];
  for (const before of texts) {
    for (const yaml of texts) {
      readPlainYaml(before);
      expect(readPlainYaml(yaml)).toEqual({ value: parse(yaml) });
    }
  }
});
