import { HaEventBusProps } from './ha-event-bus-props';
import { BusRuntime } from '../../contract/bus-runtime';

/** Own servers unless a native bus is asked for: behind node guards they refuse no request in any fault, and need no admission policy. */
export function hasOwnServers({ runtime }: Pick<HaEventBusProps, 'runtime'>): boolean {
  return runtime !== BusRuntime.NATIVE;
}
