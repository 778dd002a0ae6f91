import { Amount, known, unknown } from './amount';
import { objectName } from './gap';
import { FlowObject } from '../manifests/manifest-object';
import { at } from '../values/json-values';

/** The number that a reader made of a field of the manifest. A text, which it replaces by a default, may be a variable of any value. */
export function replicasAt(object: FlowObject, path: readonly string[], read: number): Amount {
  const value = at(object.manifest, ...path);
  return value === undefined || value === null || typeof value === 'number' ? known(read)
    : unknown({ code: 'unreadable', object: objectName(object), field: path.join('.'), value: String(value) });
}
