import { isTimeZone } from './time-zone';

/** A field of a schedule, as the cron library of Argo Events reads it. */
interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Words for numbers from {@link least} on. */
  readonly words: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: 'minute', least: 0, most: 59, words: [] },
  { name: 'hour', least: 0, most: 23, words: [] },
  { name: 'day of the month', least: 1, most: 31, words: [] },
  { name: 'month', least: 1, most: 12, words: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { name: 'day of the week', least: 0, most: 6, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

/** What to write. */
export const SCHEDULE = 'write five fields, for minute, hour, day of the month, month and day of the week from 0 to 6';

/** Why Argo Events cannot read a schedule, in words that follow "it"; undefined when it can. It has five fields, no seconds and no `@daily`. */
export function cronFault(text: string): string | undefined {
  const zone = /^(?:CRON_)?TZ=/.exec(text)?.[0];
  const end = text.indexOf(' ');
  if (zone !== undefined && end === -1) return 'has a time zone and no fields';
  if (zone !== undefined && !isTimeZone(text.slice(zone.length, end))) return `has the unknown time zone ${JSON.stringify(text.slice(zone.length, end))}`;
  const schedule = (zone === undefined ? text : text.slice(end)).trim();
  if (schedule.startsWith('@')) return `has the name ${JSON.stringify(schedule)} in place of five fields`;
  const fields = schedule.split(/\s+/).filter(field => field !== '');
  if (fields.length !== FIELDS.length) return `has ${fields.length} fields in place of 5`;
  for (const [index, field] of FIELDS.entries()) {
    for (const range of fields[index].split(',').filter(part => part !== '')) {
      const fault = rangeFault(range, field);
      if (fault !== undefined) return `has ${JSON.stringify(range)} as ${field.name}: ${fault}`;
    }
  }
  return undefined;
}

function rangeFault(range: string, { least, most, words }: Field): string | undefined {
  const [bounds, step, ...more] = range.split('/');
  if (more.length > 0) return 'more than one "/"';
  const [low, high, ...others] = bounds.split('-');
  const all = low === '*' || low === '?';
  if (!all && others.length > 0) return 'more than one "-"';
  const number = (part: string) => {
    const word = words.indexOf(part.toLowerCase());
    return word !== -1 ? word + least : integer(part);
  };
  const start = all ? least : number(low);
  const end = all || (high === undefined && step !== undefined) ? most : high === undefined ? start : number(high);
  if (start === undefined || end === undefined) return 'not a number';
  if (step !== undefined && !((integer(step) ?? 0) > 0)) return 'the step is not a number above 0';
  return start < least || end > most || start > end ? `not in ${least}-${most}, or the first number is above the second` : undefined;
}

/** As Go reads one. */
function integer(text: string): number | undefined {
  const number = /^\+?\d+$/.test(text) ? Number(text) : undefined;
  return number !== undefined && number < 2 ** 63 ? number : undefined;
}

/** Days of each month in a leap year. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether no month of a schedule has its day, so that it never comes. A day of the week is enough beside a day of the month. */
export function neverComes(text: string): boolean {
  const fields = text.trim().split(/\s+/).filter(field => !/^(?:CRON_)?TZ=/.test(field));
  if (cronFault(text) !== undefined || !/^[*?]/.test(fields[4])) return false;
  const [days, months] = [numbersIn(fields[2], FIELDS[2]), numbersIn(fields[3], FIELDS[3])];
  return !months.some(month => days.some(day => day <= DAYS[month - 1]));
}

/** The numbers that a field without a fault stands for. */
function numbersIn(field: string, { least, most, words }: Field): number[] {
  const number = (part: string) => words.includes(part.toLowerCase()) ? words.indexOf(part.toLowerCase()) + least : Number(part);
  return field.split(',').filter(part => part !== '').flatMap(range => {
    const [bounds, step] = range.split('/');
    const [low, high] = bounds.split('-');
    const all = low === '*' || low === '?';
    const start = all ? least : number(low);
    const end = all || (high === undefined && step !== undefined) ? most : high === undefined ? start : number(high);
    return Array.from({ length: Math.floor((end - start) / Number(step ?? 1)) + 1 }, (_, index) => start + index * Number(step ?? 1));
  });
}
