import { asRecord } from '../values/json-values';

/** The entries whose values are strings, as of labels and annotations; Kubernetes refuses others. */
export function strings(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(asRecord(value) ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
