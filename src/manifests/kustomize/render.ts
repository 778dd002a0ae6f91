import { dirname, normalize } from 'node:path';
import { applyPatch, isTarget } from './apply-patch';
import { Kustomization, readKustomization } from './kustomization';
import { unreadResources } from './unread';
import { asArray, asRecord, asString, Json } from '../../values/json-values';
import { FlowObject } from '../manifest-object';
import { NotLookedAt } from '../not-looked-at/not-looked-at';
import { flowObject } from '../object-of';
import { STDIN } from '../read-bytes';

/** Kinds without a namespace. */
const CLUSTER_SCOPED = new Set([
  'ClusterRole', 'ClusterRoleBinding', 'ClusterPolicy', 'MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding', 'MutatingPolicy', 'PriorityClass', 'StorageClass',
]);

/**
 * The objects as the kustomizations of the folders change them: without those that are patches only, with the namespace and the patches of those that
 * render them. An object that several kustomizations render differently is taken as the last common one leaves it.
 *
 * @param files all files that were read, those without objects too
 */
export function withKustomizations(objects: readonly FlowObject[], files: readonly string[]): Rendered {
  const folders = new Set(files.filter(file => file !== STDIN).map(dirname));
  const all = [...folders].map(folder => readKustomization(folder)).filter(found => found !== undefined);
  if (all.length === 0) return { objects, notLookedAt: [], kustomizations: [] };
  const inputs = new Set(all.flatMap(one => [one.file, ...one.inputs].map(file => normalize(file))));
  const after = objects.filter(({ source: { file } }) => !inputs.has(normalize(file)))
    .flatMap(object => rendered(object, chainOf(object.source.file, all)));
  return { objects: after, notLookedAt: unreadResources(all, files), kustomizations: all };
}

interface Rendered {
  readonly objects: readonly FlowObject[];
  readonly notLookedAt: readonly NotLookedAt[];
  readonly kustomizations: readonly Kustomization[];
}

/** The kustomizations that render a file, from the inside out, as long as there is one only. */
function chainOf(file: string, all: readonly Kustomization[]): Kustomization[] {
  const chain: Kustomization[] = [];
  let inner = normalize(file);
  let parents = all.filter(({ resources }) => resources.includes(inner));
  // a file beside a kustomization that does not list it is taken as a part of it all the same
  if (parents.length === 0) parents = all.filter(({ folder }) => normalize(folder) === dirname(inner));
  while (parents.length === 1 && !chain.includes(parents[0])) {
    chain.push(parents[0]);
    inner = normalize(parents[0].folder);
    parents = all.filter(({ resources }) => resources.some(path => path.replace(/\/+$/, '') === inner));
  }
  return chain;
}

function rendered(object: FlowObject, chain: readonly Kustomization[]): FlowObject[] {
  const [kustomization] = chain;
  if (kustomization === undefined) return [object];
  let result: FlowObject | undefined = { ...object, kustomization: chain[chain.length - 1].folder };
  for (const { patches, namespace, isComponent } of chain) {
    const isUsed = isComponent && chain.length > 1;
    for (const patch of isUsed ? [] : patches) {
      if (result !== undefined && isTarget(patch, result)) result = changed(result, applyPatch(result.manifest, patch));
    }
    if (result !== undefined && namespace !== undefined) result = changed(result, inNamespace(result.manifest, namespace));
  }
  return result === undefined ? [] : [result];
}

function changed(object: FlowObject, manifest: Json | undefined): FlowObject | undefined {
  return manifest === undefined ? undefined : { ...object, ...flowObject(manifest, object.source) };
}

function inNamespace(manifest: Json, namespace: string): Json {
  const subjects = asArray(manifest.subjects)?.map(subject => (isMoved(asRecord(subject) ?? {}) ? { ...asRecord(subject), namespace } : subject));
  const own = CLUSTER_SCOPED.has(asString(manifest.kind) ?? '') ? {} : { metadata: { ...asRecord(manifest.metadata), namespace } };
  return { ...manifest, ...own, ...subjects !== undefined && { subjects } };
}

/** Of the ServiceAccounts that a binding names, those that go along. */
function isMoved({ kind, name, namespace }: Json): boolean {
  return kind === 'ServiceAccount' && (namespace === undefined || name === 'default');
}
