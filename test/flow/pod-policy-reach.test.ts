import { podPolicyIn } from '../../src/flow/pod-policy-reach';
import { flowOf } from '../lint/support/flow-of';

const REQUEST = 'cdk8s-argo-events-ha/pod-policy';
const policy = (selector = '') => `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingAdmissionPolicy
metadata: { name: pods }
spec: { matchConstraints: { ${selector} }, variables: [{ name: asks, expression: "'${REQUEST}' in annotations" }] }
`;
const kyverno = (selector = '') => `
apiVersion: policies.kyverno.io/v1
kind: MutatingPolicy
metadata: { name: pods }
spec: { matchConstraints: { ${selector} }, variables: [{ name: asks, expression: "'${REQUEST}' in annotations" }] }
`;
const binding = (matchResources = '', name = 'pods') => `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingAdmissionPolicyBinding
metadata: { name: pods }
spec: { policyName: ${name}${matchResources && `, matchResources: { ${matchResources} }`} }
`;
const namespace = (labels: string, name = 'shop') => `
apiVersion: v1
kind: Namespace
metadata: { name: ${name}, labels: { ${labels} } }
`;
const selects = (labels: string) => `namespaceSelector: { matchLabels: { ${labels} } }`;
const BY_NAME = 'kubernetes.io/metadata.name';
const acts = (...documents: string[]) => podPolicyIn(flowOf(documents.join('---')), {}, 'shop');

test.each<[string, boolean | undefined, string[]]>([
  ['a policy with a binding', true, [policy(), binding()]],
  ['a policy with empty selectors', true, [policy('namespaceSelector: {}'), binding('namespaceSelector: {}')]],
  ['a policy whose binding is not among the objects', undefined, [policy()]],
  ['a policy beside the binding of another', undefined, [policy(), binding('', 'others')]],
  ['a policy for another namespace, by its name', false, [policy(selects(`${BY_NAME}: other`)), binding()]],
  ['a policy for this namespace, by its name', true, [policy(selects(`${BY_NAME}: shop`)), binding()]],
  ['a binding for another namespace, by its name', false, [policy(), binding(selects(`${BY_NAME}: other`))]],
  ['a label of a namespace that is not among the objects', undefined, [policy(selects('events: ha')), binding()]],
  ['a label that the namespace has', true, [policy(selects('events: ha')), binding(), namespace('events: ha')]],
  ['a label that the namespace does not have', false, [policy(selects('events: ha')), binding(), namespace('events: none')]],
  ['a label that the namespace should not have', false, [policy('namespaceSelector: { matchExpressions: [{ key: events, operator: DoesNotExist }] }'), binding(), namespace('events: ha')]],
  ['labels of another namespace', undefined, [policy(selects('events: ha')), binding(), namespace('events: ha', 'other')]],
  ['a label that another namespace has, and a name that leaves this one out', false, [policy(selects('events: ha')), binding(selects(`${BY_NAME}: other`))]],
  ['a binding for some objects only', undefined, [policy(), binding('objectSelector: { matchLabels: { tier: gold } }')]],
  ['a binding with exclusions', undefined, [policy(), binding('excludeResourceRules: [{ resources: [pods] }]')]],
  ['a binding with an empty objectSelector', true, [policy(), binding('objectSelector: {}, matchPolicy: Equivalent')]],
  ['two bindings, one of them for this namespace', true, [policy(), binding(selects(`${BY_NAME}: other`)), binding(selects(`${BY_NAME}: shop`))]],
  ['a policy of Kyverno, which has no binding', true, [kyverno()]],
  ['a policy of Kyverno for another namespace', false, [kyverno(selects(`${BY_NAME}: other`))]],
  ['two policies, one of them for this namespace', true, [kyverno(selects(`${BY_NAME}: other`)), policy(), binding()]],
  ['no policy', undefined, [namespace('events: ha')]],
])('%s acts: %s', (_, expected, documents) => {
  expect(acts(...documents)).toBe(expected);
});

test('a cluster whose bindings are all known, without one of the policy, has a policy that does nothing', () => {
  expect(podPolicyIn({ ...flowOf(policy()), complete: new Set(['MutatingAdmissionPolicyBinding']) }, {}, 'shop')).toBe(false);
});

test.each([true, false])('a fact that was given counts: %s', given => {
  expect(podPolicyIn(flowOf(`${policy(selects(`${BY_NAME}: ${given ? 'other' : 'shop'}`))}---${binding()}`), { podPolicy: given }, 'shop')).toBe(given);
});

test('an object without a namespace, whose namespace kubectl chooses, is known only with a policy for all namespaces', () => {
  const of = (...documents: string[]) => podPolicyIn(flowOf(documents.join('---')), {}, '');
  expect(of(policy(), binding())).toBe(true);
  expect(of(policy(selects(`${BY_NAME}: shop`)), binding())).toBeUndefined();
});
