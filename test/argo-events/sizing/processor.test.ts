import { EventCpu, eventMilliseconds, EVENT_SOURCE_CPU, SERVER_CPU, TRIGGER_CPU } from '../../../src/argo-events/sizing/processor';

/** Milliseconds of processor time an event; docs/sizing.md has the runs. */
test.each<[string, EventCpu, number, number]>([
  ['an EventSource', EVENT_SOURCE_CPU, 1000, 0.78],
  ['an EventSource', EVENT_SOURCE_CPU, 20_000, 1.19],
  ['an EventSource', EVENT_SOURCE_CPU, 100_000, 2.62],
  ['a trigger', TRIGGER_CPU, 1000, 1.09],
  ['a trigger', TRIGGER_CPU, 20_000, 1.64],
  ['a trigger', TRIGGER_CPU, 100_000, 3.66],
  ['the leader of the bus', SERVER_CPU, 1000, 2.05],
  ['the leader of the bus', SERVER_CPU, 20_000, 2.52],
  ['the leader of the bus', SERVER_CPU, 100_000, 3.76],
])('the line of %s is within a tenth of the time that an event took', (_, cpu, bytes, measured) => {
  expect(Math.abs(eventMilliseconds(cpu, bytes) / measured - 1)).toBeLessThan(0.1);
});
