import { FlowObject, ObjectSource } from './manifest-object';
import { strings } from './strings';
import { asRecord, asString, Json } from '../values/json-values';

/** The object that a manifest describes. */
export function flowObject(manifest: Json, source: ObjectSource): FlowObject {
  const metadata = asRecord(manifest.metadata) ?? {};
  return {
    apiVersion: asString(manifest.apiVersion) ?? '',
    kind: asString(manifest.kind) ?? '',
    name: asString(metadata.name) ?? asString(metadata.generateName) ?? '',
    namespace: asString(metadata.namespace) ?? '',
    manifest,
    labels: strings(metadata.labels),
    annotations: strings(metadata.annotations),
    source,
  };
}
