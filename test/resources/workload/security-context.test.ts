import { restrictedContainer, restrictedPod } from '../../../src/resources/workload/security-context';

test('a pod is what the restricted Pod Security Standard allows', () => {
  expect(restrictedPod(1000)).toEqual({ runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000, seccompProfile: { type: 'RuntimeDefault' } });
});

test('a container is what the restricted Pod Security Standard allows', () => {
  expect(restrictedContainer(true)).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true });
});
