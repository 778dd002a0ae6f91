/** The kinds of Argo Events that become pods. */
export type WorkloadKind = 'EventBus' | 'EventSource' | 'Sensor';

/** API group and version of all three kinds. */
export const API_VERSION = 'argoproj.io/v1alpha1';

export const CONTROLLER_LABEL = 'controller';
export const OWNER_LABEL = 'owner-name';

/** Value of the label `controller` on the pods of each kind. */
export const CONTROLLER: Record<WorkloadKind, string> = {
  EventBus: 'eventbus-controller',
  EventSource: 'eventsource-controller',
  Sensor: 'sensor-controller',
};

export function isWorkloadKind(kind: unknown): kind is WorkloadKind {
  return typeof kind === 'string' && Object.hasOwn(CONTROLLER, kind);
}

/** Label that carries the name of the custom resource. */
export const NAME_LABEL: Record<WorkloadKind, string> = {
  EventBus: 'eventbus-name',
  EventSource: 'eventsource-name',
  Sensor: 'sensor-name',
};

/** Labels that the controller puts on every pod and object of a custom resource; labels of the user cannot override them. */
export function workloadLabels(kind: WorkloadKind, name: string): Record<string, string> {
  const labels = podSelector(kind, name);
  labels[OWNER_LABEL] = name;
  return labels;
}

/**
 * What a PodDisruptionBudget, affinity, Service or PodMonitor must select. Without `controller`, an EventSource and a Sensor
 * of one name could be taken for each other by `owner-name`.
 */
export function podSelector(kind: WorkloadKind, name: string): Record<string, string> {
  // key by key: V8 is slow with computed keys in a literal
  const labels: Record<string, string> = {};
  labels[CONTROLLER_LABEL] = CONTROLLER[kind];
  labels[NAME_LABEL[kind]] = name;
  return labels;
}


/** First container of all pods. */
export const MAIN_CONTAINER = 'main';
