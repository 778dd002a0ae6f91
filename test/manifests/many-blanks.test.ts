import fc from 'fast-check';
import { readDocument } from '../../src/manifests/read-document';
import { MOST_BLANKS } from '../../src/manifests/read-limits';

const read = (before: number, blanks: string, more = 'b: 2\n') => readDocument({ text: `${'# \n'.repeat(before)}a: 1\n#${blanks}#\n${more}`, line: 1, offset: 0 });

test.each([' ', '\t', '\n', '\r\n'])('as many blanks in a row as are allowed are read, one more is too many, wherever they are: %j', blank => {
  const run = (length: number) => blank.repeat(Math.ceil(length / blank.length)).slice(0, length);
  fc.assert(fc.property(fc.nat({ max: 3000 }), before => {
    expect(read(before, run(MOST_BLANKS))).not.toMatchObject({ message: expect.stringContaining('blanks') });
    expect(read(before, run(MOST_BLANKS + 1))).toMatchObject({ message: expect.stringMatching(/more than 2000 blanks/), line: 1, column: 1 });
  }), { numRuns: 20 });
});

test('several runs that are allowed are not added up', () => {
  expect(read(0, `${' '.repeat(MOST_BLANKS)}#${' '.repeat(MOST_BLANKS)}`)).toEqual({ value: { a: 1, b: 2 } });
});

test('a run at the end of the text counts', () => {
  expect(read(0, '', '\n'.repeat(MOST_BLANKS + 1))).toMatchObject({ message: expect.stringMatching(/more than 2000 blanks/) });
});
