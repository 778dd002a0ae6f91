/** What an EventSource is declared to bear. */
export interface EventSourceIntent {
  /** On average, of all pods. */
  readonly eventsPerSecond: number;
  /** At most, of all pods. */
  readonly burstPerSecond: number;
  /** At most, in one pod. */
  readonly podBurstPerSecond: number;
  /** Of an event's payload, on average. */
  readonly eventBytes: number;
  /** How long the bus may leave events unanswered. */
  readonly busOutageSeconds: number;
}

/** Argo Events tries for 25 to 33 s to publish an event: five times for 5 s, with pauses of 1 to 2 s (eventing.go). */
export const BUS_OUTAGE_SECONDS = 30;

const KIB = 2 ** 10;
const MIB = 2 ** 20;

/** An EventSource that has handled few events: measured 15 MiB, with room for the events in work. */
const BASE_BYTES = 32 * MIB;
/** A request that waits, with its connection, goroutines and buffers: measured 24 KiB. Without room beside it, Go collects garbage all the time. */
const REQUEST_BYTES = 28 * KIB;
/** Copies of the payload that a waiting request keeps: measured between 1.5 and 1.9. */
const PAYLOAD_COPIES = 2;
/** Until Argo Events publishes again after an outage: measured up to 3.5 s. */
const RECOVERY_SECONDS = 4;
/** GOMEMLIMIT is 90 % of the limit. */
const USABLE = 0.9;

/**
 * Requests that one pod holds at most. Argo Events publishes the events of a webhook one after another (webhook.go). While the bus does not answer,
 * every further request waits, with its body, also when its caller has given up.
 */
export function waitingRequests({ podBurstPerSecond, busOutageSeconds }: EventSourceIntent): number {
  return Math.ceil(podBurstPerSecond * (busOutageSeconds + RECOVERY_SECONDS));
}

/**
 * Memory limit that each pod needs. 100 events a second of 1 KiB and 30 s: 32 MiB + 3,400 requests of 28 KiB + 2 KiB = 132 MiB, which is 90 % of 146 MiB.
 */
export function eventSourceMemoryBytes(intent: EventSourceIntent): number {
  return Math.ceil((BASE_BYTES + waitingRequests(intent) * (REQUEST_BYTES + PAYLOAD_COPIES * intent.eventBytes)) / USABLE);
}
