import { Claim, RenderedPods } from './rendered-pods';
import { Flow } from '../../../flow/flow';
import { FlowObject } from '../../../manifests/manifest-object';
import { objectsOfKind } from '../../../manifests/objects-of-kind';
import { asRecord, asRecords, asString, at, Json } from '../../../values/json-values';
import { Path } from '../../engine/rule';

/** An object without which no pod of a workload starts. */
export interface Reference {
  readonly kind: 'ServiceAccount' | 'PriorityClass' | 'ConfigMap' | 'PersistentVolumeClaim' | 'StorageClass';
  readonly name: string;
  /** Of a ConfigMap: the key that a variable takes. */
  readonly key?: string;
  /** The field, below the fields of the pods. */
  readonly field: Path;
}

/** Every cluster has these. */
const BUILT_IN: Readonly<Record<Reference['kind'], readonly string[]>> = {
  ServiceAccount: ['default'],
  PriorityClass: ['system-cluster-critical', 'system-node-critical'],
  ConfigMap: ['kube-root-ca.crt'],
  PersistentVolumeClaim: [],
  StorageClass: [],
};

/** Kinds without a namespace. */
const CLUSTER_WIDE = ['PriorityClass', 'StorageClass'];

export function references({ pod, kind, maker, claims }: RenderedPods): Reference[] {
  const of = (referred: Reference['kind'], field: string): Reference[] => {
    const name = asString(pod[field]);
    return name ? [{ kind: referred, name, field: [field] }] : [];
  };
  // the controller makes the ConfigMap of the bus itself
  const ofController = kind === 'EventBus' && maker === 'StatefulSet';
  const all = [...of('ServiceAccount', 'serviceAccountName'), ...of('PriorityClass', 'priorityClassName'), ...ofController ? [] : [...configMaps(pod), ...volumeClaims(pod)], ...claims.flatMap(storageClass)];
  return all.filter(({ kind: referred, name }) => !BUILT_IN[referred].includes(name));
}

function storageClass({ spec }: Claim): Reference[] {
  const name = asString(spec.storageClassName);
  return name ? [{ kind: 'StorageClass', name, field: ['persistence', 'storageClassName'] }] : [];
}

function volumeClaims({ volumes }: Json): Reference[] {
  return asRecords(volumes).flatMap(volume => {
    const name = asString(at(volume, 'persistentVolumeClaim', 'claimName'));
    return name ? [{ kind: 'PersistentVolumeClaim' as const, name, field: ['volumes'] }] : [];
  });
}

function configMaps(pod: Json): Reference[] {
  const refer = (source: unknown, field: Path, key?: string): Reference[] => {
    const name = asString(asRecord(source)?.name);
    return !name || asRecord(source)?.optional === true ? [] : [{ kind: 'ConfigMap', name, ...key !== undefined && { key }, field }];
  };
  return [
    ...asRecords(pod.volumes).flatMap(volume => [
      ...refer(volume.configMap, ['volumes']), ...asRecords(at(volume, 'projected', 'sources')).flatMap(source => refer(source.configMap, ['volumes'])),
    ]),
    ...asRecords(pod.containers).flatMap(({ env, envFrom }) => [
      ...asRecords(env).flatMap(variable => refer(at(variable, 'valueFrom', 'configMapKeyRef'), ['container', 'env'], asString(at(variable, 'valueFrom', 'configMapKeyRef', 'key')))),
      ...asRecords(envFrom).flatMap(source => refer(source.configMapRef, ['container', 'envFrom'])),
    ]),
  ];
}

/** `unsure`: other objects of the kind are known, and this one may be elsewhere. */
export type Presence = 'present' | 'absent' | 'unsure' | 'not looked at';

/** Whether a referenced object exists, as far as it is known. */
export function presence({ objects, complete }: Flow, { kind, name, key }: Reference, namespace: string): Presence {
  const known = objectsOfKind(objects, kind).filter(object => CLUSTER_WIDE.includes(kind) || object.namespace === namespace);
  const found = known.find(object => object.name === name);
  if (found !== undefined) return key === undefined || hasKey(found, key) ? 'present' : 'absent';
  // a PersistentVolume may name a class that has no object
  if (kind === 'StorageClass') return known.length > 0 || complete.has(kind) ? 'unsure' : 'not looked at';
  // nothing makes a claim for a volume that names one
  if (kind === 'PersistentVolumeClaim') return complete.has(kind) ? 'absent' : 'unsure';
  return complete.has(kind) ? 'absent' : known.length > 0 ? 'unsure' : 'not looked at';
}

function hasKey({ manifest }: FlowObject, key: string): boolean {
  return ['data', 'binaryData'].some(field => asRecord(manifest[field])?.[key] !== undefined);
}
