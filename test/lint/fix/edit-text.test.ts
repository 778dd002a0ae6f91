import { Edit } from '../../../src/lint/engine/rule';
import { editText } from '../../../src/lint/fix/edit-text';

test.each([
  ['a scalar where it stands', 'a:\n    b:   2   # why\n', [{ path: ['a', 'b'], value: 3 }], 'a:\n    b:   3   # why\n'],
  ['a quoted scalar in its quotes', "a: 'x'\n", [{ path: ['a'], value: 'y' }], "a: 'y'\n"],
  ['a text that would be read as a number', 'a: x\n', [{ path: ['a'], value: '3' }], 'a: "3"\n'],
  ['a field that is missing, with comments and order kept', '# top\nb: 1 # one\na:\n- x\n', [{ path: ['c', 'd'], value: true }], '# top\nb: 1 # one\na:\n- x\nc:\n  d: true\n'],
  ['a field that has to go', 'a: 1\nb: 2 # two\n', [{ path: ['a'], remove: true as const }], 'b: 2 # two\n'],
  ['a field of a flow collection', 'a: { b: 1 }\n', [{ path: ['a', 'c'], value: 2 }], 'a: { b: 1, c: 2 }\n'],
  ['several at once', 'a: 1\nb: 2\n', [{ path: ['b'], value: 3 }, { path: ['a'], value: 4 }], 'a: 4\nb: 3\n'],
  ['nothing that an alias leads to', 'x: &x { b: 1 }\na: *x\n', [{ path: ['a', 'c'], value: 2 }], 'x: &x { b: 1 }\na: *x\n'],
  ['nothing that aliases take from here', 'a: &n 2\nb: *n\n', [{ path: ['a'], value: 3 }], 'a: &n 2\nb: *n\n'],
  ['nothing that a merge key may give', 'x: &x { t: { m: 1 } }\na: { <<: *x, b: 1 }\n', [{ path: ['a', 't', 'c'], value: 2 }], 'x: &x { t: { m: 1 } }\na: { <<: *x, b: 1 }\n'],
  ['what can be, beside what cannot', 'x: &x { b: 1 }\na: *x\nd: 1\n', [{ path: ['a', 'c'], value: 2 }, { path: ['d'], value: 2 }], 'x: &x { b: 1 }\na: *x\nd: 2\n'],
  ['no line but the new one', 'a:\n    b: "x"   # why\n\n    c:\n    -   {d: 1}\n    -   e: >-\n            folded\n            text\n# end\n', [{ path: ['a', 'f', 'g'], value: 1 }],
    'a:\n    b: "x"   # why\n\n    c:\n    -   {d: 1}\n    -   e: >-\n            folded\n            text\n    f:\n        g: 1\n# end\n'],
  ['the last line without its end', 'a:\n  b: 1', [{ path: ['a', 'c'], value: 2 }], 'a:\n  b: 1\n  c: 2\n'],
  ['lines that end as on Windows', 'a:\r\n  b: 1\r\n', [{ path: ['a', 'c'], value: 2 }], 'a:\r\n  b: 1\r\n  c: 2\r\n'],
  ['JSON, which stays JSON', '{\n    "a": {\n        "b": 1\n    }\n}\n', [{ path: ['a', 'c', 'd'], value: 'x' }],
    '{\n    "a": {\n        "b": 1,\n        "c": {\n            "d": "x"\n        }\n    }\n}\n'],
  ['JSON in a line', '{"a":{"b":2.1}}\n', [{ path: ['a', 'b'], value: '2.10' }, { path: ['a', 'c'], value: '3' }], '{"a":{"b":"2.10", "c":"3"}}\n'],
  ['an empty map of JSON', '{\n  "a": {}\n}\n', [{ path: ['a', 'c'], value: 2 }], '{\n  "a": {\n    "c": 2\n  }\n}\n'],
  ['a field without a value', 'a:\nb: 1\n', [{ path: ['a', 'c'], value: 2 }], 'a:\n  c: 2\nb: 1\n'],
  ['two fields of one map that is missing', 'a: 1\n', [{ path: ['b', 'c'], value: 2 }, { path: ['b', 'd'], value: 3 }], 'a: 1\nb:\n  c: 2\n  d: 3\n'],
  ['the first field of an item', 'a:\n- b: 1\n  c: 2\n', [{ path: ['a', 0, 'b'], remove: true as const }], 'a:\n- c: 2\n'],
  ['a field of a flow collection that has to go', 'a: { b: 1, c: 2 }\n', [{ path: ['a', 'b'], remove: true as const }], 'a: { c: 2 }\n'],
  ['behind a text of several lines', 'a:\n  b: |\n    x\n\n    y\n\nc: 1\n', [{ path: ['a', 'd'], value: 2 }], 'a:\n  b: |\n    x\n\n    y\n  d: 2\n\nc: 1\n'],
  ['a list, behind its last item', 'a:\n  - b: 1 # one\n    c: 2\n# end\nd: 1\n', [{ path: ['a'], append: [{ b: 2 }] }], 'a:\n  - b: 1 # one\n    c: 2\n  - b: 2\n# end\nd: 1\n'],
  ['a list that stands as far left as its key', 'x:\n  a:\n  - b: 1\n  d: 1\n', [{ path: ['x', 'a'], append: [{ b: 2, c: [3] }, 'x'] }], 'x:\n  a:\n  - b: 1\n  - b: 2\n    c:\n    - 3\n  - x\n  d: 1\n'],
  ['a list in brackets', 'a: [{ b: 1 }]\n', [{ path: ['a'], append: [{ b: 2 }] }], 'a: [{ b: 1 }, { b: 2 }]\n'],
  ['an empty list', 'a: []\nb: 1\n', [{ path: ['a'], append: [1] }], 'a: [ 1 ]\nb: 1\n'],
  ['a list that is missing', 'b:\n- 1\n', [{ path: ['a', 'c'], append: [{ d: 1 }] }, { path: ['a', 'c'], append: [{ d: 2 }] }], 'b:\n- 1\na:\n  c:\n  - d: 1\n  - d: 2\n'],
  ['a list of JSON', '{\n  "a": [\n    {\n      "b": 1\n    }\n  ]\n}\n', [{ path: ['a'], append: [{ b: 2 }] }], '{\n  "a": [\n    {\n      "b": 1\n    },\n    {\n      "b": 2\n    }\n  ]\n}\n'],
  ['nothing of a list that has the item already', 'a: [{ b: 1, c: 2 }]\n', [{ path: ['a'], append: [{ c: 2, b: 1 }] }], 'a: [{ b: 1, c: 2 }]\n'],
  ['a field without a value before a comment', 'a: # why\nb: 1\n', [{ path: ['a', 'c'], value: 2 }], 'a: # why\n  c: 2\nb: 1\n'],
  ['a field without a value to a scalar', 'a: # why\nb: 1\n', [{ path: ['a'], value: 2 }], 'a: 2 # why\nb: 1\n'],
  ['a field that is null in words', 'a: ~ # why\n', [{ path: ['a', 'c'], value: 2 }], 'a: { c: 2 } # why\n'],
  ['a map and the map around it, each at its end', 'a:\n  b:\n    c: 1\n', [{ path: ['a', 'd'], value: 2 }, { path: ['a', 'b', 'e'], value: 3 }], 'a:\n  b:\n    c: 1\n    e: 3\n  d: 2\n'],
  ['a text of several lines, in which a line is added', 'a:\n  b: |- # why\n    x: 1\n\n    y: 2\n  c: 1\n', [{ path: ['a', 'b'], value: 'x: 1\n\ny: 2\nz: 3' }], 'a:\n  b: |- # why\n    x: 1\n\n    y: 2\n    z: 3\n  c: 1\n'],
  ['nothing with a variable in it', 'a: "${a}"\nb: $(b)\nc: x{{ c }}\nd: $d\ne: { f: <%= f %>, g: 1 }\n', [
    ...['a', 'b', 'c', 'd'].map(key => ({ path: [key], value: 1 })), { path: ['e', 'f'], remove: true as const },
  ], 'a: "${a}"\nb: $(b)\nc: x{{ c }}\nd: $d\ne: { f: <%= f %>, g: 1 }\n'],
  ['no map or list that somebody wrote', 'a: { b: 1 }\nc: [1]\nd: 1\n', [{ path: ['a'], value: 1 }, { path: ['c'], value: [2] }, { path: ['d', 'e'], value: 1 }, { path: ['a'], append: [1] }], 'a: { b: 1 }\nc: [1]\nd: 1\n'],
  ['the last field of a map in no case', 'a: { b: 1 }\n', [{ path: ['a', 'b'], remove: true as const }], 'a: { b: 1 }\n'],
  ['nothing in a document that cannot be read', 'a: [\n', [{ path: ['a'], value: 2 }], 'a: [\n'],
])('changes %s', (_, text, edits, expected) => {
  expect(editText(text, (edits as Edit[]).map(edit => [edit])).text).toBe(expected);
});

test('a correction is made with all its edits, or not at all, and says why', () => {
  const text = 'a: "${x}"\nb: &b { c: 1 }\nd: *b\ne: 1\n';
  expect(editText(text, [
    [{ path: ['e'], value: 2 }, { path: ['a'], value: 'y' }],
    [{ path: ['f'], value: 1 }, { path: ['d', 'c'], value: 2 }],
    [{ path: ['g'], value: 1 }],
    [{ path: ['g'], value: 2 }],
    [{ path: ['e', 'h'], value: 2 }],
  ])).toEqual({ text: `${text}g: 1\n`, refused: new Map([[0, 'variable'], [1, 'shared'], [3, 'conflict'], [4, 'unlike']]) });
});
