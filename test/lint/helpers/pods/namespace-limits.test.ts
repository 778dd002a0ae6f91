import { admittedResources, claimViolations, limitRangeViolations } from '../../../../src/lint/helpers/pods/limit-range';
import { counts, demandOf, exceeded, total } from '../../../../src/lint/helpers/pods/quota';
import { renderedPods } from '../../../../src/lint/helpers/pods/rendered-pods';
import { flowOf } from '../../support/flow-of';

const range = (...limits: object[]) => ({ spec: { limits } });
const pod = (...resources: object[]) => ({ containers: resources.map((each, index) => ({ name: `c${index}`, resources: each })) });

test.each([
  ['a missing request is the limit', pod({ limits: { cpu: '1' } }), [], { requests: { cpu: 1 }, limits: { cpu: 1 } }],
  ['a default limit is the default request too', pod({}), [range({ type: 'Container', default: { cpu: '1' } })], { requests: { cpu: 1 }, limits: { cpu: 1 } }],
  ['a default request of its own', pod({}), [range({ type: 'Container', default: { cpu: '1' }, defaultRequest: { cpu: '500m' } })], { requests: { cpu: 0.5 }, limits: { cpu: 1 } }],
  ['the maximum is the default limit', pod({}), [range({ type: 'Container', max: { cpu: '2' } })], { requests: { cpu: 2 }, limits: { cpu: 2 } }],
  ['the minimum is the default request', pod({}), [range({ type: 'Container', min: { cpu: '100m' } })], { requests: { cpu: 0.1 }, limits: {} }],
  ['what is given stays', pod({ requests: { cpu: '3' }, limits: { cpu: '4' } }), [range({ type: 'Container', default: { cpu: '1' } })], { requests: { cpu: 3 }, limits: { cpu: 4 } }],
  ['a range of pods gives no default', pod({}), [range({ type: 'Pod', max: { cpu: '2' } })], { requests: {}, limits: {} }],
])('admission: %s', (_, given, ranges, expected) => {
  expect(admittedResources(given, ranges)).toEqual([{ name: 'c0', ...expected }]);
});

const container = { requests: { memory: '1Gi' }, limits: { memory: '2Gi' } };

test.each([
  ['nothing', range({ type: 'Container', max: { memory: '2Gi' }, min: { memory: '1Gi' } }), []],
  ['a limit above the maximum', range({ type: 'Container', max: { memory: '1Gi' } }), ['c0: more than 1Gi of memory', 'c1: more than 1Gi of memory']],
  ['a request below the minimum', range({ type: 'Container', min: { memory: '1500Mi' } }), ['c0: less than 1500Mi of memory', 'c1: less than 1500Mi of memory']],
  ['a resource without a request', range({ type: 'Container', maxLimitRequestRatio: { cpu: '2' } }), ['c0: the limit of cpu is more than 2 times the request', 'c1: the limit of cpu is more than 2 times the request']],
  ['the pod as a sum', range({ type: 'Pod', max: { memory: '3Gi' } }), ['the pod: more than 3Gi of memory']],
  ['a pod without a limit', range({ type: 'Pod', max: { cpu: '3' } }), ['the pod: has no limit of cpu']],
  ['a pod below the minimum', range({ type: 'Pod', min: { memory: '3Gi' } }), ['the pod: less than 3Gi of memory']],
])('a LimitRange has against two containers with 1Gi requested and 2Gi allowed: %s', (_, given, expected) => {
  expect(limitRangeViolations(given, admittedResources(pod(container, container), []))).toEqual(expected);
});

test.each([
  [{ min: { storage: '1Gi' }, max: { storage: '10Gi' } }, []],
  [{ max: { storage: '5Gi' } }, ['the volume is larger than 5Gi']],
  [{ min: { storage: '20Gi' } }, ['the volume is smaller than 20Gi']],
])('a LimitRange of claims, %j, has against a volume of 10Gi: %j', (limits, expected) => {
  expect(claimViolations(range({ type: 'PersistentVolumeClaim', ...limits }), { resources: { requests: { storage: '10Gi' } } })).toEqual(expected);
});

const BUS = `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3, persistence: { volumeSize: 20Gi, storageClassName: fast }, priorityClassName: high, containerTemplate: { resources: { requests: { cpu: "1" } } } } }
`;
const busDemand = () => demandOf(renderedPods(flowOf(BUS))[0], []);

test('a bus takes pods, claims and storage for each server, and its StatefulSet, Service, ConfigMap and two Secrets once', () => {
  const demand = busDemand();
  expect(total(demand, 3)).toMatchObject({
    'pods': 3,
    'count/pods': 3,
    'cpu': 3,
    'requests.cpu': 3,
    'persistentvolumeclaims': 3,
    'requests.storage': 60 * 2 ** 30,
    'fast.storageclass.storage.k8s.io/requests.storage': 60 * 2 ** 30,
    'count/statefulsets.apps': 1,
    'services': 1,
    'configmaps': 1,
    'count/secrets': 2,
  });
  // the reloader and the exporter have no request
  expect(demand.unnamed).toContain('requests.cpu');
  expect(demand.bestEffort).toBe(false);
});

test.each([
  [{}, true],
  [{ scopes: ['BestEffort'] }, false],
  [{ scopes: ['NotBestEffort', 'NotTerminating'] }, true],
  [{ scopes: ['Terminating'] }, false],
  [{ scopes: ['PriorityClass'] }, true],
  [{ scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['high'] }] } }, true],
  [{ scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'NotIn', values: ['high'] }] } }, false],
  [{ scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'DoesNotExist' }] } }, false],
  [{ scopeSelector: { matchExpressions: [{ scopeName: 'CrossNamespacePodAffinity', operator: 'Exists' }] } }, false],
])('a quota with %j counts the servers: %s', (spec, expected) => {
  expect(counts({ spec }, busDemand())).toBe(expected);
});

test.each([
  [{ pods: 3 }, undefined],
  [{ pods: 2 }, { resource: 'pods', allowed: 2, taken: 3 }],
  [{ 'requests.nvidia.com/gpu': 0 }, undefined],
])('of %j, three pods exceed %j', (hard, expected) => {
  expect(exceeded(hard, total({ ...busDemand(), once: {}, perPod: { pods: 1 } }, 3))).toEqual(expected);
});
