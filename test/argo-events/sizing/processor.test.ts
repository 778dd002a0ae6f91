import { EventCpu, eventMilliseconds, EVENT_SOURCE_CPU, SERVER_CPU, TRIGGER_CPU } from '../../../src/argo-events/sizing/processor';

/** Milliseconds of processor time an event of 1, 20 and 100 kB, at 20, 50 and 150 events a second; docs/sizing.md has the runs. */
const MEASURED: readonly [string, EventCpu, readonly (readonly [number, number])[]][] = [
  ['an EventSource', EVENT_SOURCE_CPU, [[1, 0.78], [20, 1.19], [100, 2.62], [1, 0.78], [20, 1.11], [100, 2.54], [1, 0.51], [20, 0.77]]],
  ['a trigger', TRIGGER_CPU, [[1, 1.09], [20, 1.64], [100, 3.66], [1, 1.07], [20, 1.57], [100, 3.57], [1, 0.95], [20, 1.29]]],
  ['the leader of the bus', SERVER_CPU, [[1, 2.05], [20, 2.52], [100, 3.76], [1, 1.90], [20, 2.37], [100, 3.29], [1, 1.37], [20, 1.43]]],
];

test.each(MEASURED)('the line of %s is nowhere more than 2 %% below what an event took, and at most three quarters above', (_, cpu, runs) => {
  const errors = runs.map(([kilobytes, measured]) => eventMilliseconds(cpu, kilobytes * 1000) / measured - 1);
  expect(Math.min(...errors)).toBeGreaterThan(-0.02);
  expect(Math.max(...errors)).toBeLessThan(0.75);
});
