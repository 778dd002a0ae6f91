import { PodAnnotation } from '../../../contract/pod-annotations';
import { podPolicyIn } from '../../../flow/pod-policy-reach';
import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { workloads } from '../../helpers/clients';

export const podPolicyMissing: Rule = {
  id: 'ha/pod-policy-missing',
  category: 'no-effect',
  severity: 'error',
  effect: { does: 'in-failure' },
  problems: ['not-installed', 'not-bound'],
  what: 'The pods request the pod policy, and it is not installed in the cluster.',
  why: 'the annotations alone have no effect: without the policy there are no probes, no preStop sleep, no spread and no bus guard',
  fix: 'install HaPodPolicy once in the cluster (without cdk8s: ha-events emit pod-policy | kubectl apply -f -), and restart pods that were created before',
  docs: [Docs.MAP],
  absent: ['MutatingAdmissionPolicy', 'MutatingPolicy'],
  examples: {
    bad: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, template: { metadata: { annotations: { cdk8s-argo-events-ha/pod-policy: v1, cdk8s-argo-events-ha/pre-stop-sleep-seconds: "10", cdk8s-argo-events-ha/readiness-port: "12000", cdk8s-argo-events-ha/readiness-path: /health } } }, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`,
      facts: { podPolicy: false },
    }, {
      yaml: `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingAdmissionPolicy
metadata: { name: cdk8s-argo-events-ha }
spec: { matchConstraints: { namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: payments } } }, variables: [{ name: asks, expression: "'cdk8s-argo-events-ha/pod-policy' in object.metadata.annotations" }] }
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingAdmissionPolicyBinding
metadata: { name: cdk8s-argo-events-ha }
spec: { policyName: cdk8s-argo-events-ha }
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, namespace: shop }
spec: { replicas: 2, template: { metadata: { annotations: { cdk8s-argo-events-ha/pod-policy: v1, cdk8s-argo-events-ha/readiness-port: "12000", cdk8s-argo-events-ha/readiness-path: /health } } }, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`,
    }],
    good: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, template: { metadata: { annotations: { cdk8s-argo-events-ha/pod-policy: v1, cdk8s-argo-events-ha/pre-stop-sleep-seconds: "10", cdk8s-argo-events-ha/readiness-port: "12000", cdk8s-argo-events-ha/readiness-path: /health } } }, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`,
      facts: { podPolicy: true },
    }, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`],
  },
  check: (flow, facts) => workloads(flow).filter(({ podPolicy }) => podPolicy !== undefined).flatMap(({ object }): Result[] => {
    const path = ['spec', object.kind === 'EventBus' ? 'jetstream' : 'template', 'metadata', 'annotations', PodAnnotation.POLICY];
    const acts = podPolicyIn(flow, facts, object.namespace);
    const [policy] = facts.podPolicy === undefined ? flow.podPolicies : [];
    if (acts === undefined) {
      const what = policy === undefined ? 'whether the pod policy that its pods request is installed'
        : `whether the ${policy.kind} ${policy.name} acts on pods of the namespace "${object.namespace}"`;
      return [{ object, path, what, needs: 'podPolicy', facts: [['podPolicy']] }];
    }
    if (acts) return [];
    return policy === undefined ? [{ object, path, problem: 'not-installed', what: 'its pods request a pod policy that is not installed' }]
      : [{
        object,
        path,
        problem: 'not-bound',
        what: `its pods request the pod policy, and the ${policy.kind} ${policy.name} does not act in the namespace "${object.namespace}"`,
        fix: policy.kind === 'MutatingAdmissionPolicy'
          ? 'let a MutatingAdmissionPolicyBinding name the policy, and let each namespaceSelector of the policy and of the binding match the labels of the namespace'
          : 'let the namespaceSelector of the policy match the labels of the namespace',
      }];
  }),
};
