import { isMovable } from '../cluster/support/drain';
import { notRolledOut } from '../cluster/support/roll-out';

const object = (spec: object, status: object) => ({ metadata: { generation: 2 }, spec, status: { observedGeneration: 2, ...status } });
const three = (status: object) => object({ replicas: 3 }, { replicas: 3, updatedReplicas: 3, readyReplicas: 3, ...status });
const ALL_GUARDS = { desiredNumberScheduled: 6, currentNumberScheduled: 6, updatedNumberScheduled: 6, numberReady: 6 };
const guards = (status: object) => object({}, { ...ALL_GUARDS, ...status });

test.each<[string, object, string | undefined]>([
  ['all pods are new and Ready', three({}), undefined],
  ['the controller has not seen the change', three({ observedGeneration: 1 }), 'the last change is not observed'],
  ['a pod is of the former revision', three({ updatedReplicas: 2 }), '2 of 3 pods are of the last revision'],
  ['a StatefulSet with OnDelete has no updated pod yet', three({ updatedReplicas: undefined }), '0 of 3 pods are of the last revision'],
  ['a pod is not Ready', three({ readyReplicas: 2 }), '2 of 3 pods are Ready, and there are 3'],
  ['no pod is Ready', three({ readyReplicas: undefined }), '0 of 3 pods are Ready, and there are 3'],
  ['a former pod is still there', three({ replicas: 4 }), '3 of 3 pods are Ready, and there are 4'],
  ['all guards are new and Ready', guards({}), undefined],
  ['a guard is of the former revision', guards({ updatedNumberScheduled: 5 }), '5 of 6 pods are of the last revision'],
  ['a guard is not Ready', guards({ numberReady: 5 }), '5 of 6 pods are Ready, and there are 6'],
])('%s: %#', (_, workload, waiting) => {
  expect(notRolledOut(workload)).toBe(waiting);
});

test.each([
  ['ReplicaSet', true], ['StatefulSet', true], ['Job', true], ['DaemonSet', false], ['Node', false], [undefined, false],
])('a drain evicts a pod of %p: %p', (kind, moved) => {
  expect(isMovable({ metadata: kind ? { ownerReferences: [{ kind }] } : {} })).toBe(moved);
});
