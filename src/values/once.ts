/** What is known of a key, found when first asked for. */
export function once<K extends object, T>(known: WeakMap<K, T>, key: K, find: () => T): T {
  let found = known.get(key);
  if (found === undefined) {
    found = find();
    known.set(key, found);
  }
  return found;
}
