/** Why the controller has no such field, and what works instead. */
export interface DroppedFieldReason {
  /** Structs of the schema that the field is looked for in. */
  readonly parents: readonly string[];
  readonly fields: readonly string[];
  readonly reason: string;
  readonly instead: string;
}

const AT_ADMISSION = 'add it to the pods at admission: HaPodPolicy, or a MutatingAdmissionPolicy or Kyverno rule of your own';
const PODS = ['Template', 'EventSourceSpec', 'SensorSpec'];
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const SPREAD = 'topologySpreadConstraints';
const GRACE = 'terminationGracePeriodSeconds';

/** Fields that people expect, because a pod, Deployment or StatefulSet has them. The first row that fits counts. */
export const DROPPED_FIELD_REASONS: readonly DroppedFieldReason[] = [
  {
    parents: [...PODS, 'JetStreamBus'],
    fields: [SPREAD],
    reason: 'the pods get no topology spread constraints',
    instead: `write affinity.podAntiAffinity by topology.kubernetes.io/zone and kubernetes.io/hostname, or ${AT_ADMISSION}`,
  },
  {
    parents: PODS,
    fields: [GRACE],
    reason: 'the pods keep the 30 s of Kubernetes',
    instead: `${AT_ADMISSION}; it only helps together with preStop, as the process ends at once`,
  },
  {
    parents: ['JetStreamBus'],
    fields: [GRACE],
    reason: 'the controller gives the servers 60 s, enough for their lame duck mode of 30 s',
    instead: 'leave it out',
  },
  {
    parents: ['Container', ...PODS],
    fields: [...PROBES, 'probes'],
    reason: 'since v1.9.6 the container takes no probes, and the pods have none',
    instead: `${AT_ADMISSION}; webhooks answer /health on their port, all pods /metrics on 7777`,
  },
  {
    parents: ['Container', ...PODS],
    fields: ['lifecycle', 'preStop'],
    reason: 'since v1.9.6 the container takes no lifecycle, and a pod that is stopped refuses requests at once',
    instead: AT_ADMISSION,
  },
  {
    parents: ['Container'],
    fields: ['image'],
    reason: 'the controller gives every pod its own image',
    instead: 'set ARGO_EVENTS_IMAGE of the controller-manager',
  },
  {
    parents: ['Container'],
    fields: ['name', 'command', 'args', 'ports'],
    reason: 'the controller sets it, and since v1.9.6 the container takes no other',
    instead: 'leave it out; a Service needs no ports of the container',
  },
  {
    parents: ['Container', 'Template'],
    fields: ['initContainers', 'containers', 'sidecars', 'hostAliases', 'hostNetwork', 'dnsPolicy', 'dnsConfig', 'runtimeClassName', 'schedulerName',
      'automountServiceAccountToken', 'enableServiceLinks', 'shareProcessNamespace', 'volumeDevices', 'workingDir', 'stdin', 'tty'],
    reason: 'the controller passes on a few fields of a pod only, and this is not one of them',
    instead: AT_ADMISSION,
  },
  {
    parents: ['Template'],
    fields: ['spec'],
    reason: 'spec.template is not the template of a pod: the fields of the pod are in it directly',
    instead: 'move what is in it up to spec.template, and its one container to spec.template.container',
  },
  {
    parents: PODS,
    fields: ['strategy', 'minReadySeconds', 'progressDeadlineSeconds'],
    reason: 'the Deployment always has Kubernetes\' default, one more pod and none fewer for up to 3 replicas',
    instead: 'leave it out; a readiness probe, added to the pods at admission, is what makes a roll-out wait',
  },
  {
    parents: ['EventSourceSpec'],
    fields: ['revisionHistoryLimit'],
    reason: 'only a Sensor has it',
    instead: 'leave it out; Kubernetes keeps 10 revisions',
  },
  {
    parents: ['JetStreamBus', 'ContainerTemplate'],
    fields: [...PROBES, 'probes', 'lifecycle', 'preStop'],
    reason: 'the servers have probes and a preStop of the controller, and no others',
    instead: 'leave it out',
  },
  {
    parents: ['JetStreamBus', 'ContainerTemplate'],
    fields: ['env', 'envFrom'],
    reason: 'the servers take no environment, so no GOMEMLIMIT either',
    instead: 'set max_memory_store in settings, and options of nats-server in startArgs',
  },
  {
    parents: ['JetStreamBus', 'ContainerTemplate'],
    fields: ['image'],
    reason: 'the image follows from version',
    instead: 'set version to one in the controller\'s configuration, or add one there',
  },
  {
    parents: ['JetStreamBus'],
    fields: ['updateStrategy', 'podManagementPolicy', 'minReadySeconds', 'persistentVolumeClaimRetentionPolicy', 'revisionHistoryLimit'],
    reason: 'the StatefulSet is made with podManagementPolicy Parallel and otherwise Kubernetes\' defaults',
    instead: 'leave it out',
  },
  {
    parents: ['JetStreamBus', ...PODS],
    fields: ['podDisruptionBudget', 'pdb'],
    reason: 'the controller makes no PodDisruptionBudget',
    instead: 'write a PodDisruptionBudget of your own, with maxUnavailable: 1 and the labels controller and eventbus-name, eventsource-name or sensor-name',
  },
  {
    parents: ['Service'],
    fields: ['type', 'sessionAffinity', 'trafficDistribution', 'internalTrafficPolicy', 'externalTrafficPolicy', 'loadBalancerClass', 'selector'],
    reason: 'the controller\'s Service is always a plain ClusterIP',
    instead: 'leave spec.service out and write a Service of your own, with the labels controller and eventsource-name as its selector',
  },
];

/** The row for a field that its struct does not have. */
export function droppedFieldReason(parent: string, field: string): DroppedFieldReason | undefined {
  return DROPPED_FIELD_REASONS.find(row => row.parents.includes(parent) && row.fields.includes(field));
}
