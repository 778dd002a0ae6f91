import { JetStreamOptions, StreamDiscard, StreamOptions } from './event-bus-options';
import { EventBusReferenceProps } from './event-bus-reference-props';
import { HaEventBusProps } from './ha-event-bus-props';
import { KeeperOptions } from './keeper-options';
import { BusAccountsSecret, BusClientSecret, BusTlsSecret, OwnServersOptions } from './own-servers-options';
import { StorageOptions } from './storage-options';
import * as argoevents from '../../../imports/argo-events';
import { EventBusAccess } from '../../contract/bus-access';
import { BusRuntime } from '../../contract/bus-runtime';
import { FailureDomain } from '../../contract/failure-domain';
import { argoEventsVersion } from '../checks/argo-events-version';
import { kubernetesVersion } from '../checks/kubernetes-version';
import { metadata } from '../checks/metadata';
import { anyText, check, Check, Checks, duration, fields, flag, instanceOf, integer, listOf, oneOf, oneOfTexts, podFields, record, size, text, textByName, texts, validateProps, wholeNumber, withRequired } from '../checks/prop-schema';
import { HaNodeGuard } from '../node-guard/ha-node-guard';
import { NodeGuardOptions } from '../node-guard/node-guard-options';
import { eventBusThroughput } from '../throughput/check-props';
import { busGuardOptions } from '../workload/bus-guard';
import { PodDisruptionBudgetOptions, UnhealthyPodEvictionPolicy } from '../workload/pod-disruption-budget-options';

export const survives = oneOf('FailureDomain', FailureDomain);

const clusterDomain = check('a DNS name without a dot at its end, for example cluster.local', value => /^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/.test(value));

const jetStreamVersions = check('a list with at least one version, such as "2.10.29"',
  value => Array.isArray(value) && value.length > 0 && value.every(version => typeof version === 'string' && /^[\w.-]+$/.test(version)));

const accessMode = oneOfTexts('ReadWriteOnce', 'ReadWriteOncePod', 'ReadWriteMany');

export const podDisruptionBudget = fields<PodDisruptionBudgetOptions>({
  maxUnavailable: wholeNumber(1),
  unhealthyPodEvictionPolicy: oneOf('UnhealthyPodEvictionPolicy', UnhealthyPodEvictionPolicy),
  enabled: flag,
});

const guard = instanceOf(HaNodeGuard, 'an HaNodeGuard, for example new HaNodeGuard(chart, \'Guard\')');

const runtime = oneOf('BusRuntime', BusRuntime);

const ownServers = fields<OwnServersOptions>({
  image: text,
  reloaderImage: text,
  exporter: flag,
  exporterImage: text,
  clientSecret: withRequired<BusClientSecret>({ name: text, key: text }, 'name'),
  accountsSecret: withRequired<BusAccountsSecret>({ name: text, key: text }, 'name'),
  tlsSecret: withRequired<BusTlsSecret>({ name: text, certKey: text, keyKey: text, caKey: text }, 'name'),
  secretsImage: text,
  networkPolicy: flag,
  clientNamespaces: textByName,
  extraConfig: text,
});

const access = withRequired<EventBusAccess>(
  { clientService: text, serversService: text, statefulSet: text, clientSecret: text, clientSecretKey: text, caSecret: text, caSecretKey: text },
  'clientService', 'serversService', 'statefulSet', 'clientSecret', 'clientSecretKey', 'caSecret', 'caSecretKey',
);

const containerTemplate = podFields(argoevents.toJson_ContainerTemplate);
const podMetadata = podFields(argoevents.toJson_Metadata);
const tolerations = listOf('a list of objects', podFields(argoevents.toJson_Toleration));

const keeper: Check = (path, value) => {
  check('an object, for example { enabled: false }', given => typeof given === 'object' && given !== null)(path, value);
  fields<KeeperOptions>({
    enabled: flag,
    image: text,
    subscriptions: flag,
    restartSensors: flag,
    moveLeaders: flag,
    resources: podFields(argoevents.toJson_ResourceRequirements),
    nodeSelector: textByName,
    tolerations,
    priorityClassName: text,
    podMetadata,
  })(path, value);
};

const EVENT_BUS: Checks<HaEventBusProps> = {
  runtime,
  ownServers,
  survives,
  zones: wholeNumber(1),
  metadata,
  replicas: integer,
  version: text,
  jetStreamVersions,
  persistence: fields<argoevents.PersistenceStrategy>({ volumeSize: text, storageClassName: anyText, accessMode }),
  storage: fields<StorageOptions>({ size, storageClassName: text, accessMode }),
  throughput: eventBusThroughput,
  stream: fields<StreamOptions>({
    replicas: integer,
    maxAge: duration,
    maxMsgs: wholeNumber(-1),
    maxBytes: size,
    duplicates: duration,
    discard: oneOf('StreamDiscard', StreamDiscard),
  }),
  jetstream: fields<JetStreamOptions>({ maxFileStore: size, maxMemoryStore: size, syncInterval: duration }),
  maxPayload: text,
  maxEventSize: size,
  pingInterval: duration,
  pingMax: wholeNumber(1),
  containerTemplate,
  reloaderContainerTemplate: containerTemplate,
  metricsContainerTemplate: containerTemplate,
  securityContext: podFields(argoevents.toJson_PodSecurityContext),
  affinity: podFields(argoevents.toJson_Affinity),
  nodeSelector: textByName,
  tolerations,
  priorityClassName: text,
  serviceAccountName: text,
  imagePullSecrets: listOf('a list of objects', podFields(argoevents.toJson_LocalObjectReference)),
  startArgs: texts,
  podMetadata,
  podDisruptionBudget,
  podPolicy: flag,
  busGuard: flag,
  busGuardOptions,
  argoEventsVersion,
  kubernetesVersion,
  nodeGuard: fields<NodeGuardOptions>({ enabled: flag, guard, props: record }),
  busGuardImage: text,
  clusterDomain,
  keeper,
  natsBoxImage: text,
  syncWave: integer,
};

const REFERENCE: Checks<EventBusReferenceProps> = {
  runtime,
  access,
  survives,
  zones: wholeNumber(1),
  replicas: integer,
  streamReplicas: integer,
  podPolicy: flag,
  busGuard: flag,
  busGuardObjects: flag,
  busGuardOptions,
  argoEventsVersion,
  kubernetesVersion,
  nodeGuard: guard,
  busGuardImage: text,
  clusterDomain,
  natsBoxImage: text,
  keeper: flag,
};

export function validateEventBusProps(props: HaEventBusProps): void {
  validateProps(props, EVENT_BUS);
}

export function validateEventBusReferenceProps(props: EventBusReferenceProps): void {
  validateProps(props, REFERENCE);
}
