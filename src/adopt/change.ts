import { isDeepStrictEqual } from 'node:util';
import { objectKey } from './object-key';
import { FlowObject } from '../manifests/manifest-object';
import { asArray, asRecord, Json } from '../values/json-values';

/** One field of an object that an app makes otherwise. */
export interface FieldChange {
  /** `spec.triggers[0].atLeastOnce`. */
  readonly path: string;
  /** Undefined where it is new. */
  readonly before?: unknown;
  /** Undefined where it is removed. */
  readonly after?: unknown;
}

/** What becomes of one object. */
export type ObjectChange =
  | { readonly kind: 'added'; readonly manifest: Json }
  | { readonly kind: 'changed'; readonly manifest: Json; readonly object: FlowObject; readonly fields: readonly FieldChange[] }
  | { readonly kind: 'kept'; readonly manifest: Json; readonly object: FlowObject }
  | { readonly kind: 'removed'; readonly object: FlowObject };

/** What the objects of an app change about those that are there, in the order of the app; then what is removed. */
export function changesOf(before: readonly FlowObject[], after: readonly Json[]): ObjectChange[] {
  const known = new Map(before.map(object => [objectKey(object.manifest), object]));
  const made = new Set(after.map(manifest => objectKey(manifest)));
  return [
    ...after.map((manifest): ObjectChange => {
      const object = known.get(objectKey(manifest));
      if (object === undefined) return { kind: 'added', manifest };
      const fields = fieldChanges(written(object.manifest), written(manifest), '');
      return fields.length === 0 ? { kind: 'kept', manifest, object } : { kind: 'changed', manifest, object, fields };
    }),
    ...[...known].filter(([key]) => !made.has(key)).map(([, object]): ObjectChange => ({ kind: 'removed', object })),
  ];
}

const OF_API_SERVER = ['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields'];

/** Without what only the API server writes. */
function written(manifest: Json): Json {
  const { status: _, metadata, ...rest } = manifest;
  const given = Object.entries(asRecord(metadata) ?? {}).filter(([field]) => !OF_API_SERVER.includes(field));
  return { ...rest, metadata: Object.fromEntries(given) };
}

function fieldChanges(before: unknown, after: unknown, path: string): FieldChange[] {
  if (isDeepStrictEqual(before, after) || before === null && after === undefined) return [];
  const [old, record] = [asRecord(before), asRecord(after)];
  if (old && record) {
    return [...new Set([...Object.keys(old), ...Object.keys(record)])].flatMap(key => fieldChanges(old[key], record[key], joined(path, key)));
  }
  const [oldItems, items] = [asArray(before), asArray(after)];
  if (oldItems && items && oldItems.length === items.length) return items.flatMap((item, index) => fieldChanges(oldItems[index], item, `${path}[${index}]`));
  return [{ path, ...before !== undefined && { before }, ...after !== undefined && { after } }];
}

function joined(path: string, key: string): string {
  const step = /^[\w-]+$/.test(key) ? key : `"${key}"`;
  return path === '' ? step : `${path}.${step}`;
}
