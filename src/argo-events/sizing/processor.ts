/**
 * Processor time of one event in one process, as a linear function of its payload. At high rates a process wakes up less often for an event, and uses
 * less.
 */
export interface EventCpu {
  readonly milliseconds: number;
  readonly millisecondsPerKb: number;
}

/** Milliseconds of processor time of an event, which is the millicores of one event a second. */
export function eventMilliseconds({ milliseconds, millisecondsPerKb }: EventCpu, eventBytes: number): number {
  return milliseconds + millisecondsPerKb * eventBytes / 1000;
}

/** A webhook EventSource takes a request and publishes its event. Measured, as the next two, on one machine (docs/sizing.md). */
export const EVENT_SOURCE_CPU: EventCpu = { milliseconds: 0.8, millisecondsPerKb: 0.019 };
/** A Sensor reads an event and runs one HTTP trigger. */
export const TRIGGER_CPU: EventCpu = { milliseconds: 1.1, millisecondsPerKb: 0.026 };
/** The server that leads the stream stores an event and sends it to the other servers, and to one trigger. */
export const SERVER_CPU: EventCpu = { milliseconds: 2.1, millisecondsPerKb: 0.019 };
