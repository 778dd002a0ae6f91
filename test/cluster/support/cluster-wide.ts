import { existing, objectsIn } from './kubectl';
import { pinnedKubectl } from './pinned-kubectl';
import { isOwned, isTestName, owned, TEST_LABEL, TEST_LABEL_VALUE, TEST_PREFIX } from './test-run';

/** Cluster-scoped objects with the label of the tests; fails when one has another name than the tests use, or exists and is not theirs. */
export function claim(objects: readonly any[]): any[] {
  for (const { kind, metadata: { name } } of objects) {
    if (!isTestName(name)) throw new Error(`${kind} "${name}": the name does not begin with "${TEST_PREFIX}". A cluster may have such an object already. Use testName`);
  }
  if (objects.length > 0) refuseForeign(objects);
  return objects.map(owned);
}

function refuseForeign(objects: readonly any[]): void {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
  const foreign = objectsIn(pinnedKubectl(['get', '-f', '-', '--ignore-not-found', '-o', 'json'], list)).find(object => !isOwned(object));
  if (foreign === undefined) return;
  throw new Error(`${foreign.kind} "${foreign.metadata.name}": exists without the label ${TEST_LABEL}=${TEST_LABEL_VALUE}. `
    + 'The tests did not create it and do not change it. Delete it yourself if nobody needs it, or run the tests on another cluster');
}

/** Deletes cluster-scoped objects of the tests; others of the same name stay. `kinds` is one kind or several with commas. */
export function removeClusterWide(kinds: string, ...names: string[]): void {
  const own = existing(kinds, ...names).filter(isOwned).map(({ kind, metadata }) => `${kind.toLowerCase()}/${metadata.name}`);
  if (own.length > 0) pinnedKubectl(['delete', ...own, '--ignore-not-found']);
}
