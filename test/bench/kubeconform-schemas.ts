import { spawnSync } from 'child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { correct } from '../../imports/generator/correct';
import { ARGO, readPinnedSchema } from '../../imports/generator/schema';

/** The Go module that holds the OpenAPI document of Kubernetes. */
const KUBERNETES = 'k8s.io/kubernetes@v1.36.4';

/** As kubeconform names the file of a kind. */
export const SCHEMA_LOCATION = '{{ .ResourceKind }}{{ .KindSuffix }}.json';

interface Schema {
  [field: string]: any;
}

type Definitions = Record<string, Schema>;

/** Two types of which the OpenAPI document says only that they are strings. */
const EITHER: Definitions = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: ['string', 'integer'] },
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: ['string', 'number'] },
};

interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** The kinds of the objects in a text, one for each object. */
export function kindsIn(text: string): Kind[] {
  return text.split(/^---$/m).map(document => ({ apiVersion: /^apiVersion: (.+)$/m.exec(document)![1], kind: /^kind: (.+)$/m.exec(document)![1] }));
}

/**
 * Writes a JSON schema for each of the kinds: Kubernetes kinds as the API server publishes them. Those of Argo Events have the schema that the
 * constructs are generated from, since the CustomResourceDefinitions accept every field.
 *
 * @returns false, and says so, where the schemas of Kubernetes cannot be downloaded
 */
export function writeSchemas(folder: string, kinds: readonly Kind[]): boolean {
  const kubernetes = kubernetesDefinitions();
  if (kubernetes === undefined) return false;
  const argoEvents: Definitions = correct(readPinnedSchema().definitions);
  mkdirSync(folder, { recursive: true });
  for (const kind of new Map(kinds.map(each => [fileOf(each), each])).values()) {
    const definitions = kind.apiVersion.startsWith('argoproj.io/') ? argoEvents : kubernetes;
    writeFileSync(join(folder, fileOf(kind)), JSON.stringify(schemaOf(kind, definitions), withoutEmpty));
  }
  return true;
}

/** Draft 4, which kubeconform reads, has no empty list of required fields. */
function withoutEmpty(key: string, value: unknown): unknown {
  return key === 'required' && Array.isArray(value) && value.length === 0 ? undefined : value;
}

function kubernetesDefinitions(): Definitions | undefined {
  const { status, stdout } = spawnSync('go', ['mod', 'download', '-json', KUBERNETES], { encoding: 'utf8', cwd: __dirname });
  if (status !== 0) {
    console.log(`SKIPPED: kubeconform with schemas, which takes Go to download ${KUBERNETES}`);
    return undefined;
  }
  const file = join(JSON.parse(stdout).Dir, 'api', 'openapi-spec', 'swagger.json');
  return { ...JSON.parse(readFileSync(file, 'utf8')).definitions, ...EITHER };
}

/** `deployment-apps-v1.json`. */
function fileOf({ apiVersion, kind }: Kind): string {
  const parts = apiVersion.toLowerCase().split('/');
  return `${[kind.toLowerCase(), ...parts.map(part => part.split('.')[0])].join('-')}.json`;
}

/** The definition of a kind with all that it refers to. */
function schemaOf({ apiVersion, kind }: Kind, definitions: Definitions): Schema {
  const [version, group = ''] = apiVersion.split('/').reverse();
  const isKind = (one: any) => one.group === group && one.version === version && one.kind === kind;
  const name = Object.keys(definitions).find(key => (definitions[key]['x-kubernetes-group-version-kind'] ?? []).some(isKind))
    ?? ARGO + kind;
  if (definitions[name]?.properties?.metadata === undefined) throw new Error(`${apiVersion} ${kind}: no schema`);
  const reached = new Set([name]);
  // a set that grows is walked to its end
  for (const one of reached) {
    for (const [, next] of JSON.stringify(definitions[one]).matchAll(/"#\/definitions\/([^"]+)"/g)) reached.add(next);
  }
  return { $ref: `#/definitions/${name}`, definitions: Object.fromEntries([...reached].map(one => [one, definitions[one]])) };
}
