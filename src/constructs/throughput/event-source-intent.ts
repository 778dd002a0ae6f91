import { burstOf } from './burst';
import { clientCpu, clientMemory } from './client-resources';
import { EventSourceThroughput } from './throughput';
import { SourceEvent } from '../../argo-events/catalog/event-source-events';
import { BUS_OUTAGE_SECONDS, EventSourceIntent, eventSourceMemoryBytes, waitingRequests } from '../../argo-events/sizing/event-source-sizing';
import { EVENT_SOURCE_CPU } from '../../argo-events/sizing/processor';
import { FailureDomain } from '../../contract/failure-domain';
import { humanBytes } from '../../lint/helpers/buses';
import { goDuration } from '../../values/go-duration';
import { bytes } from '../../values/quantity';
import { sizeBytes } from '../checks/size-quantity';

/** The pods that take the events. */
export interface SourcePods {
  readonly replicas: number;
  readonly survives: FailureDomain;
  readonly zones: number;
  /** Whether the guards in the pods divide the requests of all webhooks evenly. */
  readonly balanced: boolean;
}

/** The EventSource is to bear the events with the pods that remain after the declared failure. */
export function eventSourceIntent(given: EventSourceThroughput, pods: SourcePods): EventSourceIntent {
  const { eventsPerSecond, eventSize, podBurstPerSecond, busOutage } = given;
  const burstPerSecond = burstOf(given, 2);
  if (busOutage && busOutage.toMilliseconds() < 1000) {
    throw new Error(`throughput.busOutage: got ${goDuration(busOutage)}, about the time of a publish. Allowed: at least 1s`);
  }
  const remaining = remainingPods(pods);
  const share = burstPerSecond / remaining;
  if (podBurstPerSecond !== undefined && podBurstPerSecond < share) {
    throw new Error(`throughput.podBurstPerSecond: got ${podBurstPerSecond}. After the declared failure ${remaining} pods remain for ${burstPerSecond} events a second, `
      + `which is ${share} each. Allowed: at least ${share}, or no value: it is derived`);
  }
  return {
    eventsPerSecond,
    burstPerSecond,
    podBurstPerSecond: podBurstPerSecond ?? (pods.balanced ? Math.ceil(share * 1000) / 1000 : burstPerSecond),
    eventBytes: sizeBytes(eventSize),
    busOutageSeconds: busOutage === undefined ? BUS_OUTAGE_SECONDS : busOutage.toMilliseconds() / 1000,
  };
}

/** Where a node has one pod, and a zone no more than its share. */
function remainingPods({ replicas, survives, zones }: SourcePods): number {
  return replicas - (survives === FailureDomain.ZONE ? Math.ceil(replicas / zones) : 1);
}

const isWebhook = ({ type }: SourceEvent) => type.field === 'webhook';

/** Warns of events that the figures do not cover. Refuses an EventSource without a webhook. */
export function uncoveredEvents(events: readonly SourceEvent[]): string[] {
  const others = events.filter(event => !isWebhook(event)).map(({ type, name }) => `${type.field}.${name}`);
  if (others.length === events.length) {
    throw new Error(`throughput: the EventSource has ${others.join(', ')}, and no event of type webhook. Other types were not measured, so nothing can be derived. `
      + 'Allowed: throughput with at least one webhook; without one, set template.container.resources');
  }
  return others.length === 0 ? [] : [`throughput: memory and processor are derived for events of type webhook. Not counted, as other types were not measured: ${others.join(', ')}. The pods may be killed. `
    + 'Fix: set template.container.resources with room for these events'];
}

/** Quantity of the memory limit of each pod. */
export function eventSourceMemory(intent: EventSourceIntent): string {
  return clientMemory(eventSourceMemoryBytes(intent));
}

/** Quantity of the processor request of each pod. */
export function eventSourceCpu({ podBurstPerSecond, eventBytes }: EventSourceIntent): string {
  return clientCpu(podBurstPerSecond, EVENT_SOURCE_CPU, eventBytes);
}

/** Refuses a given memory limit that does not bear the throughput. */
export function validateEventSourceThroughput(intent: EventSourceIntent, memoryLimit: string | undefined): void {
  const needed = eventSourceMemoryBytes(intent);
  const limit = memoryLimit === undefined ? undefined : bytes(memoryLimit);
  if (limit === undefined || limit >= needed) return;
  throw new Error(`throughput: ${intent.podBurstPerSecond} events a second of ${humanBytes(intent.eventBytes)} in a pod need ${humanBytes(needed)} of memory, while ${waitingRequests(intent)} requests wait `
    + `for a bus that does not answer for ${intent.busOutageSeconds} s, and template.container.resources.limits.memory is ${memoryLimit}. The pod would be killed. `
    + `Allowed: at least ${humanBytes(needed)}, or no value: it is derived`);
}
