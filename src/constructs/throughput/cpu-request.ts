import { EventCpu, eventMilliseconds } from '../../argo-events/sizing/processor';

/** Quantity of a processor request in steps of 10m: for so many events a second, and at least the default. */
export function cpuRequest(leastMillicores: number, eventsPerSecond: number, cpu: EventCpu, eventBytes: number): string {
  return `${Math.max(leastMillicores, Math.ceil(eventsPerSecond * eventMilliseconds(cpu, eventBytes) / 10) * 10)}m`;
}
