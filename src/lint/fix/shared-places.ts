import { Document, isAlias, isCollection, isMap, isScalar, visit } from 'yaml';
import { Path } from '../engine/rule';

/** Whether an edit at a path would change, or hide, what an anchor shares with other places. */
export function isShared(document: Document): (path: Path) => boolean {
  const aliases = new Set<string>();
  visit(document, { Alias: (_, { source }) => void aliases.add(source) });
  const taken = (anchor: string | undefined) => anchor !== undefined && aliases.has(anchor);
  return path => {
    let node: unknown = document.contents;
    for (const key of [...path, undefined]) {
      if (isAlias(node)) return true;
      if (!isCollection(node)) return isScalar(node) && taken(node.anchor);
      if (taken(node.anchor)) return true;
      const next: unknown = key === undefined ? undefined : node.get(key, true);
      if (next === undefined && key !== undefined && isMap(node) && node.has('<<')) return true;
      node = next;
    }
    return false;
  };
}
