import { TIME_ZONES } from './time-zones';

/** What to write. */
export const TIME_ZONE = 'write a name of the IANA database in the same letters, for example Europe/Berlin';

let known: ReadonlySet<string> | undefined;

/** Whether Go finds a time zone of that name: in exactly these letters. Empty is UTC. */
export function isTimeZone(name: string): boolean {
  known ??= new Set([
    '', 'UTC', 'Local',
    ...Object.entries(TIME_ZONES).flatMap(([area, names]) => names.split(' ').map(place => area === '' ? place : `${area}/${place}`)),
    // what is newer than the table
    ...Intl.supportedValuesOf('timeZone'),
  ]);
  return known.has(name);
}
