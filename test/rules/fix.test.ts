import { fixDocument } from '../../src/rules/fix';

test.each([
  ['a scalar where it stands', 'a:\n    b:   2   # why\n', [{ path: ['a', 'b'], value: 3 }], 'a:\n    b:   3   # why\n'],
  ['a quoted scalar in its quotes', "a: 'x'\n", [{ path: ['a'], value: 'y' }], "a: 'y'\n"],
  ['a text that would be read as a number', 'a: x\n', [{ path: ['a'], value: '3' }], 'a: "3"\n'],
  ['a field that is missing, with comments and order kept', '# top\nb: 1 # one\na:\n- x\n', [{ path: ['c', 'd'], value: true }], '# top\nb: 1 # one\na:\n- x\nc:\n  d: true\n'],
  ['a field that has to go', 'a: 1\nb: 2 # two\n', [{ path: ['a'], remove: true as const }], 'b: 2 # two\n'],
  ['a field of a flow collection', 'a: { b: 1 }\n', [{ path: ['a', 'c'], value: 2 }], 'a: { b: 1, c: 2 }\n'],
  ['several at once', 'a: 1\nb: 2\n', [{ path: ['b'], value: 3 }, { path: ['a'], value: 4 }], 'a: 4\nb: 3\n'],
  ['nothing that an alias leads to', 'x: &x { b: 1 }\na: *x\n', [{ path: ['a', 'c'], value: 2 }], 'x: &x { b: 1 }\na: *x\n'],
  ['nothing in a document that cannot be read', 'a: [\n', [{ path: ['a'], value: 2 }], 'a: [\n'],
])('changes %s', (_, text, edits, expected) => {
  expect(fixDocument(text, edits)).toBe(expected);
});
