import { Document, parseAllDocuments } from 'yaml';
import { Amount, sum } from './amount';
import { Totals } from './sums';
import { unknownWord, UsageError } from '../contract/usage-error';
import { asRecord, asString } from '../values/json-values';

/** What has a price, and the quantity that it is the price of. */
export const PRICED = { cpu: 'cpu', memory: 'memory', storage: 'volumes' } as const;

export type Priced = keyof typeof PRICED;

/** Prices of a core, of a GiB of memory and of a GiB of volume. What has no price is left out of the money. */
export interface Prices {
  readonly currency: string;
  readonly per: Period;
  readonly prices: Readonly<Partial<Record<Priced, number>>>;
}

export const PERIODS = ['hour', 'day', 'month', 'year'] as const;

export type Period = typeof PERIODS[number];

const FIELDS = ['currency', 'per', ...Object.keys(PRICED)];
const UNIT: Readonly<Record<Priced, number>> = { cpu: 1, memory: 2 ** 30, storage: 2 ** 30 };

/** Reads a price file. */
export function readPrices(file: string, text: string): Prices {
  const given = asRecord(valueOf(file, text));
  if (given === undefined) throw new UsageError(`${file}: got no map. Allowed: a map with ${FIELDS.join(', ')}`);
  const wrong = Object.keys(given).find(field => !FIELDS.includes(field));
  if (wrong !== undefined) throw unknownWord(`${file}: there is no field`, wrong, FIELDS);
  const currency = asString(given.currency);
  if (currency === undefined || currency.trim() === '') throw new UsageError(`${file}: currency is ${shown(given.currency)}. Allowed: a text, for example EUR`);
  const per = PERIODS.find(period => period === given.per);
  if (per === undefined) throw new UsageError(`${file}: per is ${shown(given.per)}. Allowed: ${PERIODS.join(', ')}`);
  const prices = Object.fromEntries(priced().filter(field => (given[field] ?? undefined) !== undefined)
    .map(field => [field, price(file, field, given[field])]));
  if (Object.keys(prices).length === 0) throw new UsageError(`${file}: got no price. Allowed: at least one of ${priced().join(', ')}`);
  return { currency, per, prices };
}

function valueOf(file: string, text: string): unknown {
  const documents: readonly Document[] = [...parseAllDocuments(text, { prettyErrors: false, logLevel: 'silent' })];
  if (documents.length > 1) throw new UsageError(`${file} holds ${documents.length} documents. Allowed: one`);
  const [error] = documents.flatMap(({ errors }) => errors);
  if (error) throw new UsageError(`${file}: no valid YAML: ${error.message}`);
  try {
    return documents[0]?.toJS();
  } catch (unresolved) {
    throw new UsageError(`${file}: no valid YAML: ${(unresolved as Error).message}`);
  }
}

function price(file: string, field: string, value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  throw new UsageError(`${file}: ${field} is ${shown(value)}. Allowed: a number of at least 0, without a currency or a unit`);
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value) ?? String(value);
}

function priced(): Priced[] {
  return Object.keys(PRICED) as Priced[];
}

/** What the quantities cost in a period; unknown quantities make it unknown too. */
export function moneyOf(totals: Totals, { prices }: Prices): Amount {
  return sum(priced().flatMap(field => {
    const { known, gaps } = totals[PRICED[field]];
    const each = prices[field];
    return each === undefined || each === 0 ? [] : [{ known: known / UNIT[field] * each, gaps }];
  }));
}

/** What has no price in the file. */
export function unpriced({ prices }: Prices): Priced[] {
  return priced().filter(field => prices[field] === undefined);
}
