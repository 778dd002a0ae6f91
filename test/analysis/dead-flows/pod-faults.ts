import { DeadFlowFault, Manifest } from './faults';

const find = (manifests: Manifest[], kind: string) => manifests.find(each => each.kind === kind)!;
const bus = (change: (jetstream: Manifest) => void) => (manifests: Manifest[]) => change(find(manifests, 'EventBus').spec.jetstream);
const sensor = (change: (template: Manifest) => void) => (manifests: Manifest[]) => change(find(manifests, 'Sensor').spec.template);
const source = (change: (template: Manifest) => void) => (manifests: Manifest[]) => change(find(manifests, 'EventSource').spec.template);
const beside = (apiVersion: string, kind: string, given: Manifest) => (manifests: Manifest[]) => {
  const { namespace } = find(manifests, 'EventBus').metadata;
  manifests.push({ apiVersion, kind, metadata: { name: 'other', ...kind !== 'Node' && { namespace } }, ...given });
};
const requires = (...matchExpressions: object[]) => ({ requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] } });

/** Pods that the API server refuses or that find no node. */
export const POD_FAULTS: readonly DeadFlowFault[] = [
  { name: 'a read-only volume', change: bus(spec => { spec.persistence.accessMode = 'ReadOnlyMany'; }) },
  { name: 'a bus on Windows', change: bus(spec => { spec.nodeSelector = { 'kubernetes.io/os': 'windows' }; }) },
  { name: 'a Sensor not on Linux', change: sensor(pods => { pods.affinity.nodeAffinity = requires({ key: 'kubernetes.io/os', operator: 'NotIn', values: ['linux'] }); }) },
  {
    name: 'a node label of two values',
    change: source(pods => { Object.assign(pods, { nodeSelector: { pool: 'a' }, affinity: { nodeAffinity: requires({ key: 'pool', operator: 'In', values: ['b'] }) } }); }),
  },
  { name: 'nodes without the label', change: manifests => { sensor(pods => { pods.nodeSelector = { pool: 'a' }; })(manifests); beside('v1', 'Node', {})(manifests); } },
  { name: 'nodes with a taint', change: beside('v1', 'Node', { spec: { taints: [{ key: 'db', effect: 'NoSchedule' }] } }) },
  { name: 'a quota of no pods', change: beside('v1', 'ResourceQuota', { spec: { hard: { pods: '0' } } }) },
  { name: 'a quota of limits that the pods do not name', change: beside('v1', 'ResourceQuota', { spec: { hard: { 'limits.cpu': '100' } } }) },
  { name: 'a quota of storage below the volumes', change: beside('v1', 'ResourceQuota', { spec: { hard: { 'requests.storage': '1Gi' } } }) },
  { name: 'a quota of memory below the pods', change: beside('v1', 'ResourceQuota', { spec: { hard: { 'requests.memory': '100Mi' } } }) },
  { name: 'a LimitRange below the limits', change: beside('v1', 'LimitRange', { spec: { limits: [{ type: 'Container', max: { memory: '64Mi' } }] } }) },
  { name: 'a LimitRange above the requests', change: beside('v1', 'LimitRange', { spec: { limits: [{ type: 'Container', min: { cpu: '1' } }] } }) },
  { name: 'a LimitRange below the volumes', change: beside('v1', 'LimitRange', { spec: { limits: [{ type: 'PersistentVolumeClaim', max: { storage: '1Gi' } }] } }) },
];
