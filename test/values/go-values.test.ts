import { goDurationValue, goInteger, parseGoDuration } from '../../src/values/go-values';

test.each([
  [5, 5], [-1, -1], [1.9, 1], ['5', 5], ['-1', -1], ['5.00', 5], ['0x10', 16], ['010', 8], ['0o10', 8], ['0b11', 3], ['0', 0], [true, 1],
  ['1GB', 0], ['1_000', 0], ['1e6', 0], ['', 0], ['5.5', 0], [undefined, 0], [null, 0], [{}, 0], [[], 0], [NaN, 0],
])('as an integer the pods read %j as %d', (given, read) => {
  expect(goInteger(given)).toBe(read);
});

test.each([
  ['300s', 300e3], ['168h', 604800e3], ['1h30m', 5400e3], ['1.5s', 1500], ['100ms', 100], ['5us', 0.005], ['0', 0], ['-2s', -2000],
])('the Go duration %s is %d ms', (text, ms) => {
  expect(parseGoDuration(text)).toBeCloseTo(ms, 9);
});

test.each(['7d', '1w', 's', '', '5', '1h 30m', 'P1D'])('%j is no Go duration', text => {
  expect(parseGoDuration(text)).toBeUndefined();
});

test.each([
  ['72h', 259200e3], ['3600', 0.0036], [3600, 0.0036], ['7d', 0], ['', 0], [undefined, 0], [{}, 0],
])('as a duration the pods read %j as %d ms', (given, ms) => {
  expect(goDurationValue(given)).toBeCloseTo(ms, 9);
});
