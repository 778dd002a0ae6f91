import { clientPodVolumes } from './client-pod-volumes';
import { Port } from '../../contract/ports';
import { asArray, asInteger, asRecord, asString, at, Json } from '../../values/json-values';
import { LEADER_ELECTION_ANNOTATION, LeaderElectionEnv } from '../catalog/client-election';
import { compact } from '../catalog/compact';
import { MAIN_CONTAINER, workloadLabels } from '../catalog/labels';
import { knownPart, visitFields } from '../catalog/struct-walk';
import { busConfig } from '../nats/bus-config';

/** Environment that the controller appends to the user's; of two entries with one name Kubernetes takes the later one, the controller's. */
export const OPERATOR_ENV = {
  EventSource: ['EVENTSOURCE_OBJECT', 'EVENTBUS_SUBJECT', 'POD_NAME', LeaderElectionEnv.MODE, 'EVENTBUS_CONFIG'],
  Sensor: ['SENSOR_OBJECT', 'EVENTBUS_SUBJECT', 'POD_NAME', LeaderElectionEnv.MODE, 'EVENTBUS_CONFIG'],
} as const;

export interface ClientWorkloadOptions {
  readonly namespace: string;
  /** The EventBus that the CR names. */
  readonly eventBus: unknown;
  /** Image of the controller, which it gives to all EventSources and Sensors. */
  readonly image: string;
  /** IMAGE_PULL_POLICY of the controller; `Always` without it. */
  readonly imagePullPolicy?: string;
  /** What the API server would add to the Deployment's generateName. Without it the Deployment has no name. */
  readonly suffix?: string;
  /** `streamConfig` of the controller's configuration. */
  readonly controllerStreamConfig?: Json;
}

/** Pods of an EventSource or Sensor: never less than one. */
export function clientReplicas(cr: unknown): number {
  return Math.max(1, asInteger(at(cr, 'spec', 'replicas')) ?? 1);
}

/**
 * The Deployment of an EventSource or Sensor; undefined without a usable bus. Not in it: the ownerReference and the hash, and the
 * order and the zero values of the JSON in the environment.
 */
export function clientDeployment(kind: 'EventSource' | 'Sensor', cr: unknown, options: ClientWorkloadOptions): Json | undefined {
  const config = busConfig(options.eventBus, options.namespace, options.controllerStreamConfig);
  if (config === undefined) {
    return undefined;
  }
  const read = asRecord(knownPart(kind, cr)) ?? {};
  const metadata = asRecord(read.metadata) ?? {};
  const name = asString(metadata.name) ?? '';
  const labels = workloadLabels(kind, name);
  const template = asRecord(at(read, 'spec', 'template')) ?? {};
  const generateName = `${name}-${kind.toLowerCase()}-`;
  return compact({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      ...options.suffix === undefined ? { generateName } : { name: generateName + options.suffix },
      namespace: options.namespace,
      labels: { ...asRecord(metadata.labels), ...labels },
    },
    spec: {
      replicas: clientReplicas(read),
      revisionHistoryLimit: kind === 'Sensor' ? at(read, 'spec', 'revisionHistoryLimit') : undefined,
      selector: { matchLabels: labels },
      template: {
        metadata: {
          annotations: at(template, 'metadata', 'annotations'),
          labels: { ...asRecord(at(template, 'metadata', 'labels')), ...labels },
        },
        spec: clientPodSpec(kind, template, {
          image: options.image,
          imagePullPolicy: options.imagePullPolicy,
          env: environment(kind, read, config, options.namespace),
          ...clientPodVolumes(visitFields(kind, read), config, options.eventBus),
        }),
      },
    },
  });
}

/** What the controller adds to the fields of `spec.template`. */
export interface ClientPodAdditions {
  readonly image: string;
  readonly imagePullPolicy?: string;
  readonly env: readonly Json[];
  readonly volumes: readonly Json[];
  readonly volumeMounts: readonly Json[];
}

/** The `spec` of the pods, from the known part of `spec.template`. Fields without a value are undefined or null. */
export function clientPodSpec(kind: 'EventSource' | 'Sensor', template: Json, added: ClientPodAdditions): Json {
  const own = asRecord(template.container) ?? {};
  return {
    serviceAccountName: template.serviceAccountName,
    securityContext: template.securityContext,
    nodeSelector: template.nodeSelector,
    tolerations: template.tolerations,
    affinity: template.affinity,
    imagePullSecrets: template.imagePullSecrets,
    priorityClassName: template.priorityClassName,
    priority: template.priority,
    containers: [{
      name: MAIN_CONTAINER,
      image: added.image,
      imagePullPolicy: added.imagePullPolicy ?? 'Always',
      args: [`${kind.toLowerCase()}-service`],
      ports: [{ name: 'metrics', containerPort: Port.METRICS }],
      resources: own.resources,
      securityContext: own.securityContext,
      env: [...asArray(own.env) ?? [], ...added.env],
      envFrom: own.envFrom,
      volumeMounts: [...asArray(own.volumeMounts) ?? [], ...added.volumeMounts],
    }],
    volumes: [...asArray(template.volumes) ?? [], ...added.volumes],
  };
}

function environment(kind: 'EventSource' | 'Sensor', read: Json, config: Json, namespace: string): Json[] {
  const object = { metadata: { name: at(read, 'metadata', 'name'), namespace }, spec: read.spec };
  const mode = asString(at(read, 'metadata', 'annotations', LEADER_ELECTION_ANNOTATION)) ?? '';
  const values = [base64(object), `eventbus-${namespace}`, undefined, mode, base64(config)];
  return OPERATOR_ENV[kind].map((name, i) => (name === 'POD_NAME' ? { name, valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } } : { name, value: values[i] }));
}

function base64(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}
