import { DeadFlowFault, Manifest, ofNativeBus, ofStream } from './faults';

const find = (manifests: Manifest[], kind: string) => manifests.find(each => each.kind === kind)!;
/** Pods of the bus, whoever makes them. */
const servers = (change: (pods: Manifest) => void) => (manifests: Manifest[]) => change(find(manifests, 'StatefulSet')?.spec.template.spec ?? find(manifests, 'EventBus').spec.jetstream);
const sensor = (change: (template: Manifest) => void) => (manifests: Manifest[]) => change(find(manifests, 'Sensor').spec.template);
const source = (change: (template: Manifest) => void) => (manifests: Manifest[]) => change(find(manifests, 'EventSource').spec.template);
const beside = (apiVersion: string, kind: string, given: Manifest) => (manifests: Manifest[]) => {
  const { namespace } = find(manifests, 'EventBus').metadata;
  manifests.push({ apiVersion, kind, metadata: { name: 'other', ...kind !== 'Node' && { namespace } }, ...given });
};
const requires = (...matchExpressions: object[]) => ({
  requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] },
});

/** Pods that the API server refuses or that find no node. */
export const POD_FAULTS: readonly DeadFlowFault[] = [
  ofNativeBus('a read-only volume', spec => { spec.persistence.accessMode = 'ReadOnlyMany'; }),
  { name: 'a bus on Windows', change: servers(spec => { spec.nodeSelector = { 'kubernetes.io/os': 'windows' }; }) },
  { name: 'a Sensor not on Linux', change: sensor(pods => { pods.affinity.nodeAffinity = requires({ key: 'kubernetes.io/os', operator: 'DoesNotExist' }); }) },
  {
    name: 'a node label of two values',
    change: source(pods => { Object.assign(pods, { nodeSelector: { pool: 'a' }, affinity: { nodeAffinity: requires({ key: 'pool', operator: 'In', values: ['b'] }) } }); }),
  },
  { name: 'nodes without the label', change: manifests => { sensor(pods => { pods.nodeSelector = { pool: 'a' }; })(manifests); beside('v1', 'Node', {})(manifests); } },
  { name: 'nodes with a taint', change: beside('v1', 'Node', { spec: { taints: [{ key: 'db', effect: 'NoSchedule' }] } }) },
  { name: 'a quota of no pods', change: beside('v1', 'ResourceQuota', { spec: { hard: { pods: '0' } } }) },
  { name: 'a quota of limits that the pods do not name', change: beside('v1', 'ResourceQuota', { spec: { hard: { 'limits.cpu': '100' } } }) },
  {
    name: 'a quota of no pods that look into other namespaces',
    change: manifests => {
      sensor(pods => {
        pods.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution = [
          { weight: 1, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', namespaces: ['other'] } },
        ];
      })(manifests);
      beside('v1', 'ResourceQuota', { spec: { hard: { pods: '0' }, scopes: ['CrossNamespacePodAffinity'] } })(manifests);
    },
  },
  { name: 'a quota of storage below the volumes', change: beside('v1', 'ResourceQuota', { spec: { hard: { 'requests.storage': '1Gi' } } }) },
  { name: 'a quota of memory below the pods', change: beside('v1', 'ResourceQuota', { spec: { hard: { 'requests.memory': '100Mi' } } }) },
  { name: 'a LimitRange below the limits', change: beside('v1', 'LimitRange', { spec: { limits: [{ type: 'Container', max: { memory: '64Mi' } }] } }) },
  { name: 'a LimitRange above the requests', change: beside('v1', 'LimitRange', { spec: { limits: [{ type: 'Container', min: { cpu: '1' } }] } }) },
  { name: 'a LimitRange below the volumes', change: beside('v1', 'LimitRange', { spec: { limits: [{ type: 'PersistentVolumeClaim', max: { storage: '1Gi' } }] } }) },
  {
    name: 'a claim for one pod that the pods of two workloads mount',
    change: manifests => {
      sensor(pods => { pods.volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'other' } }]; })(manifests);
      source(pods => { pods.volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'other' } }]; })(manifests);
      beside('v1', 'PersistentVolumeClaim', { spec: { accessModes: ['ReadWriteOncePod'], resources: { requests: { storage: '1Gi' } } } })(manifests);
    },
  },
  { name: 'servers that may run on one node', change: servers(spec => { spec.nodeSelector = { 'kubernetes.io/hostname': 'n1' }; }) },
  { name: 'a priority without its class', change: sensor(pods => { pods.priority = 1000; }) },
  { name: 'an anti-affinity without a topologyKey', change: sensor(pods => { pods.affinity = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{}] } }; }) },
  { name: 'two volumes of a name', change: sensor(pods => { pods.volumes = [{ name: 'tmp', emptyDir: {} }]; }) },
  { name: 'two mounts at a path', change: source(pods => { pods.container.volumeMounts = [{ name: 'tmp', mountPath: '/tmp' }]; }) },
  { name: 'a negative request', change: sensor(pods => { pods.container.resources = { requests: { cpu: '-1' } }; }) },
  { name: 'an unknown resource', change: sensor(pods => { pods.container.resources = { requests: { gpu: '1' } }; }) },
  { name: 'a privileged container without escalation', change: source(pods => { pods.container.securityContext.privileged = true; }) },
  ofNativeBus('a server as root where root is not allowed', spec => { spec.containerTemplate.securityContext.runAsUser = 0; }),
  ofNativeBus('servers of the image\'s user, which is root', spec => { spec.securityContext = { runAsNonRoot: true }; }),
  { name: 'a Sensor of the image\'s user, which is root', change: sensor(pods => { pods.securityContext = { runAsNonRoot: true }; }) },
  ...['EventBus', 'EventSource', 'Sensor'].map(kind => ({ name: `a deleted ${kind}`, change: (manifests: Manifest[]) => { find(manifests, kind).metadata.deletionTimestamp = '2026-11-29T04:00:00Z'; } })),
  { name: 'a deleted Namespace', change: manifests => { manifests.push({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: find(manifests, 'EventBus').metadata.namespace, deletionTimestamp: '2026-11-29T04:00:00Z' } }); } },
  ofNativeBus('a server with an unknown option', spec => { spec.startArgs = ['--no-such-option']; }),
  ofNativeBus('a server with another port', spec => { spec.startArgs = ['--port', '5222']; }),
  ofNativeBus('a store on a read-only file system', spec => { spec.settings += 'store_dir: /var/lib/nats\n'; }),
  ofNativeBus('a payload below every event', spec => { spec.maxPayload = '100'; }),
  ofStream('a stream below every event', 'maxBytes', '100'),
  ofNativeBus('a stream that forgets at once', spec => { spec.streamConfig = spec.streamConfig.replace(/^maxAge:.*$/m, 'maxAge: 1ms').replace(/^duplicates:.*$/m, 'duplicates: 1ms'); }),
];

const action = (given: Manifest) => (manifests: Manifest[]) => find(manifests, 'Sensor').spec.triggers.forEach((trigger: Manifest) => {
  const { name, conditions } = trigger.template;
  trigger.template = { name, ...conditions && { conditions }, ...given };
});
const named = (kind: string, metadata: Manifest, operation: string) => ({ operation, source: { resource: { apiVersion: 'argoproj.io/v1alpha1', kind, metadata } } });

/** Triggers whose object the API server, or the program argo, refuses. */
export const OBJECT_FAULTS: readonly DeadFlowFault[] = [
  { name: 'an object without a name', change: action({ k8s: named('Workflow', {}, 'create') }) },
  { name: 'an update of an object without a name', change: action({ k8s: named('Workflow', { generateName: 'a-' }, 'update') }) },
  { name: 'an apiVersion that cannot be read', change: action({ k8s: { operation: 'create', source: { resource: { apiVersion: 'a/b/c', kind: 'Job', metadata: { name: 'a' } } } } }) },
  { name: 'a workflow to resume without a name', change: action({ argoWorkflow: named('Workflow', { generateName: 'a-' }, 'resume') }) },
  { name: 'a template that is submitted as a workflow', change: action({ argoWorkflow: named('WorkflowTemplate', { name: 'a' }, 'submit') }) },
  { name: 'a Workflow without an entrypoint', change: action({ k8s: { operation: 'create', source: { resource: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { generateName: 'a-' }, spec: { templates: [] } } } } }) },
  { name: 'a Job that always restarts', change: action({ k8s: { operation: 'create', source: { resource: { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'a-' }, spec: { template: { spec: { containers: [{ name: 'a', image: 'b' }] } } } } } } }) },
  { name: 'a short reference of Git', change: action({ k8s: { operation: 'create', source: { git: { url: 'https://git/a', filePath: 'a.yaml', ref: 'main' } } } }) },
  { name: 'a mail to nobody', change: action({ email: { host: 'mail', port: 25, subject: 'a', body: 'b' } }) },
  { name: 'a port that the Service of the URL does not have', change: manifests => { action({ http: { url: 'http://ship:8080/', method: 'POST' } })(manifests); beside('v1', 'Service', { spec: { selector: { app: 'ship' }, ports: [{ port: 80 }] } })(manifests); manifests.at(-1)!.metadata.name = 'ship'; } },
];
