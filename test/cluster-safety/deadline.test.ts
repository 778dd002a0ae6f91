import { tooLate } from '../cluster/support/deadline';

test.each([
  [undefined, false],
  ['', false],
  ['101', false],
  ['100', true],
  ['99', true],
])('with HA_TEST_CLUSTER_UNTIL %s, a suite that begins at second 100 is too late: %s', (until, late) => {
  expect(tooLate(until, 100_000)).toBe(late);
});

test('a time that is no number is refused', () => {
  expect(() => tooLate('noon', 100_000)).toThrow('HA_TEST_CLUSTER_UNTIL: got "noon". Allowed: seconds since 1970, for example 3700');
});
