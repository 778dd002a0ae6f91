import { POD_POLICY_VERSION, PodAnnotation } from '../../../contract/pod-annotations';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { workloads } from '../../helpers/clients';

export const unknownPodPolicyVersion: Rule = {
  id: 'ha/unknown-pod-policy-version',
  category: 'no-effect',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'The pods request a version of the pod policy that does not exist.',
  why: 'the policy changes only pods with a known version, and leaves other pods as they are',
  fix: 'set the annotation cdk8s-argo-events-ha/pod-policy: v1',
  docs: [Docs.MAP],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { metadata: { annotations: { cdk8s-argo-events-ha/pod-policy: "1" } } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { metadata: { annotations: { cdk8s-argo-events-ha/pod-policy: v1 } } } }
`],
  },
  check: flow => workloads(flow).filter(({ podPolicy }) => podPolicy !== undefined && podPolicy.version !== POD_POLICY_VERSION)
    .map(({ object, podPolicy }) => ({
      object,
      path: ['spec', object.kind === 'EventBus' ? 'jetstream' : 'template', 'metadata', 'annotations', PodAnnotation.POLICY],
      what: `version ${JSON.stringify(podPolicy!.version)} of the pod policy does not exist; ${POD_POLICY_VERSION} exists`,
    })),
};
