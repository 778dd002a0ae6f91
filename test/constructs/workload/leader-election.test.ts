import { Duration } from 'cdk8s';
import { LeaderElection } from '../../../src';

const seconds = (lease: number, deadline: number, retry: number) => () => LeaderElection.lease({
  leaseDuration: Duration.seconds(lease), renewDeadline: Duration.seconds(deadline), retryPeriod: Duration.seconds(retry),
});

test('graft has no timings', () => {
  expect(LeaderElection.graft()).toEqual({ kind: 'graft', leaseDuration: undefined, renewDeadline: undefined, retryPeriod: undefined });
});

test('a Lease of 15 s is renewed within 10 s, in tries every 2 s', () => {
  const { kind, leaseDuration, renewDeadline, retryPeriod } = LeaderElection.lease();
  expect(kind).toBe('lease');
  expect([leaseDuration, renewDeadline, retryPeriod].map(duration => duration!.toSeconds())).toEqual([15, 10, 2]);
});

test.each([[15, 10, 2], [60, 40, 5], [4, 3, 2]])('a Lease takes what client-go takes: %s s > %s s > 1.2 x %s s', (lease, deadline, retry) => {
  expect(seconds(lease, deadline, retry)).not.toThrow();
});

test.each([
  ['renewed after it ends', 10, 10, 2],
  ['renewed longer than it lasts', 10, 15, 2],
  ['with tries too far apart', 15, 6, 5],
])('a Lease %s is refused', (_, lease, deadline, retry) => {
  expect(seconds(lease, deadline, retry)).toThrow(
    `a Lease needs leaseDuration > renewDeadline > 1.2 x retryPeriod > 0, got ${lease * 1000} ms, ${deadline * 1000} ms and ${retry * 1000} ms; `
    + 'client-go would terminate the pod at startup. The defaults are 15 s, 10 s and 2 s');
});

test('of one timing that is given, the others keep their defaults', () => {
  expect(LeaderElection.lease({ leaseDuration: Duration.minutes(1) }).renewDeadline!.toSeconds()).toBe(10);
  expect(() => LeaderElection.lease({ leaseDuration: Duration.seconds(8) })).toThrow('got 8000 ms, 10000 ms and 2000 ms');
});
