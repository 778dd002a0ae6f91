import { SourceEvent } from '../../argo-events/catalog/event-source-events';
import { parseGoDuration } from '../../values/go-values';
import { asString } from '../../values/json-values';

/** Refuses what a calendar reads in another way than it is meant. */
export function validateCalendar({ type, name, event: { schedule, interval } }: SourceEvent): void {
  if (type.field !== 'calendar') return;
  if (schedule && interval) throw new Error(`calendar.${name}: got schedule and interval. Argo Events reads only the schedule. Allowed: one of them`);
  const pause = parseGoDuration(asString(interval) ?? '');
  if (pause !== undefined && pause <= 0) throw new Error(`calendar.${name}.interval: got "${String(interval)}". The calendar would emit events without a pause. Allowed: more than 0, for example "90s"`);
}
