import { readPodPolicy } from '../../../src/drill/observe/pod-policy';
import { FakeCluster } from '../support/fake-cluster';

const POLICY = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'MutatingAdmissionPolicy',
  metadata: { name: 'pods' },
  spec: { variables: [{ name: 'asks', expression: '\'cdk8s-argo-events-ha/pod-policy\' in annotations' }] },
};
const bindingTo = (namespace: string) => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'MutatingAdmissionPolicyBinding',
  metadata: { name: 'pods' },
  spec: { policyName: 'pods', matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } } },
});
const read = async (objects: any[], facts = {}) => {
  const cluster = new FakeCluster('drilled', undefined as any);
  objects.forEach(object => cluster.put(object));
  const { mayAct, acts } = await readPodPolicy(cluster, 'drilled', facts);
  return { mayAct, acts };
};

test.each<[string, any[], object, { mayAct: boolean; acts: boolean }]>([
  ['a policy that is bound to the namespace', [POLICY, bindingTo('drilled')], {}, { mayAct: true, acts: true }],
  ['a policy that is bound to another namespace only', [POLICY, bindingTo('shop')], {}, { mayAct: false, acts: false }],
  ['a policy without a binding', [POLICY], {}, { mayAct: false, acts: false }],
  ['no policy', [], {}, { mayAct: false, acts: false }],
  ['a policy of another engine, as it was said', [], { podPolicy: true }, { mayAct: true, acts: true }],
  ['a policy that was said not to count', [POLICY, bindingTo('drilled')], { podPolicy: false }, { mayAct: false, acts: false }],
])('%s', async (_, objects, facts, expected) => {
  expect(await read(objects, facts)).toEqual(expected);
});
