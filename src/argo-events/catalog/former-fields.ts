/** A field under another name than the one that Argo Events reads: of an older version, of another kind, or of a usual mistake. */
interface OtherName {
  /** Structs of the schema. */
  readonly parents: readonly string[];
  readonly field: string;
  /** The field that is read, from the same struct on. */
  readonly name: readonly string[];
}

const PODS = ['Template', 'JetStreamBus', 'NativeStrategy'];
const SPECS = ['EventSourceSpec', 'SensorSpec'];

const OTHER_NAMES: readonly OtherName[] = [
  { parents: ['HTTPTrigger'], field: 'serverURL', name: ['url'] },
  { parents: ['HTTPTrigger'], field: 'timeoutSeconds', name: ['timeout'] },
  { parents: ['EventDependency'], field: 'gatewayName', name: ['eventSourceName'] },
  { parents: ['EventDependency'], field: 'eventSource', name: ['eventSourceName'] },
  { parents: ['EventDependency'], field: 'event', name: ['eventName'] },
  { parents: SPECS, field: 'replica', name: ['replicas'] },
  { parents: SPECS, field: 'eventBus', name: ['eventBusName'] },
  { parents: ['KafkaConsumerGroup'], field: 'startOldest', name: ['oldest'] },
  { parents: ['CalendarEventSource'], field: 'userPayload', name: ['metadata'] },
  { parents: ['Trigger'], field: 'templateParameters', name: ['parameters'] },
  { parents: ['Trigger'], field: 'retry', name: ['retryStrategy'] },
  { parents: ['Trigger'], field: 'backoff', name: ['retryStrategy'] },
  { parents: ['Backoff'], field: 'retries', name: ['steps'] },
  { parents: ['Backoff'], field: 'limit', name: ['steps'] },
  { parents: ['NativeStrategy'], field: 'size', name: ['replicas'] },
  { parents: ['PersistenceStrategy'], field: 'size', name: ['volumeSize'] },
  { parents: ['PersistenceStrategy'], field: 'storage', name: ['volumeSize'] },
  { parents: ['PersistenceStrategy'], field: 'storageClass', name: ['storageClassName'] },
  { parents: PODS, field: 'podLabels', name: ['metadata', 'labels'] },
  { parents: PODS, field: 'podAnnotations', name: ['metadata', 'annotations'] },
  { parents: SPECS, field: 'podLabels', name: ['template', 'metadata', 'labels'] },
  { parents: SPECS, field: 'podAnnotations', name: ['template', 'metadata', 'annotations'] },
];

/** The path, from the same struct on, of the field that is meant. */
export function otherName(parent: string, field: string): readonly string[] | undefined {
  return OTHER_NAMES.find(entry => entry.field === field && entry.parents.includes(parent))?.name;
}

/** Fields of older versions, and of exported objects, that protect nothing. */
export interface Leftover {
  readonly parents: readonly string[];
  readonly fields: readonly string[];
  readonly reason: string;
}

const LEFTOVERS: readonly Leftover[] = [
  {
    parents: ['ArgoWorkflowTrigger', 'StandardK8STrigger'],
    fields: ['group', 'version', 'resource', 'kind'],
    reason: 'the object in source has its own apiVersion and kind, and only these are read',
  },
  { parents: ['EventSourceSpec'], fields: ['type'], reason: 'an EventSource has the types of its events, each under its own field' },
  { parents: ['SensorSpec'], fields: ['subscription', 'eventProtocol'], reason: 'Sensors take their events from the EventBus' },
  { parents: ['EventDependencyFilter'], fields: ['name'], reason: 'filters need no name' },
  {
    parents: ['PubSubEventSource'],
    fields: ['enableWorkflowIdentity', 'enableWorkloadIdentity'],
    reason: 'without credentialSecret the identity of the workload is used',
  },
  { parents: ['Metadata'], fields: ['creationTimestamp', 'name', 'generateName', 'namespace'], reason: 'the controller names the pods, and only labels and annotations are passed on' },
];

export function leftover(parent: string, field: string): Leftover | undefined {
  return LEFTOVERS.find(row => row.parents.includes(parent) && row.fields.includes(field));
}
