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
  ['nothing in a document that cannot be read', 'a: [\n', [{ path: ['a'], value: 2 }], 'a: [\n'],
])('changes %s', (_, text, edits, expected) => {
  expect(editText(text, edits)).toBe(expected);
});
