import { cpuRequest } from './cpu-request';
import { EventCpu } from '../../argo-events/sizing/processor';

/** Resources of pods without a declaration. */
const SMALLEST_MEMORY_MIB = 256;
const SMALLEST_MILLICORES = 50;

/** Quantity of the memory limit of EventSource and Sensor pods, in steps of 64 MiB. */
export function clientMemory(neededBytes: number): string {
  return `${Math.max(SMALLEST_MEMORY_MIB, Math.ceil(neededBytes / 2 ** 20 / 64) * 64)}Mi`;
}

/** Quantity of their processor request. */
export function clientCpu(eventsPerSecond: number, cpu: EventCpu, eventBytes: number): string {
  return cpuRequest(SMALLEST_MILLICORES, eventsPerSecond, cpu, eventBytes);
}
