import { HeldObject } from './not-looked-at';
import { asRecord, asString, at } from '../../values/json-values';

const KINDS = new Set(['EventBus', 'EventSource', 'Sensor']);
const API = /^(?:events\.)?argoproj\.io\//;
const API_LINE = /^[\s-]*["']?apiVersion["']?:\s*["']?(?:events\.)?argoproj\.io\//m;
const KIND_LINE = /^[\s-]*["']?kind["']?:\s*["']?(EventBus|EventSource|Sensor)["']?,?\s*$/gm;

/** Whether a text may hold what {@link heldObjects} finds. */
export function mayHold(text: string): boolean {
  // most texts have no such word, which is found out faster without a pattern
  return text.includes('argoproj.io/') && [...KINDS].some(kind => text.includes(kind)) && /\b(?:EventBus|EventSource|Sensor)\b/.test(text);
}

/** Objects of Argo Events inside of a value, as in the values of a chart, and in its texts, as in a ConfigMap of manifests. */
export function heldObjects(value: unknown, ancestors: unknown[] = []): HeldObject[] {
  if (typeof value === 'string') return heldIn(value);
  if (typeof value !== 'object' || value === null || ancestors.includes(value)) return [];
  const object = asRecord(value);
  if (object !== undefined && isOwn(object)) return [{ kind: String(object.kind), name: asString(at(object.metadata, 'name')) ?? '' }];
  ancestors.push(value);
  const held = Object.values(value).flatMap(inner => heldObjects(inner, ancestors));
  ancestors.pop();
  return held;
}

/** An object, and not a reference to one. */
function isOwn({ apiVersion, kind, metadata, spec }: Record<string, unknown>): boolean {
  return API.test(asString(apiVersion) ?? '') && KINDS.has(asString(kind) ?? '') && (asRecord(spec) !== undefined || asRecord(metadata) !== undefined);
}

function heldIn(text: string): HeldObject[] {
  return text.includes('\n') && API_LINE.test(text) ? [...text.matchAll(KIND_LINE)].map(([, kind]) => ({ kind, name: '' })) : [];
}
