import { JetStreamOptions, StreamDiscard, StreamOptions } from './event-bus-options';
import { EventBusReferenceProps } from './event-bus-reference-props';
import { HaEventBusProps } from './ha-event-bus-props';
import * as argoevents from '../../../imports/argo-events';
import { FailureDomain } from '../../contract/failure-domain';
import { metadata } from '../checks/metadata';
import { check, Check, Checks, duration, fields, flag, integer, records, oneOf, oneOfTexts, record, size, text, textByName, texts, validateProps, wholeNumber } from '../checks/prop-schema';
import { PodDisruptionBudgetOptions, UnhealthyPodEvictionPolicy } from '../workload/pod-disruption-budget-options';

export const survives = oneOf('FailureDomain', FailureDomain);

const clusterDomain = check('a DNS name without a dot at its end, for example cluster.local', value => /^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/.test(value));

const jetStreamVersions = check('a list with at least one version, such as "2.10.29"',
  value => Array.isArray(value) && value.length > 0 && value.every(version => typeof version === 'string' && /^[\w.-]+$/.test(version)));

const ACCESS_MODES = ['ReadWriteOnce', 'ReadWriteOncePod', 'ReadWriteMany'];

const persistence: Check = (path, value) => {
  record(path, value);
  const { accessMode } = value as argoevents.PersistenceStrategy;
  if (accessMode !== undefined && accessMode !== null) oneOfTexts(...ACCESS_MODES)(`${path}.accessMode`, accessMode);
};

export const podDisruptionBudget = fields<PodDisruptionBudgetOptions>({
  maxUnavailable: wholeNumber(1),
  unhealthyPodEvictionPolicy: oneOf('UnhealthyPodEvictionPolicy', UnhealthyPodEvictionPolicy),
  enabled: flag,
});

const EVENT_BUS: Checks<HaEventBusProps> = {
  survives,
  zones: wholeNumber(1),
  metadata,
  replicas: integer,
  version: text,
  jetStreamVersions,
  persistence,
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
  pingInterval: duration,
  pingMax: wholeNumber(1),
  containerTemplate: record,
  reloaderContainerTemplate: record,
  metricsContainerTemplate: record,
  securityContext: record,
  affinity: record,
  nodeSelector: textByName,
  tolerations: records,
  priorityClassName: text,
  serviceAccountName: text,
  imagePullSecrets: records,
  startArgs: texts,
  podMetadata: record,
  podDisruptionBudget,
  podPolicy: flag,
  busGuard: flag,
  busGuardImage: text,
  clusterDomain,
  keeper: flag,
  natsBoxImage: text,
  syncWave: integer,
};

const REFERENCE: Checks<EventBusReferenceProps> = {
  survives,
  zones: wholeNumber(1),
  replicas: integer,
  streamReplicas: integer,
  podPolicy: flag,
  busGuard: flag,
  busGuardImage: text,
  clusterDomain,
  natsBoxImage: text,
};

export function validateEventBusProps(props: HaEventBusProps): void {
  validateProps(props, EVENT_BUS);
}

export function validateEventBusReferenceProps(props: EventBusReferenceProps): void {
  validateProps(props, REFERENCE);
}
