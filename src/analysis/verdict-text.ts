import { duration } from './duration';
import { Path } from './model/paths';
import { mainRefusal, Part, Verdict, VerdictKind } from './verdict';

export const PART_NAMES: Record<Part, string> = { source: 'EventSource', bus: 'EventBus', sensor: 'Sensor', cluster: 'cluster' };

export const NO_FLOW = 'There is no flow of events in these manifests: no EventSource, and no Sensor that depends on one.';

/** What each verdict says of the events of a flow. */
export const MEANINGS: Readonly<Record<VerdictKind, string>> = {
  flows: 'events are delivered as if nothing had happened',
  pauses: 'no event is delivered for at most that time; then all are',
  refuses: 'about that share of the webhook calls gets no 2xx, for at most that time: the caller has to send again; what was accepted is delivered',
  unknown: 'a fact is missing that the answer depends on; the answer names it',
  stops: 'no event is delivered until somebody repairs it or what failed is back; then all that were accepted are',
  loses: 'events are gone for good',
};

/** The bound of a verdict: how long, and what share of calls; empty when events flow. */
export function bound(verdict: Verdict): string {
  const refusal = mainRefusal(verdict);
  switch (verdict.kind) {
    case 'flows': return '';
    case 'unknown': return '';
    case 'stops': return 'until repaired';
    case 'loses': return lossBound(verdict);
    case 'pauses': return limit(verdict.pause);
    case 'refuses': return refusal ? `${refusal.allOrNone ? 'all or none' : percent(refusal.share)} ${limit(refusal.seconds)}` : '';
  }
}

/** Kind and bound. */
export function said(verdict: Verdict): string {
  return `${verdict.kind} ${bound(verdict)}`.trim();
}

function limit(seconds: number): string {
  return seconds === Infinity ? 'until repaired' : `≤ ${duration(seconds)}`;
}

/** Never rounded to nothing or to all. */
export function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100} %`;
  return `${Math.min(99, Math.max(1, Math.round(share * 100)))} %`;
}

/** What decides the verdict, in a few words. */
export function why(verdict: Verdict): string {
  const { kind, loses, missing, why: pause, notes, podPolicy } = verdict;
  const both = podPolicy && `with the pod policy ${podPolicy.installed}, without it ${podPolicy.not}`;
  const reason = { loses: [...new Set(loses.map(({ what }) => what))].join('; '), unknown: both ?? `not known: ${missing.join('; ')}`, refuses: mainRefusal(verdict)?.why, stops: pause, pauses: pause, flows: '' }[kind];
  return [reason, ...notes].filter(Boolean).join('; ');
}

/** What comes beside that which the verdict names: a pause, or a longer one; empty when there is none. */
export function besides({ kind, pause, loses }: Verdict): string {
  const named = kind === 'refuses' ? 0 : kind === 'loses' ? Math.max(0, ...loses.map(({ seconds = 0 }) => seconds)) : Infinity;
  return pause <= named ? '' : pause === Infinity ? 'stops until repaired' : `pauses ${limit(pause)}`;
}

/** The same with its reason, for lines that have the room. */
export function besidesBecause(verdict: Verdict): string {
  const also = besides(verdict);
  return also === '' || verdict.why === '' || verdict.why === mainRefusal(verdict)?.why ? also : `${also}: ${verdict.why}`;
}

function lossBound({ loses }: Verdict): string {
  const seconds = Math.max(0, ...loses.map(loss => loss.seconds ?? 0));
  return seconds > 0 ? limit(seconds) : '';
}

/** `shop → default → fulfil (events)`, or of a part of it `shop → default → fulfil, trigger ship (events)`. */
export function pathName(path: Path): string {
  const { source, bus, sensor } = pathParts(path);
  const name = [source, bus, sensor].filter(part => part !== undefined).join(' → ');
  return path.namespace === '' ? name : `${name} (${path.namespace})`;
}

/** The names on the way of a path; the last says which events or triggers it is about, if not all. */
export function pathParts({ sourceName, busName, sensor, part }: Path): { source: string; bus: string; sensor?: string } {
  const only = part === undefined ? '' : part.event === undefined ? `, trigger ${part.trigger}` : `, event ${part.event}`;
  const source = sourceName || 'no EventSource';
  return sensor === undefined ? { source, bus: busName + only } : { source, bus: busName, sensor: sensor.object.name + only };
}

/** The names of the first paths, and how many more there are. */
export function listPaths(paths: readonly Path[], most = 4): string {
  const more = paths.length - most;
  return `${paths.slice(0, most).map(pathName).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
