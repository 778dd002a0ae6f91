import { existing } from './kubectl';
import { pinnedKubectl } from './pinned-kubectl';
import { isOwned, isTestName, owned, TEST_LABEL, TEST_LABEL_VALUE, TEST_PREFIX } from './test-run';

/** A namespace for a test file; the one of an earlier run is deleted first. */
export function freshNamespace(name: string): void {
  deleteNamespace(name);
  pinnedKubectl(['create', '-f', '-'], JSON.stringify(owned({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })));
}

export function deleteNamespace(name: string): void {
  if (isOwn(name)) pinnedKubectl(['delete', 'namespace', name, '--ignore-not-found', '--wait=true', '--timeout=120s']);
}

/** Sets labels of a namespace, `key=value`, or removes them, `key-`. */
export function labelNamespace(name: string, ...labels: string[]): void {
  if (!isOwn(name)) throw new Error(`namespace "${name}": does not exist. It cannot be labelled. Create it with freshNamespace`);
  pinnedKubectl(['label', 'namespace', name, ...labels]);
}

/** Whether the namespace exists; fails when it is not one of the tests. */
function isOwn(name: string): boolean {
  if (!isTestName(name)) throw new Error(`namespace "${name}": the name does not begin with "${TEST_PREFIX}". The tests leave it alone. Use testName`);
  const [namespace] = existing('namespace', name);
  if (namespace === undefined) return false;
  if (!isOwned(namespace)) {
    throw new Error(`namespace "${name}": exists without the label ${TEST_LABEL}=${TEST_LABEL_VALUE}. The tests did not create it and do not touch it. `
      + 'Delete it yourself if nobody needs it, or run the tests on another cluster');
  }
  return true;
}
