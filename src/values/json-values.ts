/** Readers of parsed YAML of anybody: a value of another type counts as missing. */

export type Json = Record<string, unknown>;

export function asRecord(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Json : undefined;
}

export function asArray(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** The maps of a list; what is no map is left out. */
export function asRecords(value: unknown): Json[] {
  return (asArray(value) ?? []).filter((entry): entry is Json => asRecord(entry) !== undefined);
}

export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function asInteger(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}

/** The value at a path of keys. */
export function at(value: unknown, ...path: string[]): unknown {
  let found = value;
  for (const key of path) found = asRecord(found)?.[key];
  return found;
}

/** The value at a path of keys and indices; undefined where it does not exist. */
export function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown> | null | undefined)?.[step], value);
}
