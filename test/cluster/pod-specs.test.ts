import { admit, NO_ENGINE, policyEngine, policyFor, removePolicy } from './support/admission';
import { describeOnClusterWith } from './support/on-cluster';
import { POLICY_PODS, withoutMergedKeys } from './support/policy-pods';
import { testName } from './support/test-run';

jest.setTimeout(180_000);

const NAMESPACE = testName('pod-specs');

// one snapshot for the API server's policy and for Kyverno's, and for every version of Kubernetes
describeOnClusterWith(policyEngine !== undefined, NO_ENGINE, 'the pod policy, by whichever engine the cluster has', () => {
  beforeAll(() => policyFor(NAMESPACE, { engine: policyEngine }));
  afterAll(() => removePolicy(NAMESPACE));

  test.each(POLICY_PODS)('%s', (_, pod) => {
    const admitted = admit(NAMESPACE, pod);
    expect({ warnings: admitted.warnings, spec: withoutMergedKeys(admitted) }).toMatchSnapshot();
  });
});
