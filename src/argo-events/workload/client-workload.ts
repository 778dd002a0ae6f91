import { clientPodVolumes } from './client-pod-volumes';
import { Port } from '../../contract/ports';
import { asArray, asInteger, asRecord, asString, at, Json } from '../../values/json-values';
import { LEADER_ELECTION_ANNOTATION, LeaderElectionEnv } from '../catalog/client-election';
import { compact } from '../catalog/compact';
import { MAIN_CONTAINER, workloadLabels } from '../catalog/labels';
import { knownPart } from '../catalog/struct-walk';
import { busConfig } from '../nats/bus-config';

/** Environment that the controller appends to the user's; of two entries with one name Kubernetes takes the later one, the controller's. */
export const OPERATOR_ENV = {
  EventSource: ['EVENTSOURCE_OBJECT', 'EVENTBUS_SUBJECT', 'POD_NAME', LeaderElectionEnv.MODE, 'EVENTBUS_CONFIG'],
  Sensor: ['SENSOR_OBJECT', 'EVENTBUS_SUBJECT', 'POD_NAME', LeaderElectionEnv.MODE, 'EVENTBUS_CONFIG'],
} as const;

/** Fields of `spec.template` that are fields of the pod. */
const POD_FIELDS = ['serviceAccountName', 'securityContext', 'nodeSelector', 'tolerations', 'affinity', 'imagePullSecrets', 'priorityClassName', 'priority'];

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
  const { volumes, volumeMounts } = clientPodVolumes(kind, read, config, options.eventBus);
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
        spec: {
          ...Object.fromEntries(POD_FIELDS.map(field => [field, template[field]])),
          containers: [mainContainer(kind, read, config, options, volumeMounts)],
          volumes: [...asArray(template.volumes) ?? [], ...volumes],
        },
      },
    },
  });
}

function mainContainer(kind: 'EventSource' | 'Sensor', read: Json, config: Json, options: ClientWorkloadOptions, volumeMounts: Json[]): Json {
  const own = asRecord(at(read, 'spec', 'template', 'container')) ?? {};
  const object = { metadata: { name: at(read, 'metadata', 'name'), namespace: options.namespace }, spec: read.spec };
  const mode = asString(at(read, 'metadata', 'annotations', LEADER_ELECTION_ANNOTATION)) ?? '';
  const values = [base64(object), `eventbus-${options.namespace}`, undefined, mode, base64(config)];
  return {
    name: MAIN_CONTAINER,
    image: options.image,
    imagePullPolicy: options.imagePullPolicy ?? 'Always',
    args: [`${kind.toLowerCase()}-service`],
    ports: [{ name: 'metrics', containerPort: Port.METRICS }],
    resources: own.resources,
    securityContext: own.securityContext,
    env: [
      ...asArray(own.env) ?? [],
      ...OPERATOR_ENV[kind].map((name, i) => (name === 'POD_NAME' ? { name, valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } } : { name, value: values[i] })),
    ],
    envFrom: own.envFrom,
    volumeMounts: [...asArray(own.volumeMounts) ?? [], ...volumeMounts],
  };
}

function base64(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}
