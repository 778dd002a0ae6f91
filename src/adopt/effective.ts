import { Remark } from './remark';
import { droppedFields } from '../argo-events/catalog/dropped-fields';
import { WorkloadKind } from '../argo-events/catalog/labels';
import { FlowObject } from '../manifests/manifest-object';
import { asArray, asRecord, Json } from '../values/json-values';

export interface Effective {
  readonly spec: Json;
  /** What the user wrote beside the name: labels and annotations. */
  readonly metadata: Json;
  readonly remarks: readonly Remark[];
}

/** Annotations by which tools keep notes of an apply. */
const NOTES = ['kubectl.kubernetes.io/last-applied-configuration', 'deployment.kubernetes.io/revision'];

/** What a custom resource says without what has no effect. */
export function effective({ kind, manifest }: FlowObject & { readonly kind: WorkloadKind | string }): Effective {
  const dropped = droppedFields(manifest).filter(({ path }) => path[0] === 'spec');
  // from the end, so that the indices of the others stay right
  const kept = [...dropped].reverse().reduce<unknown>((value, { path }) => without(value, path), { kind, spec: manifest.spec });
  return {
    spec: asRecord(asRecord(kept)?.spec) ?? {},
    metadata: metadataOf(manifest),
    remarks: dropped.map(({ path, reason }) => ({ code: 'dropped-field', path: path.join('.'), reason })),
  };
}

/** Labels and annotations that people wrote, of any object. */
export function metadataOf(manifest: Json): Json {
  const { name, labels, annotations } = asRecord(manifest.metadata) ?? {};
  const written = Object.fromEntries(Object.entries(asRecord(annotations) ?? {}).filter(([key]) => !NOTES.includes(key)));
  return {
    name,
    ...Object.keys(asRecord(labels) ?? {}).length > 0 && { labels },
    ...Object.keys(written).length > 0 && { annotations: written },
  };
}

function without(value: unknown, [step, ...rest]: readonly (string | number)[]): unknown {
  const list = asArray(value);
  if (list !== undefined) {
    return rest.length === 0 ? list.filter((_, index) => index !== step) : list.map((item, index) => (index === step ? without(item, rest) : item));
  }
  const record = asRecord(value);
  if (record === undefined || !Object.hasOwn(record, step)) return value;
  const { [step]: inner, ...others } = record;
  return rest.length === 0 ? others : { ...record, [step]: without(inner, rest) };
}
