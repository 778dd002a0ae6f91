import { PodAnnotation } from '../../../src/contract/pod-annotations';
import { podPolicySeen } from '../../../src/drill/observe/pod-policy-seen';

const pod = (asks: boolean, probe: boolean) => ({
  manifest: {
    metadata: { annotations: asks ? { [PodAnnotation.READINESS_PORT]: '12000' } : {} },
    spec: { containers: [{ name: 'main', ...probe && { readinessProbe: {} } }] },
  },
});

test.each([
  ['no pod asks for it', [pod(false, true)], undefined],
  ['all pods that ask have a probe', [pod(true, true), pod(false, false)], true],
  ['a pod that asks has none', [pod(true, true), pod(true, false)], false],
])('when %s, whether the pod policy works is %p', (_, pods, seen) => {
  expect(podPolicySeen(pods)).toBe(seen);
});
