import { parseAllDocuments } from 'yaml';
import { isNamespaced } from '../cluster/support/namespaced-kinds';
import { testCopy } from '../cluster/support/test-copy';
import { isTestName, TEST_LABEL, TEST_LABEL_VALUE } from '../cluster/support/test-run';
import { exampleNames, synthExample } from '../support/example';

describe.each(exampleNames())('the copy of the example %s for a cluster', example => {
  const objects = testCopy(Object.values(synthExample(example)).flatMap(text => parseAllDocuments(text).map(document => document.toJS())));

  test('has namespaces of the tests only', () => {
    const inNamespaces = objects.filter(({ kind }) => isNamespaced(kind));
    expect(inNamespaces.length).toBeGreaterThan(0);
    expect(inNamespaces.filter(({ metadata }) => !isTestName(metadata.namespace))).toEqual([]);
  });

  test('has names of Services in namespaces of the tests only', () => {
    const hosts = JSON.stringify(objects).match(/[\w-]+(?=\.svc\b)/g) ?? [];
    expect(hosts.length).toBeGreaterThan(0);
    expect(hosts.filter(namespace => !isTestName(namespace) && namespace !== 'POD_NAMESPACE')).toEqual([]);
  });

  test('has policies with names of the tests, that act in namespaces of the tests only', () => {
    const policies = objects.filter(({ kind }) => !isNamespaced(kind));
    expect(policies.map(({ kind }) => kind).sort()).toEqual(example === 'published-guide' ? [
      'MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicy',
      'ValidatingAdmissionPolicyBinding', 'ValidatingAdmissionPolicyBinding',
    ] : []);
    for (const { kind, metadata, spec } of policies) {
      expect(metadata.name).toMatch(/^ha-events-test-/);
      if (kind.endsWith('Binding')) expect(spec.policyName).toBe(metadata.name);
      else expect(spec.matchConstraints.namespaceSelector).toEqual({ matchLabels: { [TEST_LABEL]: TEST_LABEL_VALUE } });
    }
  });
});
