import { Patch } from './kustomization';
import { asArray, asRecord, asString, at, Json } from '../../values/json-values';
import { FlowObject } from '../manifest-object';

/** Whether a patch changes the object. A namespace counts only where both have one. */
export function isTarget({ target: { kind, name, namespace, narrower } }: Patch, object: FlowObject): boolean {
  return !narrower && (kind === undefined || kind === object.kind) && matches(name, object.name)
    && (namespace === undefined || object.namespace === '' || matches(namespace, object.namespace));
}

function matches(pattern: string | undefined, text: string): boolean {
  if (pattern === undefined) return true;
  try {
    return new RegExp(`^(?:${pattern})$`).test(text);
  } catch {
    return pattern === text;
  }
}

/** The manifest after the patch; undefined when the patch deletes it. */
export function applyPatch(manifest: Json, { change }: Patch): Json | undefined {
  if ('operations' in change) return asRecord(change.operations.reduce<unknown>(operate, manifest));
  // kustomize names the target by these, and does not change them
  const { apiVersion, kind, metadata, ...rest } = change.merge;
  if (at(change.merge, '$patch') === 'delete') return undefined;
  const { name, namespace, ...ofMetadata } = asRecord(metadata) ?? {};
  return asRecord(merged(manifest, { ...rest, metadata: ofMetadata }));
}

/** As for a kind whose lists have no keys that kustomize knows, which holds for those of Argo Events: lists are replaced, null removes a field. */
function merged(value: unknown, patch: unknown): unknown {
  const changes = asRecord(patch);
  if (changes === undefined) return patch;
  const base = changes.$patch === 'replace' ? {} : asRecord(value) ?? {};
  const result: Json = { ...base };
  for (const [key, change] of Object.entries(changes)) {
    if (key === '$patch') continue;
    if (change === null) delete result[key];
    else result[key] = mergedList(base[key], change) ?? merged(base[key], change);
  }
  return result;
}

/** Lists of named parts, as containers, are merged by name. */
function mergedList(value: unknown, change: unknown): unknown[] | undefined {
  const [before, after] = [asArray(value), asArray(change)];
  if (before === undefined || after === undefined || ![...before, ...after].every(item => asString(at(item, 'name')) !== undefined)) return undefined;
  const added = after.filter(item => !before.some(old => at(old, 'name') === at(item, 'name')));
  return [...before.map(old => merged(old, after.find(item => at(item, 'name') === at(old, 'name')) ?? {})), ...added];
}

/** One operation of JSON Patch; one that does not fit changes nothing. */
function operate(value: unknown, { op, path, value: operand }: Json): unknown {
  const steps = (asString(path) ?? '').split('/').slice(1).map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return op === 'add' || op === 'replace' || op === 'remove' ? operated(value, steps, op, operand) : value;
}

function operated(value: unknown, [step, ...rest]: readonly string[], op: 'add' | 'replace' | 'remove', operand: unknown): unknown {
  if (step === undefined) return operand;
  const list = asArray(value);
  if (list !== undefined) {
    const index = step === '-' ? list.length : Number(step);
    if (rest.length > 0) return list.map((item, i) => (i === index ? operated(item, rest, op, operand) : item));
    return [...list.slice(0, index), ...op === 'remove' ? [] : [operand], ...list.slice(op === 'add' ? index : index + 1)];
  }
  const { [step]: old, ...others } = asRecord(value) ?? {};
  return rest.length === 0 && op === 'remove' ? others : { ...asRecord(value), [step]: operated(old, rest, op, operand) };
}
