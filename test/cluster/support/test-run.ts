/** Beginning of the name of every namespace and every cluster-scoped object of the tests. */
export const TEST_PREFIX = 'ha-events-test-';

/** Label of everything that the tests may change or delete: their namespaces, policies and CRDs, and the nodes that they cordoned. */
export const TEST_LABEL = 'cdk8s-argo-events-ha/test-run';
export const TEST_LABEL_VALUE = 'cluster-tests';

export const testName = (name: string): string => `${TEST_PREFIX}${name}`;

export const isTestName = (name: string): boolean => name.startsWith(TEST_PREFIX);

export const isOwned = ({ metadata }: any): boolean => metadata.labels?.[TEST_LABEL] === TEST_LABEL_VALUE;

/** The object with the label of the tests. */
export function owned(object: any): any {
  return { ...object, metadata: { ...object.metadata, labels: { ...object.metadata.labels, [TEST_LABEL]: TEST_LABEL_VALUE } } };
}
