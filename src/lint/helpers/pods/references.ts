import { keyPresence } from './key-presence';
import { Claim, RenderedPods } from './rendered-pods';
import { Flow } from '../../../flow/flow';
import { secretOfJob } from '../../../flow/secrets-jobs';
import { inNamespace, objectsOfKind } from '../../../manifests/objects-of-kind';
import { asRecords, asString, at, Json } from '../../../values/json-values';
import { Path } from '../../engine/rule';

/** An object without which no pod of a workload starts. */
export interface Reference {
  readonly kind: 'ServiceAccount' | 'PriorityClass' | 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim' | 'StorageClass';
  readonly name: string;
  /** Of a ConfigMap or Secret: the key that a variable or a file takes. */
  readonly key?: string;
  /** The field, below the fields of the pods. */
  readonly field: Path;
  /** Keys of which one is enough, to pull images: a node may have the images, or need no password for them. */
  readonly forImages?: readonly string[];
}

/** Every cluster has these. */
const BUILT_IN: Readonly<Record<Reference['kind'], readonly string[]>> = {
  ServiceAccount: ['default'],
  PriorityClass: ['system-cluster-critical', 'system-node-critical'],
  ConfigMap: ['kube-root-ca.crt'],
  Secret: [],
  PersistentVolumeClaim: [],
  StorageClass: [],
};

/** Kinds without a namespace. */
const CLUSTER_WIDE = ['PriorityClass', 'StorageClass'];

export function references({ pod, kind, affects, claims }: RenderedPods): Reference[] {
  const of = (referred: Reference['kind'], field: string): Reference[] => {
    const name = asString(pod[field]);
    return name ? [{ kind: referred, name, field: [field] }] : [];
  };
  // the controller makes the ConfigMap of a native bus itself
  const ofController = kind === 'EventBus' && affects === undefined;
  const all = [...of('ServiceAccount', 'serviceAccountName'), ...of('PriorityClass', 'priorityClassName'), ...pullSecrets(pod), ...ofController ? [] : [...keyHolders(pod), ...volumeClaims(pod)], ...claims.flatMap(storageClass)];
  return all.filter(({ kind: referred, name }) => !BUILT_IN[referred].includes(name));
}

function pullSecrets({ imagePullSecrets }: Json): Reference[] {
  return asRecords(imagePullSecrets).flatMap(({ name }) => asString(name) ? [{ kind: 'Secret' as const, name: asString(name)!, field: ['imagePullSecrets'], forImages: ['.dockerconfigjson', '.dockercfg'] }] : []);
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

/** ConfigMaps and Secrets, as volumes and as variables. */
function keyHolders(pod: Json): Reference[] {
  const refer = (kind: 'ConfigMap' | 'Secret', source: unknown, field: Path, keys: readonly (string | undefined)[] = [undefined]): Reference[] => {
    const name = asString(at(source, 'name')) ?? asString(at(source, 'secretName'));
    return !name || at(source, 'optional') === true ? [] : keys.map(key => ({ kind, name, ...key !== undefined && { key }, field }));
  };
  const files = (kind: 'ConfigMap' | 'Secret', source: unknown) => {
    const items = asRecords(at(source, 'items'));
    return refer(kind, source, ['volumes'], items.length === 0 ? undefined : items.map(({ key }) => asString(key)));
  };
  const variable = (kind: 'ConfigMap' | 'Secret', source: unknown) => refer(kind, source, ['container', 'env'], [asString(at(source, 'key'))]);
  return [
    // the controller makes the Secret of the bus
    ...asRecords(pod.volumes).filter(({ name }) => name !== 'auth-volume').flatMap(({ configMap, secret, projected }) => [
      ...files('ConfigMap', configMap), ...files('Secret', secret),
      ...asRecords(at(projected, 'sources')).flatMap(source => [...files('ConfigMap', source.configMap), ...files('Secret', source.secret)]),
    ]),
    ...asRecords(pod.containers).flatMap(({ env, envFrom }) => [
      ...asRecords(env).flatMap(({ valueFrom }) => [...variable('ConfigMap', at(valueFrom, 'configMapKeyRef')), ...variable('Secret', at(valueFrom, 'secretKeyRef'))]),
      ...asRecords(envFrom).flatMap(({ configMapRef, secretRef }) => [
        ...refer('ConfigMap', configMapRef, ['container', 'envFrom']), ...refer('Secret', secretRef, ['container', 'envFrom']),
      ]),
    ]),
  ];
}

/** `unsure`: other objects of the kind are known, and this one may be elsewhere. */
export type Presence = 'present' | 'absent' | 'unsure' | 'not looked at';

/** Whether a referenced object exists, as far as it is known. */
export function presence(flow: Flow, reference: Reference, namespace: string): Presence {
  const { kind, name, key, forImages } = reference;
  if (forImages !== undefined) {
    const each = forImages.map(one => presence(flow, { kind, name, key: one, field: [] }, namespace));
    return each.find(one => one === 'present') ?? each[0];
  }
  const { objects, complete } = flow;
  const ofKind = objectsOfKind(objects, kind);
  const known = CLUSTER_WIDE.includes(kind) ? ofKind : inNamespace(ofKind, namespace);
  const found = known.find(object => object.name === name);
  const made = found === undefined && kind === 'Secret' ? secretOfJob(objects, namespace, name) : undefined;
  if (made !== undefined) return key === undefined || made.keys.includes(key) ? 'present' : 'absent';
  if (found !== undefined) return key === undefined ? 'present' : keyPresence(found, key);
  // a PersistentVolume may name a class that has no object
  if (kind === 'StorageClass') return known.length > 0 || complete.has(kind) ? 'unsure' : 'not looked at';
  // nothing makes a claim for a volume that names one
  if (kind === 'PersistentVolumeClaim') return complete.has(kind) ? 'absent' : 'unsure';
  // pods cannot use an object of another namespace
  const isNear = known.length > 0 || namespace !== '' && ofKind.some(object => object.name === name && object.namespace !== '');
  return complete.has(kind) ? 'absent' : isNear ? 'unsure' : 'not looked at';
}
