import { active, admit, apiServerMutates, EVERYTHING, policyFor, policyObjects, removePolicy, sensorPod, specOf } from './support/admission';
import { apply } from './support/apply';
import { eventually } from './support/eventually';
import { existing } from './support/kubectl';
import { bringKyvernoBack, hasKyverno, scaleKyverno, takeKyvernoAway } from './support/kyverno';
import { deleteNamespace, freshNamespace } from './support/namespaces';
import { describeOnClusterWith, nodeTool } from './support/on-cluster';
import { POLICY_PODS } from './support/policy-pods';
import { testName } from './support/test-run';
import { FailurePolicy, PodPolicyEngine } from '../../src/constructs/pod-policy/pod-policy-options';

jest.setTimeout(600_000);

const NAMESPACE = testName('kyverno');
const API_SERVER = testName('kyverno-peer');
const IGNORING = testName('kyverno-ignore');
const ENGINE = { engine: PodPolicyEngine.KYVERNO };

describeOnClusterWith(hasKyverno, 'no Kyverno in the cluster', 'the pod policy in Kyverno', () => {
  beforeAll(() => policyFor(NAMESPACE, ENGINE));
  afterAll(() => removePolicy(NAMESPACE));

  describeOnClusterWith(apiServerMutates, 'no MutatingAdmissionPolicy in the cluster', 'beside the policy in the API server', () => {
    beforeAll(() => policyFor(API_SERVER));
    afterAll(() => removePolicy(API_SERVER));

    test.each(POLICY_PODS)('%s has the same spec from both', (_, pod) => {
      const byName = (spec: any) => JSON.parse(JSON.stringify(spec).replaceAll(API_SERVER, NAMESPACE));
      expect(specOf(admit(NAMESPACE, pod))).toEqual(byName(specOf(admit(API_SERVER, pod))));
    });
  });

  // takes Kyverno away from everything in the cluster, so only on one that the tests may take nodes from
  describeOnClusterWith(nodeTool !== undefined, 'no CLUSTER', 'while Kyverno is unavailable', () => {
    const bare = () => specOf(admit(NAMESPACE, sensorPod({})));
    beforeAll(() => {
      freshNamespace(IGNORING);
      apply(policyObjects(IGNORING, { ...ENGINE, failurePolicy: FailurePolicy.IGNORE }));
    });
    // a test that is tried again begins with a whole Kyverno too
    beforeEach(async () => {
      await bringKyvernoBack();
      for (const namespace of [NAMESPACE, IGNORING]) await active(namespace, 120);
    });
    afterAll(async () => {
      await bringKyvernoBack();
      removePolicy(IGNORING);
    });

    test('a pod is refused with Fail, and created without the additions and with a warning for each with Ignore, where its webhook does not answer', async () => {
      takeKyvernoAway();
      await eventually(30, () => expect(admit(NAMESPACE, sensorPod(EVERYTHING)).error).toMatch(/failed calling webhook/));
      const pod = admit(IGNORING, sensorPod(EVERYTHING));
      expect(specOf(pod)).toEqual(specOf(admit(IGNORING, sensorPod({}))));
      expect(pod.warnings.filter(warning => / is missing\. Install HaPodPolicy/.test(warning))).toHaveLength(9);
    });

    test('a pod is created without the additions, with Fail too, while Kyverno is scaled to 0, since it takes its webhooks with it', async () => {
      scaleKyverno(0);
      await eventually(60, () => expect(specOf(admit(NAMESPACE, sensorPod(EVERYTHING)))).toEqual(bare()));
      expect(admit(NAMESPACE, sensorPod(EVERYTHING)).warnings.length).toBeGreaterThanOrEqual(9);
      scaleKyverno(1);
      await eventually(120, () => expect(specOf(admit(NAMESPACE, sensorPod(EVERYTHING))).terminationGracePeriodSeconds).toBe(61));
    });
  });

  test('nothing of the policy is left after its removal', () => {
    deleteNamespace(IGNORING);
    expect(existing('mutatingpolicies.policies.kyverno.io', IGNORING)).toEqual([]);
  });
});
