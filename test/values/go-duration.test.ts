import { Duration } from 'cdk8s';
import { goDuration } from '../../src/values/go-duration';

test.each([
  [Duration.days(3), '72h'],
  [Duration.minutes(90), '90m'],
  [Duration.minutes(60), '1h'],
  [Duration.seconds(90), '90s'],
  [Duration.millis(1500), '1500ms'],
  [Duration.millis(0), '0ms'],
])('%s is %s', (duration, text) => {
  expect(goDuration(duration)).toBe(text);
});
