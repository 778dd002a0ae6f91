import { acknowledged, EventRecord, refused } from '../load/event-records';

/** What became of the events of a time. */
export interface Ledger {
  readonly sent: number;
  readonly acknowledged: number;
  readonly refused: number;
  /** Without an answer when the time ended. */
  readonly unknown: number;
  readonly delivered: number;
  /** Acknowledged, never delivered. */
  readonly lost: number;
  /** Refused, delivered all the same. */
  readonly recovered: number;
  /** Delivered more than once. */
  readonly duplicated: number;
  /** Statuses and errors of the refused. */
  readonly answers: Readonly<Record<string, number>>;
  /** Longest time without a delivery, from its beginning to its end, in seconds. */
  readonly longestGap: number;
  /** Longest time in which nothing was sent, in seconds: a gap of the sender is none of the flow. */
  readonly longestSilence: number;
  /** From the first refused event to the last, in seconds; 0 without any. */
  readonly refusedFor: number;
  /** Until the answer, in milliseconds. */
  readonly answerTime: Percentiles;
  /** From being sent until the first delivery, in milliseconds. */
  readonly deliveryTime: Percentiles;
}

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly slowest: number;
}

/** The time that is looked at, on the clock of the load generator. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** The ledger of the events that were sent in the window; their deliveries count whenever they come. */
export function ledger(records: readonly EventRecord[], window: Window): Ledger {
  const inside = (time: number) => time >= window.from && time <= window.to;
  const events = records.filter(({ sent }) => inside(sent));
  const deliveries = records.flatMap(({ delivered }) => delivered).filter(inside);
  const refusals = events.filter(refused);
  const count = (is: (record: EventRecord) => boolean) => events.filter(is).length;
  return {
    sent: events.length,
    acknowledged: count(acknowledged),
    refused: refusals.length,
    unknown: count(({ answer }) => answer === undefined),
    delivered: count(({ delivered }) => delivered.length > 0),
    lost: lost(events).length,
    recovered: refusals.filter(({ delivered }) => delivered.length > 0).length,
    duplicated: count(({ delivered }) => delivered.length > 1),
    answers: countBy(refusals.map(({ answer }) => String(answer))),
    longestGap: longestGap(deliveries, window),
    longestSilence: longestGap(events.map(({ sent }) => sent), window),
    refusedFor: refusals.length === 0 ? 0 : (Math.max(...refusals.map(({ sent }) => sent)) - Math.min(...refusals.map(({ sent }) => sent))) / 1000,
    answerTime: percentiles(events.flatMap(({ sent, answered }) => answered === undefined ? [] : [answered - sent])),
    deliveryTime: percentiles(events.flatMap(({ sent, delivered }) => delivered.length === 0 ? [] : [delivered[0] - sent])),
  };
}

export function lost(records: readonly EventRecord[]): EventRecord[] {
  return records.filter(record => acknowledged(record) && record.delivered.length === 0);
}

/** In words: events without an answer yet, or taken and not delivered yet. */
export function eventsInFlight(records: readonly EventRecord[]): string[] {
  const unanswered = records.filter(({ answer }) => answer === undefined).length;
  const waiting = lost(records).length;
  return [
    ...unanswered > 0 ? [`${unanswered} events without an answer`] : [],
    ...waiting > 0 ? [`${waiting} acknowledged and not delivered`] : [],
  ];
}

/** Seconds of the longest time in the window without any of these. */
function longestGap(times: readonly number[], { from, to }: Window): number {
  const marks = [from, ...[...times].sort((a, b) => a - b), Math.max(from, to)];
  return marks.slice(1).reduce((longest, mark, index) => Math.max(longest, mark - marks[index]), 0) / 1000;
}

/** Nearest rank; 0 of nothing. */
export function percentiles(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), slowest: rank(1) };
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries(counts);
}
