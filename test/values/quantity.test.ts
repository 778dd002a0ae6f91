import { bytes, quantity } from '../../src/values/quantity';

test.each([
  ['20Gi', 21474836480], ['1Ki', 1024], ['1k', 1000], ['1M', 1e6], ['1.5Gi', 1610612736], ['100m', 0.1], ['1e3', 1000], ['1E3', 1000], ['1E', 1e18],
  ['12', 12], [12, 12], [0.5, 0.5], ['.5', 0.5], ['5.', 5], ['-1', -1], ['+2', 2],
])('%j is %d', (given, number) => {
  expect(quantity(given)).toBeCloseTo(number, 10);
});

test.each(['', '20 Gi', '20gi', '1KB', '1GB', '1K', 'Gi', '1e', '0x10', '1_000', undefined, null, {}, [], [5], NaN, Infinity, true])('%j is no quantity', given => {
  expect(quantity(given)).toBeUndefined();
});

test('bytes are whole and rounded up', () => {
  expect(bytes('1500m')).toBe(2);
});
