import { STREAM_CONFIG_KEYS } from '../nats/stream-config';

/** Why the controller has no such field, and what works instead. */
export interface DroppedFieldReason {
  /** Structs of the schema that the field is looked for in. */
  readonly parents: readonly string[];
  readonly fields: readonly string[];
  readonly reason: string;
  readonly instead: string;
  /** The field that does it instead, from the same struct on: where it is set, the dropped one is not needed. */
  readonly by?: readonly string[];
}

const AT_ADMISSION = 'add it to the pods at admission: HaPodPolicy, or your own MutatingAdmissionPolicy or Kyverno rule';
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
    parents: ['JetStreamBus', 'NativeStrategy', 'Template'],
    fields: ['antiAffinity'],
    by: ['affinity', 'podAntiAffinity'],
    reason: 'the pods have no anti-affinity, and may all run on one node',
    instead: 'write affinity.podAntiAffinity by kubernetes.io/hostname, with the labels controller and eventbus-name, eventsource-name or sensor-name',
  },
  {
    parents: ['SensorSpec'],
    fields: ['circuit', 'dependencyGroups'],
    reason: 'since v1.5 only conditions combines dependencies, and without it a trigger waits for all of them',
    instead: 'write conditions in the template of each trigger, for example conditions: "a || b"',
  },
  {
    parents: ['TriggerTemplate'],
    fields: ['switch', 'when'],
    by: ['conditions'],
    reason: 'since v1.5 only conditions combines dependencies, and without it a trigger waits for all of them',
    instead: 'write conditions in the template of each trigger, for example conditions: "a || b"',
  },
  {
    parents: ['TriggerTemplate'],
    fields: ['openFaas'],
    reason: 'there is no such trigger any more',
    instead: 'call the function with a trigger of type http',
  },
  {
    parents: ['TriggerPolicy'],
    fields: ['state'],
    by: ['k8s', 'labels'],
    reason: 'the labels of the created resource are read from policy.k8s',
    instead: 'write the labels in policy.k8s.labels',
  },
  {
    parents: ['GitlabEventSource', 'GithubEventSource'],
    fields: ['event'],
    by: ['events'],
    reason: 'the webhook is created for the list events',
    instead: 'write the list events',
  },
  {
    parents: ['ResourceEventSource'],
    fields: ['eventType'],
    by: ['eventTypes'],
    reason: 'the list eventTypes is read',
    instead: 'write the list eventTypes, for example eventTypes: [ADD]',
  },
  {
    parents: ['CustomTrigger', 'TLSConfig', 'WebhookContext', 'PubSubEventSource', 'GitArtifact', 'GithubEventSource', 'WebhookEventSource'],
    fields: ['certFilePath', 'caCertPath', 'clientCertPath', 'clientKeyPath', 'serverCertPath', 'serverKeyPath', 'credentialsFile', 'sshKeyPath'],
    reason: 'certificates and keys are read from Secrets, not from files',
    instead: 'write the field of that name that ends with Secret, with the name and key of a Secret',
  },
  {
    parents: ['AWSLambdaTrigger', 'AzureEventsHubEventSource', 'BasicAuth', 'EmitterEventSource', 'GitArtifact', 'GithubEventSource', 'GitlabEventSource',
      'HDFSEventSource', 'SNSEventSource', 'SQSEventSource', 'SlackEventSource', 'SlackTrigger', 'StripeEventSource', 'SecretKeySelector'],
    fields: ['namespace'],
    reason: 'Secrets are read from the namespace of the object itself',
    instead: 'leave it out, and keep a copy of the Secret in the namespace of the object',
  },
  {
    parents: ['JetStreamBus'],
    fields: [...STREAM_CONFIG_KEYS.filter(key => key !== 'replicas')],
    reason: 'the settings of the stream are read from the text streamConfig',
    instead: 'write it as a line of streamConfig',
  },
  {
    parents: ['JetStreamBus'],
    fields: ['max_file_store', 'max_memory_store', 'maxFileStore', 'maxMemoryStore', 'sync_interval', 'syncInterval', 'max_outstanding_catchup'],
    reason: 'the settings of nats-server are read from the text settings',
    instead: 'write it as a line of settings, in the spelling of nats-server, for example max_file_store: 8GB',
  },
  {
    parents: ['Service'],
    fields: ['spec'],
    reason: 'spec.service has ports and clusterIP directly',
    instead: 'move its ports to spec.service.ports',
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
    instead: 'remove the field; a readiness probe, added to the pods at admission, makes a rollout wait',
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
    instead: 'create a PodDisruptionBudget with maxUnavailable: 1 and the labels controller and eventbus-name, eventsource-name or sensor-name',
  },
  {
    parents: ['Service'],
    fields: ['type', 'sessionAffinity', 'trafficDistribution', 'internalTrafficPolicy', 'externalTrafficPolicy', 'loadBalancerClass', 'selector'],
    reason: 'the controller\'s Service is always a plain ClusterIP',
    instead: 'remove spec.service and create a separate Service with the labels controller and eventsource-name as its selector',
  },
];

/** The row for a field that its struct does not have. */
export function droppedFieldReason(parent: string, field: string): DroppedFieldReason | undefined {
  return DROPPED_FIELD_REASONS.find(row => row.parents.includes(parent) && row.fields.includes(field));
}
