import { storedEventBytes } from './event-bytes';

/** What a bus is declared to bear. */
export interface BusIntent {
  /** On average. */
  readonly eventsPerSecond: number;
  /** While a backlog grows, at most. */
  readonly burstPerSecond: number;
  /** Of an event's payload, on average. */
  readonly eventBytes: number;
  /** The largest payload. */
  readonly largestEventBytes: number;
  /** How long each event is kept. */
  readonly retentionSeconds: number;
  /** How long Sensors may be unavailable without a loss. */
  readonly backlogSeconds: number;
}

/** Limits of a bus. An undefined limit is not set. */
export interface BusLimits {
  readonly maxBytes?: number;
  readonly maxMsgs?: number;
  readonly maxAgeSeconds?: number;
  /** Of all streams together. */
  readonly maxFileStoreBytes?: number;
  readonly maxPayloadBytes?: number;
}

export interface BusNeed {
  readonly messages: number;
  /** Of the stream, on each server. */
  readonly bytes: number;
  readonly ageSeconds: number;
  readonly payloadBytes: number;
}

/**
 * The stream holds the events of the retention at the average rate, and those of a backlog at the highest rate: the larger of both.
 * 250 events a second of 1 KiB for 72 h: 250 * 259,200 s = 64.8 million, of 3,414 bytes each: 206 GiB.
 */
export function busNeed({ eventsPerSecond, burstPerSecond, eventBytes, largestEventBytes, retentionSeconds, backlogSeconds }: BusIntent): BusNeed {
  const messages = Math.ceil(Math.max(eventsPerSecond * retentionSeconds, burstPerSecond * backlogSeconds));
  return {
    messages,
    bytes: messages * storedEventBytes(eventBytes),
    ageSeconds: Math.max(retentionSeconds, backlogSeconds),
    payloadBytes: storedEventBytes(largestEventBytes),
  };
}

export type BusLimit = keyof BusLimits;

/** A limit that is too small. */
export interface BusShortfall {
  readonly limit: BusLimit;
  readonly has: number;
  readonly needs: number;
}

/** The limits that are too small; empty where the bus bears it. */
export function busShortfalls(intent: BusIntent, limits: BusLimits): BusShortfall[] {
  const need = busNeed(intent);
  const needs: Readonly<Record<BusLimit, number>> = {
    maxBytes: need.bytes, maxMsgs: need.messages, maxAgeSeconds: need.ageSeconds, maxFileStoreBytes: need.bytes, maxPayloadBytes: need.payloadBytes,
  };
  return (Object.keys(needs) as BusLimit[]).flatMap(limit => {
    const has = limits[limit];
    return has === undefined || has >= needs[limit] ? [] : [{ limit, has, needs: needs[limit] }];
  });
}

const MIB = 2 ** 20;

/** Of nats-server with TLS and few streams; measured 50 MiB. */
const SERVER_BASE_BYTES = 64 * MIB;
/** nats-server drops a block from memory 10 s after its last use (filestore.go). A message is in a block of the stream, in one of the Raft log, and in flight. */
const CACHE_SECONDS = 10;
const COPIES_IN_MEMORY = 3;
/** An id of 36 characters with its sequence, its time and its place in a map and in a list (stream.go). */
const MESSAGE_ID_BYTES = 256;
/** Go lets garbage grow, and the servers have no GOMEMLIMIT. */
const GARBAGE = 2;

/** Memory of a server: from the source of nats-server. Measured with four loads, between a third and a half of it (docs/sizing.md). */
export function serverMemoryBytes({ burstPerSecond, eventBytes }: BusIntent, duplicatesSeconds: number): number {
  const cached = burstPerSecond * CACHE_SECONDS * storedEventBytes(eventBytes) * COPIES_IN_MEMORY;
  const ids = burstPerSecond * duplicatesSeconds * MESSAGE_ID_BYTES;
  return Math.ceil(SERVER_BASE_BYTES + GARBAGE * (cached + ids));
}
