import { formatDuration } from '../../src/words/duration';
import { formatShare } from '../../src/words/verdicts';

test.each([
  [2, '2 s'], [19.4, '20 s'], [119, '119 s'], [120, '2 min'], [362, '6 min 2 s'], [Infinity, 'until repaired'],
])('a bound of %d s is rounded up: %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

test.each([
  [0, '0 %'], [0.001, '1 %'], [1 / 27, '4 %'], [1 / 3, '33 %'], [0.999, '99 %'], [1, '100 %'],
])('a share of %d is neither rounded to nothing nor to all: %s', (share, text) => {
  expect(formatShare(share)).toBe(text);
});
