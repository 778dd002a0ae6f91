/** What a Sensor is declared to bear. */
export interface SensorIntent {
  /** On average. */
  readonly eventsPerSecond: number;
  /** While a backlog is worked off, at most. */
  readonly burstPerSecond: number;
  /** Of an event's payload, on average. */
  readonly eventBytes: number;
}

/** A trigger, as far as it takes memory. */
export interface TriggerLoad {
  /** Seconds after which an HTTP trigger gives its connection up; undefined for a trigger of another type. */
  readonly httpTimeoutSeconds?: number;
  /** At most so many times a second, where the trigger has a rateLimit. */
  readonly ratePerSecond?: number;
}

/** Of an HTTP trigger without a timeout (http.go). */
export const HTTP_TIMEOUT_SECONDS = 60;

/** A Sensor remembers the ids of events for so long, to pass over repeated ones (trigger_conn.go). */
const REMEMBERED_SECONDS = 60;
/** With an id, Go keeps garbage of its event for a time: measured 1.5 KiB. */
const REMEMBERED_BYTES = 1536;

const KIB = 2 ** 10;
const MIB = 2 ** 20;

/** A Sensor that has handled few events: measured 27 MiB. */
const BASE_BYTES = 32 * MIB;
/** A connection, its buffers and its two goroutines: measured 24 KiB at least, and up to 29 KiB where Go has room for garbage. */
const CONNECTION_BYTES = 24 * KIB;
/** Copies of the payload that a connection keeps: measured between 1 and 2. */
const PAYLOAD_COPIES = 2;
/** GOMEMLIMIT is 90 % of the limit. */
const USABLE = 0.9;

/** Local ports from which one pod can call one address of a target: 32768 to 60999, the default of Linux. */
export const LOCAL_PORTS = 28_232;

/**
 * Argo Events does not read or close the body of the answer to an HTTP trigger (http.go). The connection then stays open until the timeout of the
 * trigger, 60 s by default, unless the answer has no body. This many connections are open at a time.
 */
export function openConnections({ burstPerSecond }: SensorIntent, { httpTimeoutSeconds, ratePerSecond }: TriggerLoad): number {
  return httpTimeoutSeconds === undefined ? 0 : Math.ceil(Math.min(burstPerSecond, ratePerSecond ?? Infinity) * httpTimeoutSeconds);
}

/**
 * Memory limit that the active pod needs, where each target answers with a body. 250 events a second of 1 KiB to one HTTP trigger:
 * 32 MiB + 15,000 connections of 24 KiB + 2 KiB + 15,000 ids of 1.5 KiB = 435 MiB, which is 90 % of 483 MiB.
 */
export function sensorMemoryBytes(intent: SensorIntent, triggers: readonly TriggerLoad[]): number {
  const held = triggers.reduce((sum, trigger) => {
    const rate = Math.min(intent.burstPerSecond, trigger.ratePerSecond ?? Infinity);
    const connections = openConnections(intent, trigger) * (CONNECTION_BYTES + PAYLOAD_COPIES * intent.eventBytes);
    return sum + connections + rate * REMEMBERED_SECONDS * REMEMBERED_BYTES;
  }, 0);
  return Math.ceil((BASE_BYTES + held) / USABLE);
}
