/** A field by its path, `*` for each item of a list, and the value that the API server writes where a manifest has none. */
export type ServerDefault = readonly [path: string, value: unknown];

const below = (prefix: string, defaults: readonly ServerDefault[]): readonly ServerDefault[] => defaults.map(([path, value]) => [`${prefix}.${path}`, value]);

const HTTP_GET: readonly ServerDefault[] = [['httpGet.scheme', 'HTTP']];
const PROBE: readonly ServerDefault[] = [['timeoutSeconds', 1], ['periodSeconds', 10], ['successThreshold', 1], ['failureThreshold', 3], ...HTTP_GET];

const CONTAINER: readonly ServerDefault[] = [
  ['terminationMessagePath', '/dev/termination-log'],
  ['terminationMessagePolicy', 'File'],
  ['resources', {}],
  ['ports.*.protocol', 'TCP'],
  ['env.*.valueFrom.fieldRef.apiVersion', 'v1'],
  ...['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap(probe => below(probe, PROBE)),
  ...['lifecycle.preStop', 'lifecycle.postStart'].flatMap(hook => below(hook, HTTP_GET)),
];

const VOLUME: readonly ServerDefault[] = [
  ['configMap.defaultMode', 420],
  ['secret.defaultMode', 420],
  ['projected.defaultMode', 420],
  ['downwardAPI.defaultMode', 420],
  ['projected.sources.*.downwardAPI.items.*.fieldRef.apiVersion', 'v1'],
  ['projected.sources.*.serviceAccountToken.expirationSeconds', 3600],
  ['downwardAPI.items.*.fieldRef.apiVersion', 'v1'],
  ['hostPath.type', ''],
];

const POD: readonly ServerDefault[] = [
  ['metadata.creationTimestamp', null],
  ['metadata', {}],
  ...below('spec', [
    ['restartPolicy', 'Always'],
    ['terminationGracePeriodSeconds', 30],
    ['dnsPolicy', 'ClusterFirst'],
    ['schedulerName', 'default-scheduler'],
    ['securityContext', {}],
    ...['containers', 'initContainers'].flatMap(list => below(`${list}.*`, CONTAINER)),
    ...below('volumes.*', VOLUME),
  ]),
];

const CLAIM: readonly ServerDefault[] = [
  ['apiVersion', 'v1'], ['kind', 'PersistentVolumeClaim'], ['metadata.creationTimestamp', null], ['spec.volumeMode', 'Filesystem'], ['status', { phase: 'Pending' }],
];

const JOB: readonly ServerDefault[] = [
  ['backoffLimit', 6], ['completionMode', 'NonIndexed'], ['completions', 1], ['parallelism', 1], ['suspend', false], ['manualSelector', false],
  ['podReplacementPolicy', 'TerminatingOrFailed'], ...below('template', POD),
];

/** By kind. A value that is no default of the server is never listed: without it the object would change. */
export const SERVER_DEFAULTS: Readonly<Record<string, readonly ServerDefault[]>> = {
  Service: below('spec', [
    ['type', 'ClusterIP'], ['sessionAffinity', 'None'], ['sessionAffinityConfig.clientIP.timeoutSeconds', 10800], ['internalTrafficPolicy', 'Cluster'], ['externalTrafficPolicy', 'Cluster'],
    ['allocateLoadBalancerNodePorts', true], ['ipFamilyPolicy', 'SingleStack'], ['ports.*.protocol', 'TCP'],
  ]),
  Deployment: below('spec', [
    ['replicas', 1], ['revisionHistoryLimit', 10], ['progressDeadlineSeconds', 600],
    ['strategy.type', 'RollingUpdate'], ['strategy.rollingUpdate.maxUnavailable', '25%'], ['strategy.rollingUpdate.maxSurge', '25%'],
    ...below('template', POD),
  ]),
  StatefulSet: below('spec', [
    ['replicas', 1], ['revisionHistoryLimit', 10], ['podManagementPolicy', 'OrderedReady'],
    ['updateStrategy.type', 'RollingUpdate'], ['updateStrategy.rollingUpdate.partition', 0],
    ['persistentVolumeClaimRetentionPolicy.whenDeleted', 'Retain'], ['persistentVolumeClaimRetentionPolicy.whenScaled', 'Retain'],
    ...below('volumeClaimTemplates.*', CLAIM), ...below('template', POD),
  ]),
  DaemonSet: below('spec', [
    ['revisionHistoryLimit', 10], ['updateStrategy.type', 'RollingUpdate'], ['updateStrategy.rollingUpdate.maxUnavailable', 1], ['updateStrategy.rollingUpdate.maxSurge', 0],
    ...below('template', POD),
  ]),
  Job: below('spec', JOB),
  CronJob: below('spec', [
    ['concurrencyPolicy', 'Allow'], ['suspend', false], ['successfulJobsHistoryLimit', 3], ['failedJobsHistoryLimit', 1],
    ['jobTemplate.metadata.creationTimestamp', null], ['jobTemplate.metadata', {}], ...below('jobTemplate.spec', JOB),
  ]),
  HorizontalPodAutoscaler: below('spec', [['minReplicas', 1]]),
};
