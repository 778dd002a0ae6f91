import fc from 'fast-check';
import { misfit } from '../../../../src/lint/helpers/pods/node-fit';
import { contradictions, nodeMeets, NodeRequirement, nodeRequirements } from '../../../../src/lint/helpers/pods/node-requirements';

const requirement = (key: string, operator: string, ...values: string[]): NodeRequirement => ({ key, operator, values });
const affinity = (...nodeSelectorTerms: object[]) => ({ nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } });

test.each([
  ['no demand', {}, undefined],
  ['a nodeSelector', { nodeSelector: { pool: 'a' } }, [[requirement('pool', 'In', 'a')]]],
  ['each term together with the nodeSelector', {
    nodeSelector: { pool: 'a' }, affinity: affinity({ matchExpressions: [{ key: 'x', operator: 'Exists' }] }, { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['n1'] }] }),
  }, [[requirement('pool', 'In', 'a'), requirement('x', 'Exists')], [requirement('pool', 'In', 'a'), { ...requirement('metadata.name', 'In', 'n1'), ofField: true }]]],
  ['a term without requirements, which matches no node', { affinity: affinity({}, { matchExpressions: [] }) }, []],
  ['preferences, which are no demand', { affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: {} }] } } }, undefined],
])('a pod asks for %s', (_, pod, expected) => {
  expect(nodeRequirements(pod)).toEqual(expected);
});

test.each([
  ['two values of a label', [requirement('pool', 'In', 'a'), requirement('pool', 'In', 'b')], ['pool']],
  ['a value that both allow', [requirement('pool', 'In', 'a', 'b'), requirement('pool', 'In', 'b', 'c')], []],
  ['Windows', [requirement('kubernetes.io/os', 'In', 'windows')], ['kubernetes.io/os']],
  ['not Linux', [requirement('kubernetes.io/os', 'NotIn', 'linux')], ['kubernetes.io/os']],
  ['no operating system', [requirement('kubernetes.io/os', 'DoesNotExist')], ['kubernetes.io/os']],
  ['a build of Windows', [requirement('node.kubernetes.io/windows-build', 'Exists')], ['node.kubernetes.io/windows-build']],
  ['Linux or Windows', [requirement('kubernetes.io/os', 'In', 'linux', 'windows')], []],
  ['a list without a value', [requirement('pool', 'In')], ['pool']],
  ['absence and presence', [requirement('pool', 'DoesNotExist'), requirement('pool', 'Exists')], ['pool']],
  ['absence and exclusion', [requirement('pool', 'DoesNotExist'), requirement('pool', 'NotIn', 'a')], []],
  ['no number between', [requirement('cores', 'Gt', '4'), requirement('cores', 'Lt', '5')], ['cores']],
  ['the only number between is excluded', [requirement('cores', 'Gt', '4'), requirement('cores', 'Lt', '6'), requirement('cores', 'NotIn', '5')], ['cores']],
  ['another number than the excluded one', [requirement('cores', 'Gt', '4'), requirement('cores', 'NotIn', '5')], []],
])('requirements that contradict each other: %s', (_, requirements, keys) => {
  expect(contradictions(requirements)).toEqual(keys);
});

const VALUES = ['1', '2', '3', '4'];
const anyRequirement = fc.oneof(
  fc.record({ key: fc.constant('k'), operator: fc.constantFrom('In', 'NotIn'), values: fc.subarray(VALUES) }),
  fc.record({ key: fc.constant('k'), operator: fc.constantFrom('Exists', 'DoesNotExist'), values: fc.constant([]) }),
  fc.record({ key: fc.constant('k'), operator: fc.constantFrom('Gt', 'Lt'), values: fc.constantFrom(...VALUES).map(value => [value]) }),
);

test('requirements contradict each other exactly when no value meets all, nor absence', () => {
  // values of nodes that NotIn or In name, those around, and others
  const labels = [undefined, '-1', '0', ...VALUES, '5', '6', '7', '8', '9', 'other'];
  fc.assert(fc.property(fc.array(anyRequirement, { minLength: 1, maxLength: 4 }), requirements => {
    const met = labels.some(value => requirements.every(each => nodeMeets({ metadata: { labels: value === undefined ? {} : { k: value } } }, each)));
    expect(contradictions(requirements).length === 0).toBe(met);
  }), { numRuns: 2000 });
});

const node = (given: object) => ({ metadata: { name: 'n1', labels: { pool: 'a' } }, ...given });
const taints = (...given: object[]) => node({ spec: { taints: given } });

test.each([
  ['takes a pod without demands', node({}), {}, undefined],
  ['lacks a label', node({}), { nodeSelector: { pool: 'b' } }, 'lacks pool=b'],
  ['is named', node({}), { affinity: affinity({ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['n1'] }] }) }, undefined],
  ['is cordoned', node({ spec: { unschedulable: true } }), {}, 'is cordoned'],
  ['has a taint', taints({ key: 'db', effect: 'NoExecute' }), {}, 'has the taint db'],
  ['has a taint that only repels', taints({ key: 'db', effect: 'PreferNoSchedule' }), {}, undefined],
  ['has a taint that is tolerated by key', taints({ key: 'db', value: 'x', effect: 'NoSchedule' }), { tolerations: [{ key: 'db', operator: 'Exists' }] }, undefined],
  ['has a taint that is tolerated with another value', taints({ key: 'db', value: 'x', effect: 'NoSchedule' }), { tolerations: [{ key: 'db', value: 'y' }] }, 'has the taint db'],
  ['has a taint that is tolerated for another effect', taints({ key: 'db', effect: 'NoSchedule' }), { tolerations: [{ key: 'db', operator: 'Exists', effect: 'NoExecute' }] }, 'has the taint db'],
  ['has every taint tolerated', taints({ key: 'db', effect: 'NoSchedule' }), { tolerations: [{ operator: 'Exists' }] }, undefined],
  ['is too small for two containers', node({ status: { allocatable: { memory: '3Gi' } } }),
    { containers: [{ resources: { requests: { memory: '2Gi' } } }, { resources: { limits: { memory: '2Gi' } } }] }, 'has less memory than the pod requests'],
])('a node that %s', (_, given, pod, expected) => {
  expect(misfit(given, pod)).toBe(expected);
});
