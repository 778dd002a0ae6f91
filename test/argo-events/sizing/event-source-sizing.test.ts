import * as fc from 'fast-check';
import { EventSourceIntent, eventSourceMemoryBytes, waitingRequests } from '../../../src/argo-events/sizing/event-source-sizing';

const MIB = 2 ** 20;

const source = (podBurstPerSecond: number, eventBytes: number, busOutageSeconds: number): EventSourceIntent =>
  ({ eventsPerSecond: podBurstPerSecond, burstPerSecond: podBurstPerSecond, podBurstPerSecond, eventBytes, busOutageSeconds });

/**
 * Anonymous memory of the process of Argo Events v1.9.11 in MiB, with a GOMEMLIMIT of at most 90 % of the formula, until all waiting requests were answered.
 * docs/sizing.md has the runs.
 */
test.each([
  { rate: 20, size: 1000, outage: 60, measured: 53 },
  { rate: 20, size: 20_000, outage: 60, measured: 101 },
  { rate: 20, size: 100_000, outage: 60, measured: 284 },
  { rate: 20, size: 1000, outage: 180, measured: 126 },
  { rate: 220, size: 100_000, outage: 10, measured: 494 },
  { rate: 500, size: 20_000, outage: 10, measured: 346 },
])('a pod has the memory that $rate events a second of $size bytes took while the bus did not answer for $outage s', ({ rate, size, outage, measured }) => {
  const needed = eventSourceMemoryBytes(source(rate, size, outage)) / MIB;
  expect(needed).toBeGreaterThanOrEqual(measured);
  expect(needed).toBeLessThan(measured * 1.6);
});

test('every request of an outage waits, and of the 4 s after it', () => {
  expect(waitingRequests(source(50, 1000, 30))).toBe(1700);
  expect(waitingRequests(source(0.01, 1000, 30))).toBe(1);
});

test('more or larger events, or a longer outage, need no less memory', () => {
  const to = (max: number) => fc.integer({ min: 1, max });
  const any = fc.record({ rate: to(2000), size: to(1e6), outage: to(600) });
  const needed = ({ rate, size, outage }: { rate: number; size: number; outage: number }) => eventSourceMemoryBytes(source(rate, size, outage));
  fc.assert(fc.property(any, any, (a, b) => {
    const both = { rate: Math.max(a.rate, b.rate), size: Math.max(a.size, b.size), outage: Math.max(a.outage, b.outage) };
    expect(needed(both)).toBeGreaterThanOrEqual(Math.max(needed(a), needed(b)));
  }));
});
