import { wrap, wrapped } from '../../src/report/wrap';

test.each<[text: string, lines: string[]]>([
  ['one line', ['one line']],
  ['a text of two lines', ['a text of', 'two lines']],
  ['  a lead is kept', ['  a lead', 'is kept']],
  ['stops for ≤ 53 s', ['stops for', '≤ 53 s']],
  ['unbreakable-word', ['unbreakable-word']],
])('%j in 10 columns', (text, lines) => {
  expect(wrap(text, 10)).toEqual(lines);
});

test('all lines but the first are indented', () => {
  expect(wrapped('a text of three lines', 9, '  ')).toEqual(['a text of', '  three', '  lines']);
});

test('colors take no columns', () => {
  expect(wrap('\u001b[31ma text\u001b[39m of', 9)).toEqual(['\u001b[31ma text\u001b[39m of']);
});

test('a word of more than 1000 characters is cut, and its length is told', () => {
  expect(wrap(`dest is ${'y'.repeat(1000)} now`, 80)).toEqual(['dest is', 'y'.repeat(1000), 'now']);
  expect(wrap(`dest is ${'y'.repeat(5000)} now`, 200).join('\n')).toBe(`dest is ${'y'.repeat(60)}… (5000 characters) now`);
});
