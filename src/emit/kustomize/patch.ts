import { isDeepStrictEqual } from 'node:util';
import { asArray, asRecord, Json } from '../../values/json-values';

/** What makes one manifest of another. */
export interface ManifestPatch {
  /** Fields that are not in a list; null removes one. Undefined when nothing else changes. */
  readonly merge?: Json;
  /** JSON Patch, for fields of the items of lists, which a merge would replace as a whole. */
  readonly operations: readonly Operation[];
}

export interface Operation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: unknown;
}

export function patchOf(before: Json, after: Json): ManifestPatch {
  const operations: Operation[] = [];
  const merge = mergeOf(before, after, [], operations);
  return { ...merge && { merge }, operations };
}

type Steps = readonly (string | number)[];

function mergeOf(before: Json, after: Json, path: Steps, operations: Operation[]): Json | undefined {
  const changes: Json = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, value] = [before[key], after[key]];
    if (isDeepStrictEqual(old, value)) continue;
    const [oldRecord, record] = [asRecord(old), asRecord(value)];
    const [oldItems, items] = [records(old), records(value)];
    if (value === undefined) {
      changes[key] = null;
    } else if (oldRecord && record) {
      const inner = mergeOf(oldRecord, record, [...path, key], operations);
      if (inner) changes[key] = inner;
    } else if (oldItems && items && items.length === oldItems.length) {
      items.forEach((item, index) => operationsOf(oldItems[index], item, [...path, key, index], operations));
    } else {
      changes[key] = value;
    }
  }
  return Object.keys(changes).length > 0 ? changes : undefined;
}

function operationsOf(before: Json, after: Json, path: Steps, operations: Operation[]): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, value, place] = [before[key], after[key], [...path, key]];
    if (isDeepStrictEqual(old, value)) continue;
    const [oldRecord, record] = [asRecord(old), asRecord(value)];
    if (oldRecord && record) operationsOf(oldRecord, record, place, operations);
    else operations.push({ op: value === undefined ? 'remove' : old === undefined ? 'add' : 'replace', path: pointer(place), ...value !== undefined && { value } });
  }
}

function pointer(path: Steps): string {
  return path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function records(value: unknown): Json[] | undefined {
  const items = asArray(value)?.map(asRecord);
  return items?.every(item => item !== undefined) ? items as Json[] : undefined;
}
