import { FlowObject } from '../manifests/manifest-object';
import { Json } from '../values/json-values';

/** Why nothing was made for an object. */
export type LeftReason = 'bus-not-given' | 'bus-type' | 'few-servers' | 'own-servers' | 'spec-unreadable';

/** An object for which nothing was made. */
export interface Left {
  readonly object: FlowObject;
  readonly reason: LeftReason;
}

/** What manifests lack. */
export interface Emission {
  /** New objects. */
  readonly added: readonly Json[];
  /** Objects of the manifests that have to change, as they are afterwards. */
  readonly changed: ReadonlyMap<FlowObject, Json>;
  readonly left: readonly Left[];
  /** Objects of the manifests that have to go. */
  readonly removed?: readonly FlowObject[];
}

/** The manifest with values at paths; parents that are missing are made. */
export function withValues(manifest: Json, path: readonly string[], values: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return { ...manifest, ...values };
  const inner = manifest[key];
  const record = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner as Json : {};
  return { ...manifest, [key]: withValues(record, rest, values) };
}
