import { Json } from '../../values/json-values';

/** A copy without keys that have no value. */
export function compact(value: Json): Json {
  return clean(value) as Json;
}

function clean(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(clean);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const cleaned: Json = {};
  for (const [key, child] of Object.entries(value)) {
    if (child !== undefined && child !== null) cleaned[key] = clean(child);
  }
  return cleaned;
}
