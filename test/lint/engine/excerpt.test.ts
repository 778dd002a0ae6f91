import { excerptOf, placeIn } from '../../../src/lint/engine/excerpt';

const at = (line: string, text: string) => ({ column: line.indexOf(text) + 1, endColumn: line.indexOf(text) + 1 + text.length });
const long = `${'a'.repeat(1000)}here${'b'.repeat(1000)}`;

test.each([
  ['a short line, which is shown as it is', '  replicas: 2 # why', '2', '  replicas: 2 # why'],
  ['a place far from the begin of a long line', long, 'here', `…${'a'.repeat(60)}here${'b'.repeat(176)}…`],
  ['a place at the begin of a long line', `here${long}`, 'here', `here${'a'.repeat(236)}…`],
  ['a place at the end of a long line', `${'a'.repeat(1000)}here`, 'here', `…${'a'.repeat(60)}here`],
])('the caret is right for %s', (_, line, text, expected) => {
  const excerpt = excerptOf(line, at(line, text));
  const { column, endColumn } = placeIn(excerpt, at(line, text));
  expect({ excerpt, marked: excerpt.slice(column - 1, endColumn - 1) }).toEqual({ excerpt: expected, marked: text });
});

test('carets end where the excerpt does', () => {
  const place = { column: 1, endColumn: 100_000 };
  const excerpt = excerptOf('x'.repeat(100_000), place);
  expect(placeIn(excerpt, place)).toEqual({ column: 1, endColumn: excerpt.length });
});
