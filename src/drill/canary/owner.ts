import { ALLOWED, ALLOWED_LABEL, DRILL, DRILL_LABELS, MADE_ANNOTATION } from './names';
import { asRecord, asString, at, Json } from '../../values/json-values';

/** The ConfigMap that owns all objects of a drill: they go when it goes. */
export function ownerConfigMap(): Json {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: DRILL, labels: DRILL_LABELS } };
}

export function owned(object: Json, owner: Json): Json {
  const uid = asString(at(owner, 'metadata', 'uid'));
  const ownerReferences = [{ apiVersion: 'v1', kind: 'ConfigMap', name: DRILL, uid }];
  return { ...object, metadata: { ...asRecord(object.metadata), ownerReferences } };
}

export function temporaryNamespace(name: string): Json {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { ...DRILL_LABELS, [ALLOWED_LABEL]: ALLOWED }, annotations: { [MADE_ANNOTATION]: 'true' } },
  };
}

export function isTemporary(namespace: Json | undefined): boolean {
  return at(namespace, 'metadata', 'annotations', MADE_ANNOTATION) === 'true';
}

export function isAllowed(namespace: Json | undefined): boolean {
  return at(namespace, 'metadata', 'labels', ALLOWED_LABEL) === ALLOWED;
}
