import { FlowObject } from './manifest-object';
import { isPlaceholder, placeholdersIn } from '../values/placeholder';

type Path = readonly (string | number)[];

/** A text of a manifest that is not known before a later tool has replaced parts of it. */
export interface UnrenderedValue {
  readonly path: Path;
  readonly placeholders: readonly string[];
}

/** Kinds with scripts and environment variables of their own, in which a placeholder is nothing unusual; their metadata is looked at. */
const PROGRAMS = new Set(['ConfigMap', 'CronJob', 'Deployment', 'Job', 'Secret', 'ClusterPolicy', 'MutatingAdmissionPolicy', 'MutatingPolicy']);

/** Fields of Argo Events and of containers whose texts are templates or programs when they run. */
const RUN_TIME = new Set([
  'args', 'body', 'command', 'contextTemplate', 'dataTemplate', 'env', 'expr', 'expression', 'exprs', 'inline', 'jq', 'resource', 'script', 'template',
]);

/** The manifest as it was applied, as a text. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

const known = new WeakMap<FlowObject, readonly UnrenderedValue[]>();

/** The values of an object that are not rendered, without those that are replaced at run time. */
export function unrenderedValues(object: FlowObject): readonly UnrenderedValue[] {
  let values = known.get(object);
  if (values === undefined) {
    const { kind, manifest, source: { document: { text } } } = object;
    values = /\$|\{\{|</.test(text) ? below(PROGRAMS.has(kind) ? { metadata: manifest.metadata } : manifest, [], [], []) : [];
    known.set(object, values);
  }
  return values;
}

/** Whether the value at a path depends on what is not rendered. In a text of several lines the last step of the path is the key of a line. */
export function isUnrendered(object: FlowObject, path: Path): boolean {
  return unrenderedValues(object).some(value => value.path.length <= path.length && value.path.every((step, i) => step === path[i])
    && !isKnownLine(object, value.path, path.slice(value.path.length)));
}

const LINE_KEY = /^\s*["']?([\w-]+)["']?\s*[:=]/;

/** Whether all placeholders of a text stand on lines with keys of their own, other than the key to which the path leads. */
function isKnownLine({ manifest }: FlowObject, path: Path, [key, ...more]: Path): boolean {
  const text = path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], manifest);
  const keys = String(text).split('\n').filter(isPlaceholder).map(line => LINE_KEY.exec(line)?.[1].toLowerCase());
  return typeof key === 'string' && more.length === 0 && keys.every(other => other !== undefined && other !== key.toLowerCase());
}

/** Adds what is below a value to the found values. */
function below(value: unknown, path: Path, ancestors: unknown[], found: UnrenderedValue[]): readonly UnrenderedValue[] {
  if (typeof value === 'string') {
    const placeholders = placeholdersIn(value);
    if (placeholders.length > 0) found.push({ path, placeholders });
  } else if (typeof value === 'object' && value !== null && !ancestors.includes(value)) {
    ancestors.push(value);
    for (const [key, inner] of Object.entries(value)) {
      if (key === LAST_APPLIED || isRunTime(path, key, inner)) continue;
      below(inner, [...path, Array.isArray(value) ? Number(key) : key], ancestors, found);
    }
    ancestors.pop();
  }
  return found;
}

/** `template` is also the part of the pods, and `resource` a type of event. */
function isRunTime(path: Path, key: string, value: unknown): boolean {
  return RUN_TIME.has(key) && !(key === 'template' && typeof value === 'object') && !(key === 'resource' && path.length === 1);
}
