import { Yaml } from 'cdk8s';
import { patchOf } from './patch';
import { FlowObject } from '../../manifests/manifest-object';
import { asRecord, asString, Json } from '../../values/json-values';
import { Emission } from '../emission';

/** What the overlay builds on. */
export type OverlayBase =
  /** A folder with a kustomization, as a path from the overlay. */
  | { readonly folder: string }
  /** Manifests that no kustomization lists; the overlay gets a copy, as kustomize reads no single files of other folders. */
  | { readonly files: ReadonlyMap<string, string> };

const COMPONENT = 'component';
const BASE = 'base';

/**
 * The files of a Kustomize overlay, by path. Its content is a component, which other overlays can use too.
 *
 * @see https://kubectl.docs.kubernetes.io/guides/config_management/components/
 */
export function kustomizeOverlay({ added, changed, removed = [] }: Emission, base: OverlayBase): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const resources = added.map(manifest => {
    const file = `${fileName(manifest)}.yaml`;
    files.set(`${COMPONENT}/${file}`, yaml(manifest));
    return file;
  });
  const patchesWritten = [...changed].flatMap(([object, manifest]) => patchFiles(object, manifest));
  const patches = [...patchesWritten, ...removed.map(deletion)].map(({ file, content, target }) => {
    files.set(`${COMPONENT}/${file}`, yaml(content));
    return { path: file, ...target && { target } };
  });
  files.set(`${COMPONENT}/kustomization.yaml`, yaml({
    apiVersion: 'kustomize.config.k8s.io/v1alpha1',
    kind: 'Component',
    ...resources.length > 0 && { resources },
    ...patches.length > 0 && { patches },
  }));
  if ('files' in base) {
    for (const [file, text] of base.files) files.set(`${BASE}/${file}`, text);
    files.set(`${BASE}/kustomization.yaml`, yaml(kustomization({ resources: [...base.files.keys()] })));
  }
  const under = 'folder' in base ? base.folder : BASE;
  return files.set('kustomization.yaml', yaml(kustomization({ resources: [under], components: [COMPONENT] })));
}

function kustomization(content: Json): Json {
  return { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...content };
}

interface PatchFile {
  readonly file: string;
  readonly content: unknown;
  readonly target?: Json;
}

function patchFiles(object: FlowObject, manifest: Json): PatchFile[] {
  const { apiVersion, kind } = object;
  const { merge, operations } = patchOf(object.manifest, manifest);
  const [group, version] = apiVersion.split('/');
  const identity = identityOf(object);
  return [
    ...merge === undefined ? [] : [{
      file: `patch-${fileName(manifest)}.yaml`,
      content: { apiVersion, kind, ...merge, metadata: { ...identity, ...asRecord(merge.metadata) } },
    }],
    ...operations.length === 0 ? [] : [{ file: `patch-${fileName(manifest)}-items.yaml`, content: operations, target: { group, version, kind, ...identity } }],
  ];
}

function deletion(object: FlowObject): PatchFile {
  const { apiVersion, kind, manifest } = object;
  return { file: `delete-${fileName(manifest)}.yaml`, content: { $patch: 'delete', apiVersion, kind, metadata: identityOf(object) } };
}

function identityOf({ name, namespace }: FlowObject): Json {
  return { name, ...namespace !== '' && { namespace } };
}

function fileName({ kind, metadata }: Json): string {
  const { name, namespace } = asRecord(metadata) ?? {};
  return [asString(namespace), asString(kind)?.toLowerCase(), asString(name)].filter(Boolean).join('-');
}

function yaml(content: unknown): string {
  return Yaml.stringify(content);
}
