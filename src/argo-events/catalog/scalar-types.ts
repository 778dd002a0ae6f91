import { quantity } from '../../values/quantity';

/** What Go's decoder takes for a field that is no struct. It converts nothing, and takes null for everything. */
interface Scalar {
  /** In words, with its article. */
  readonly words: string;
  readonly decodes: (value: unknown) => boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isInteger = (below: number, above: number) => (value: unknown) => Number.isInteger(value) && value as number > below && value as number < above;
const int32 = isInteger(-(2 ** 31) - 1, 2 ** 31);
const int64 = isInteger(-(2 ** 63), 2 ** 63);

/** RFC 3339. */
function isTime(value: unknown): boolean {
  const match = isText(value) ? /^(\d{4})-(\d{2})-(\d{2})T(\d{1,2}):(\d{2}):(\d{2})(?:[.,]\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/.exec(value) : null;
  if (match === null) return false;
  const [year, month, day, hour, minute, second, zoneHour, zoneMinute] = match.slice(1).map(digits => Number(digits ?? 0));
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
    && hour < 24 && minute < 60 && second < 60 && zoneHour <= 24 && zoneMinute <= 60;
}

export const SCALARS = {
  string: { words: 'a string', decodes: isText },
  boolean: { words: 'true or false', decodes: value => typeof value === 'boolean' },
  int32: { words: 'an integer of 32 bits', decodes: int32 },
  int64: { words: 'an integer', decodes: int64 },
  uint64: { words: 'an integer, 0 or more', decodes: isInteger(-1, 2 ** 64) },
  quantity: { words: 'a quantity such as "500m" or "1Gi"', decodes: value => quantity(isText(value) ? value.trim() : value) !== undefined },
  intOrString: { words: 'an integer of 32 bits or a string', decodes: value => isText(value) || int32(value) },
  int64OrString: { words: 'an integer or a string', decodes: value => isText(value) || int64(value) },
  time: { words: 'a time such as "2026-01-31T08:00:00Z"', decodes: isTime },
  any: { words: 'any value', decodes: () => true },
} as const satisfies Record<string, Scalar>;

export type ScalarType = keyof typeof SCALARS;
