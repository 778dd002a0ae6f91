import { acknowledged, EventRecord, refused } from '../load/event-records';

/** Events so far. */
export interface Counts {
  readonly sent: number;
  readonly acknowledged: number;
  readonly refused: number;
  readonly delivered: number;
  /** Acknowledged, not delivered yet. */
  readonly waiting: number;
  /** Seconds since the last delivery. */
  readonly since?: number;
}

export function countsOf(records: readonly EventRecord[], now: number): Counts {
  const count = (is: (record: EventRecord) => boolean) => records.reduce((sum, record) => sum + (is(record) ? 1 : 0), 0);
  const last = records.reduce((latest, { delivered }) => Math.max(latest, delivered.at(-1) ?? 0), 0);
  return {
    sent: records.length,
    acknowledged: count(acknowledged),
    refused: count(refused),
    delivered: count(({ delivered }) => delivered.length > 0),
    waiting: count(record => acknowledged(record) && record.delivered.length === 0),
    ...last > 0 && { since: Math.max(0, now - last) / 1000 },
  };
}
