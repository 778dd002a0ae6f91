import { Json } from '../../values/json-values';

/** The value without keys that have no value. Parts that have none are not copied. */
export function compact(value: Json): Json {
  return clean(value) as Json;
}

function clean(value: unknown): unknown {
  if (isClean(value)) return value;
  if (Array.isArray(value)) {
    return value.map(clean);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const cleaned: Json = {};
  for (const key of Object.keys(value)) {
    const child = (value as Json)[key];
    if (child !== undefined && child !== null) cleaned[key] = clean(child);
  }
  return cleaned;
}

function isClean(value: unknown): boolean {
  if (typeof value !== 'object') return value !== undefined;
  return value !== null && Object.keys(value).every(key => isClean((value as Json)[key]));
}
