import { claim } from './cluster-wide';
import { objectsIn } from './kubectl';
import { isNamespaced } from './namespaced-kinds';
import { pinnedKubectl } from './pinned-kubectl';
import { isTestName } from './test-run';

/** Applies objects on the server's side; gives them as stored. Refuses objects in a namespace that is not one of the tests, and objects of others. */
export function apply(objects: readonly any[], namespace?: string): any[] {
  for (const { kind, metadata } of objects.filter(object => isNamespaced(object.kind))) {
    const where = metadata.namespace ?? namespace;
    if (!where || !isTestName(where)) throw new Error(`${kind} "${metadata.name}": the namespace "${where}" is not one of the tests. Nothing is applied. Use testName`);
  }
  const claimed = claim(objects.filter(({ kind }) => !isNamespaced(kind)));
  const items = objects.map(object => isNamespaced(object.kind) ? object : claimed.shift());
  const where = namespace ? ['-n', namespace] : [];
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  return objectsIn(pinnedKubectl(['apply', '--server-side', '--force-conflicts', ...where, '-o', 'json', '-f', '-'], list));
}
