import { isNamespaced } from './namespaced-kinds';
import { TEST_LABEL, TEST_LABEL_VALUE, testName } from './test-run';

/** The objects of an app, with namespaces and cluster-scoped names of the tests, and policies that act in namespaces of the tests only. */
export function testCopy(objects: readonly any[]): any[] {
  const namespaces = [...new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []))];
  const hosts = new RegExp(`\\.(${namespaces.join('|')})\\.svc\\b`, 'g');
  return objects.map(object => isNamespaced(object.kind) ? inTestNamespaces(object, hosts) : confined(object));
}

/** `hosts` matches the names of Services of the namespaces. */
function inTestNamespaces(value: any, hosts: RegExp): any {
  if (Array.isArray(value)) return value.map(inner => inTestNamespaces(inner, hosts));
  if (typeof value === 'string') return value.replace(hosts, (_, namespace) => `.${testName(namespace)}.svc`);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) =>
    [key, key === 'namespace' && typeof inner === 'string' ? testName(inner) : inTestNamespaces(inner, hosts)]));
}

function confined({ spec, metadata, ...policy }: any): any {
  const selected = { matchLabels: { [TEST_LABEL]: TEST_LABEL_VALUE } };
  return {
    ...policy,
    metadata: { ...metadata, name: testName(metadata.name) },
    spec: {
      ...spec,
      ...(spec.policyName && { policyName: testName(spec.policyName) }),
      ...(spec.matchConstraints && { matchConstraints: { ...spec.matchConstraints, namespaceSelector: selected } }),
    },
  };
}
