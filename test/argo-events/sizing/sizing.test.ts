import * as fc from 'fast-check';
import { BusIntent, BusLimits, busNeed, busShortfalls, serverMemoryBytes } from '../../../src/argo-events/sizing/bus-sizing';
import { storedEventBytes } from '../../../src/argo-events/sizing/event-bytes';
import { openConnections, sensorMemoryBytes } from '../../../src/argo-events/sizing/sensor-sizing';
import { triggerLoad } from '../../../src/argo-events/sizing/trigger-load';

const MIB = 2 ** 20;
const HOUR = 3600;

const intent = (given: Partial<BusIntent> = {}): BusIntent => ({
  eventsPerSecond: 10, burstPerSecond: 10, eventBytes: 1024, largestEventBytes: 1024, retentionSeconds: HOUR, backlogSeconds: 0, ...given,
});

test.each([[0, 2048], [1024, 3414], [1_000_000, 1_335_382]])('a payload of %i bytes is an event of %i bytes', (payload, event) => {
  expect(storedEventBytes(payload)).toBe(event);
});

test.each<[string, Partial<BusIntent>, { messages: number; ageSeconds: number; payloadBytes?: number }]>([
  ['the retention at the average rate', {}, { messages: 36_000, ageSeconds: HOUR }],
  ['a backlog at the highest rate, where that is more', { burstPerSecond: 100, backlogSeconds: 0.5 * HOUR }, { messages: 180_000, ageSeconds: HOUR }],
  ['the retention, where a backlog is less', { burstPerSecond: 20, backlogSeconds: 60 }, { messages: 36_000, ageSeconds: HOUR }],
  ['the backlog, where it is longer than the retention', { backlogSeconds: 2 * HOUR }, { messages: 72_000, ageSeconds: 2 * HOUR }],
  ['an event of a rare source', { eventsPerSecond: 0.001, burstPerSecond: 0.001 }, { messages: 4, ageSeconds: HOUR }],
  ['the largest event', { largestEventBytes: 3_000_000 }, { messages: 36_000, ageSeconds: HOUR, payloadBytes: 4_002_048 }],
])('a stream holds %s', (_, given, expected) => {
  expect(busNeed(intent(given))).toEqual({ payloadBytes: 3414, ...expected, bytes: expected.messages * 3414 });
});

test('each limit that is too small is named, with what it has and needs', () => {
  const limits: BusLimits = { maxBytes: 1, maxMsgs: 2, maxAgeSeconds: 3, maxFileStoreBytes: 4, maxPayloadBytes: 5 };
  expect(busShortfalls(intent(), limits)).toEqual([
    { limit: 'maxBytes', has: 1, needs: 122_904_000 },
    { limit: 'maxMsgs', has: 2, needs: 36_000 },
    { limit: 'maxAgeSeconds', has: 3, needs: HOUR },
    { limit: 'maxFileStoreBytes', has: 4, needs: 122_904_000 },
    { limit: 'maxPayloadBytes', has: 5, needs: 3414 },
  ]);
  expect(busShortfalls(intent(), {})).toEqual([]);
});

test('a server has memory for 10 s of events three times, and for the ids in the window of duplicates', () => {
  expect(serverMemoryBytes(intent({ burstPerSecond: 1000 }), 300)).toBe(64 * MIB + 2 * (1000 * 10 * 3414 * 3 + 1000 * 300 * 256));
});

/** The largest memory of three servers in MiB; docs/sizing.md has the runs. */
test.each([
  { rate: 200, size: 1000, measured: 67, formula: 132 },
  { rate: 200, size: 20_000, measured: 185, formula: 422 },
  { rate: 1000, size: 4000, measured: 249, formula: 633 },
  { rate: 1000, size: 100, measured: 99, formula: 335 },
])('a server has more memory than $rate events a second of $size bytes took', ({ rate, size, measured, formula }) => {
  const needed = serverMemoryBytes(intent({ burstPerSecond: rate, eventBytes: size }), 300) / MIB;
  expect(Math.round(needed)).toBe(formula);
  expect(needed).toBeGreaterThan(measured);
});

describe('a Sensor', () => {
  const sensor = (burstPerSecond: number, eventBytes: number) => ({ eventsPerSecond: burstPerSecond, burstPerSecond, eventBytes });

  /** Anonymous memory of the process of Argo Events v1.9.11 in MiB, with GOMEMLIMIT or without, when no more connections came. docs/sizing.md has the runs. */
  test.each([
    { rate: 250, size: 1000, timeout: 5, measured: 75 },
    { rate: 220, size: 20_000, timeout: 5, measured: 113 },
    { rate: 100, size: 20_000, timeout: 60, measured: 453 },
    { rate: 250, size: 1000, timeout: 60, measured: 445 },
  ])('has at least the memory that $rate events a second of $size bytes took with a timeout of $timeout s', ({ rate, size, timeout, measured }) => {
    const needed = sensorMemoryBytes(sensor(rate, size), [{ httpTimeoutSeconds: timeout }]) / MIB;
    expect(needed).toBeGreaterThanOrEqual(measured);
    expect(needed).toBeLessThan(measured * 1.5);
  });

  test('has at least the memory that 24,000 events in 40 s took whose targets answer without a body', () => {
    expect(sensorMemoryBytes(sensor(600, 1000), [{}]) / MIB).toBeGreaterThanOrEqual(58);
  });

  test('is refused the 256 MiB with which it was killed on a cluster', () => {
    expect(sensorMemoryBytes(sensor(220, 20_000), [{ httpTimeoutSeconds: 60 }])).toBeGreaterThan(256 * MIB);
  });

  test('holds the connections of each HTTP trigger for its timeout, at the rate that the trigger allows', () => {
    expect(openConnections(sensor(250, 0), { httpTimeoutSeconds: 60 })).toBe(15_000);
    expect(openConnections(sensor(250, 0), { httpTimeoutSeconds: 60, ratePerSecond: 10 })).toBe(600);
    expect(openConnections(sensor(250, 0), {})).toBe(0);
  });

  test.each<[string, object, object]>([
    ['no timeout', { template: { http: { url: 'http://a' } } }, { httpTimeoutSeconds: 60 }],
    ['a timeout of 0', { template: { http: { timeout: 0 } } }, { httpTimeoutSeconds: 60 }],
    ['a timeout', { template: { http: { timeout: 5 } } }, { httpTimeoutSeconds: 5 }],
    ['another type', { template: { log: {} } }, {}],
    ['a rate a second', { template: { log: {} }, rateLimit: { unit: 'Second', requestsPerUnit: 5 } }, { ratePerSecond: 5 }],
    ['a rate a minute', { template: { log: {} }, rateLimit: { unit: 'Minute', requestsPerUnit: 30 } }, { ratePerSecond: 0.5 }],
    ['a rate an hour', { template: { log: {} }, rateLimit: { unit: 'Hour', requestsPerUnit: 3600 } }, { ratePerSecond: 1 }],
    ['a unit that Argo Events reads as Second', { template: { log: {} }, rateLimit: { unit: 'minute', requestsPerUnit: 30 } }, { ratePerSecond: 30 }],
  ])('a trigger with %s is read as Argo Events reads it', (_, trigger, expected) => {
    expect(triggerLoad(trigger)).toEqual(expected);
  });

  test('needs no less memory for more or larger events, or for a longer timeout', () => {
    const to = (max: number) => fc.integer({ min: 1, max });
    const any = fc.record({ rate: to(500), size: to(1e6), timeout: to(300) });
    const needed = ({ rate, size, timeout }: { rate: number; size: number; timeout: number }) =>
      sensorMemoryBytes(sensor(rate, size), [{ httpTimeoutSeconds: timeout }]);
    fc.assert(fc.property(any, any, (a, b) => {
      const both = { rate: Math.max(a.rate, b.rate), size: Math.max(a.size, b.size), timeout: Math.max(a.timeout, b.timeout) };
      expect(needed(both)).toBeGreaterThanOrEqual(Math.max(needed(a), needed(b)));
    }));
  });
});
