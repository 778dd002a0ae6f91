import { acknowledged, EventRecord } from '../load/event-records';

/** An event that was sent so long ago should be there. */
const ARRIVAL_MS = 2000;
export const STEADY_MS = 10_000;

/** Whether every event of the last ten seconds was taken and delivered, all at about the rate. */
export function steady(records: readonly EventRecord[], now: number, rate: number): boolean {
  const to = now - ARRIVAL_MS;
  const recent = records.filter(({ sent }) => sent > to - STEADY_MS && sent <= to);
  // half of the rate: a busy node may send late, an empty window says nothing
  return recent.length >= rate * STEADY_MS / 1000 / 2 && recent.every(record => acknowledged(record) && record.delivered.length > 0);
}
