import { codeOf, EnumMember } from './code';
import { Candidate } from './part';
import { PodPolicyEngine } from '../constructs/pod-policy/pod-policy-options';
import { Flow } from '../flow/flow';

const DEFAULT_NAME = 'cdk8s-argo-events-ha';

/** The pod policy of the manifests, or a new one. */
export function policyPart({ podPolicies: [policy] }: Flow, engine: PodPolicyEngine): Candidate {
  const kyverno = policy === undefined ? engine === PodPolicyEngine.KYVERNO : policy.kind !== 'MutatingAdmissionPolicy';
  const { name = DEFAULT_NAME } = policy ?? {};
  return {
    type: 'HaPodPolicy',
    ...policy && { object: policy },
    props: {
      ...name !== DEFAULT_NAME && { metadata: { name: codeOf(name) } },
      ...kyverno && { engine: new EnumMember('PodPolicyEngine', 'KYVERNO') },
    },
    additions: [],
    remarks: policy === undefined ? [{ code: 'pod-policy-new' }] : [],
  };
}
