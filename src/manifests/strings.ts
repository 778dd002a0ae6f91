import { asRecord } from '../values/json-values';

/** The entries whose values are strings, as of labels and annotations; Kubernetes refuses others. Not to be changed: it may be the value itself. */
export function strings(value: unknown): Readonly<Record<string, string>> {
  const record = asRecord(value) ?? {};
  if (Object.keys(record).every(key => typeof record[key] === 'string')) return record as Readonly<Record<string, string>>;
  return Object.fromEntries(Object.entries(record).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
