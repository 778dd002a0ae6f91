import { PodAnnotation } from '../../../contract/pod-annotations';
import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { workloads } from '../../helpers/clients';

export const podPolicyMissing: Rule = {
  id: 'ha/pod-policy-missing',
  category: 'no-effect',
  severity: 'error',
  effect: { does: 'in-failure' },
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
  check: (flow, { podPolicy: installed }) => workloads(flow).filter(({ podPolicy }) => podPolicy !== undefined).flatMap(({ object }): Result[] => {
    const path = ['spec', object.kind === 'EventBus' ? 'jetstream' : 'template', 'metadata', 'annotations', PodAnnotation.POLICY];
    if (installed === undefined) return [{ object, path, what: 'whether the pod policy that its pods request is installed', needs: 'podPolicy', facts: [['podPolicy']] }];
    return installed ? [] : [{ object, path, what: 'its pods request a pod policy that is not installed' }];
  }),
};
