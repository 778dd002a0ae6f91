import { codeOf, CodeRecord } from './code';
import { effective, metadataOf } from './effective';
import { Candidate, ConstructType } from './part';
import { Remark } from './remark';
import { typedCode } from './typed';
import { WorkloadKind } from '../argo-events/catalog/labels';
import { FlowObject } from '../manifests/manifest-object';
import { asRecord, Json } from '../values/json-values';

/** A custom resource alone, typed. */
export function typedPart(object: FlowObject, reasons: readonly Remark[]): Candidate {
  const { spec, remarks } = effective(object);
  const code = typedCode(object.kind as WorkloadKind, { spec });
  return {
    type: `argoevents.${object.kind}` as ConstructType,
    object,
    props: { metadata: metadataCode(object.manifest), ...code },
    additions: [],
    remarks: [...reasons, ...remarks],
  };
}

/** Any object, as it is. */
export function untypedPart(object: FlowObject, reasons: readonly Remark[] = []): Candidate {
  const { apiVersion, kind, metadata: _, status: _status, ...rest } = object.manifest;
  return {
    type: 'ApiObject',
    object,
    props: { apiVersion: codeOf(apiVersion), kind: codeOf(kind), metadata: metadataCode(object.manifest), ...codeOf(rest) as CodeRecord },
    additions: [],
    remarks: reasons,
  };
}

/** Without the namespace, which is the chart's, and without what the API server writes. */
function metadataCode(manifest: Json): CodeRecord {
  const { finalizers, generateName } = asRecord(manifest.metadata) ?? {};
  const isExported = asRecord(manifest.metadata)?.uid !== undefined;
  return {
    ...codeOf(metadataOf(manifest)) as CodeRecord,
    ...generateName !== undefined && { generateName: codeOf(generateName) },
    ...finalizers !== undefined && !isExported && { finalizers: codeOf(finalizers) },
  };
}
