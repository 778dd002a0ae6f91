import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { asArray, asRecord, asRecords, asString, Json } from '../../values/json-values';
import { readDocument } from '../read-document';
import { readStream } from '../read-stream';

/** A kustomization.yaml, as far as it is followed here. Paths are resolved from its folder. */
export interface Kustomization {
  readonly file: string;
  readonly folder: string;
  /** Its patches change what the kustomization that uses it has, and not only its own resources. */
  readonly isComponent: boolean;
  /** It sets the namespace of all that it renders. */
  readonly namespace?: string;
  /** Files, and folders with kustomizations of their own. */
  readonly resources: readonly string[];
  /** The same as they are written, which may be addresses. */
  readonly listed: readonly string[];
  /** Names of charts that it inflates. */
  readonly charts: readonly string[];
  readonly patches: readonly Patch[];
  /** Files that are no resources: patches, and what generators and charts read. */
  readonly inputs: readonly string[];
  /** Fields that change or add objects, and are not followed here. */
  readonly notFollowed: readonly string[];
}

/** A part of an object that changes what is rendered. */
export interface Patch {
  readonly target: Target;
  readonly change: { readonly merge: Json } | { readonly operations: readonly Json[] };
}

/** Which objects a patch changes; what is missing is any. `name` is a pattern as kustomize has it. */
export interface Target {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  /** It also selects by labels or annotations, which is not followed. */
  readonly narrower: boolean;
}

/** Fields by which objects get other names. */
export const RENAMING = ['namePrefix', 'nameSuffix'];

const NOT_FOLLOWED = [
  ...RENAMING, 'labels', 'commonLabels', 'commonAnnotations', 'images', 'replicas', 'replacements', 'vars', 'configMapGenerator', 'secretGenerator',
  'transformers', 'generators',
];

const FILE_NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/**
 * The kustomization of a folder; undefined without a file that can be read.
 *
 * @param users folders of the kustomizations that use it as a component
 */
export function readKustomization(folder: string, users: readonly string[] = []): Kustomization | undefined {
  if (users.includes(normalize(folder))) return undefined;
  for (const name of FILE_NAMES) {
    const file = join(folder, name);
    const [value] = documents(textOf(file));
    const content = asRecord(value);
    if (content !== undefined && !asString(content.apiVersion)?.startsWith('kustomize.toolkit.fluxcd.io/')) return kustomization(file, content, users);
  }
  return undefined;
}

function kustomization(file: string, content: Json, users: readonly string[]): Kustomization {
  const folder = dirname(file);
  const namespace = asString(content.namespace);
  const patches = patchEntries(content);
  const inGenerators = ['configMapGenerator', 'secretGenerator'].flatMap(field => asRecords(content[field]))
    .flatMap(({ files, envs }) => [...strings(files), ...strings(envs)]).map(entry => entry.slice(entry.indexOf('=') + 1));
  const inCharts = asRecords(content.helmCharts)
    .flatMap(({ valuesFile, additionalValuesFiles }) => [...strings([valuesFile]), ...strings(additionalValuesFiles)]);
  const inputs = [
    ...patches.flatMap(({ path }) => strings([path])),
    ...inGenerators,
    ...inCharts,
    ...asRecords(content.replacements).flatMap(({ path }) => strings([path])),
    ...['transformers', 'generators', 'validators', 'configurations'].flatMap(field => strings(content[field])),
  ];
  const components = strings(content.components);
  const patchesOfComponent = (path: string) => readKustomization(path, [...users, normalize(folder)])?.patches ?? [];
  const resources = [...strings(content.resources), ...strings(content.bases), ...components];
  const ownPatches = patches.flatMap(entry => readPatch(entry, folder));
  return {
    file,
    folder,
    isComponent: content.kind === 'Component',
    ...namespace !== undefined && namespace !== '' && { namespace },
    resources: resources.map(path => join(folder, path)),
    listed: resources,
    charts: strings([
      ...asRecords(content.helmCharts).map(({ name }) => name),
      ...asRecords(content.helmChartInflationGenerator).map(({ chartName }) => chartName),
    ]),
    patches: [...components.flatMap(path => patchesOfComponent(join(folder, path))), ...ownPatches],
    notFollowed: [...NOT_FOLLOWED.filter(field => isSet(content[field])), ...ownPatches.some(({ target }) => target.narrower) ? ['patches by label or annotation'] : []],
    inputs: inputs.filter(path => !path.includes('\n') && !resources.includes(path)).map(path => join(folder, path)),
  };
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && (asArray(value)?.length ?? 1) > 0;
}

interface PatchEntry {
  readonly path?: unknown;
  readonly patch?: unknown;
  readonly target?: unknown;
}

/** `patches`, and the two fields that came before it. */
function patchEntries({ patches, patchesStrategicMerge, patchesJson6902 }: Json): PatchEntry[] {
  return [
    ...asRecords(patches),
    ...asRecords(patchesJson6902),
    ...strings(patchesStrategicMerge).map(entry => (entry.includes('\n') ? { patch: entry } : { path: entry })),
  ];
}

function readPatch({ path, patch, target: given }: PatchEntry, folder: string): Patch[] {
  const text = asString(patch) ?? (typeof path === 'string' ? textOf(join(folder, path)) : undefined);
  const target = asRecord(given);
  return documents(text).flatMap((value): Patch[] => {
    const operations = asArray(value);
    if (operations !== undefined) return target === undefined ? [] : [{ target: targetOf(target), change: { operations: asRecords(operations) } }];
    const merge = asRecord(value);
    return merge === undefined ? [] : [{ target: targetOf(target ?? namedBy(merge)), change: { merge } }];
  });
}

/** A patch without a target is for the object whose name it has. */
function namedBy({ kind, metadata }: Json): Json {
  const { name, namespace } = asRecord(metadata) ?? {};
  return { kind, name: asString(name)?.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), namespace };
}

function targetOf({ kind, name, namespace, labelSelector, annotationSelector }: Json): Target {
  const given = { kind: asString(kind), name: asString(name), namespace: asString(namespace) };
  return { ...given, narrower: labelSelector !== undefined || annotationSelector !== undefined };
}

function documents(text: string | undefined): unknown[] {
  return text === undefined ? [] : [...readStream(text)].flatMap(document => {
    const read = readDocument(document);
    return 'message' in read ? [] : [read.value];
  });
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function strings(value: unknown): string[] {
  return (asArray(value) ?? []).filter(entry => typeof entry === 'string');
}
