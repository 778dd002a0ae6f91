import { Duration, Size } from 'cdk8s';
import { validateEventBusProps } from './check-props';
import { StreamDiscard } from './event-bus-options';
import { HaEventBusProps } from './ha-event-bus-props';
import { jetStreamVersion } from './jetstream-version';
import { natsVersion } from './nats-version';
import { hasOwnServers } from './runtime';
import { validateBusGuard, validateDuplicatesWindow, validateEventBusSizes, validateEventBusStore, validateStreamLimits } from './validate';
import { validateMaxPayload, validatePingInterval } from './validate-jetstream';
import { validateOwnServers } from './validate-own-servers';
import * as argoevents from '../../../imports/argo-events';
import { DEFAULT_EVENT_BUS } from '../../argo-events/catalog/names';
import { natsSize } from '../../argo-events/nats/bus-settings';
import { FailureDomain } from '../../contract/failure-domain';
import { CLUSTER_DOMAIN } from '../../contract/guard-names';
import { EventBusValues } from '../../resources/event-bus/event-bus-values';
import { busContainer } from '../../resources/event-bus/pods';
import { NATS_BOX_IMAGE } from '../../resources/keeper/nats-pod';
import { goDuration } from '../../values/go-duration';
import { bytes as parseQuantity } from '../../values/quantity';
import { validateName } from '../checks/names';
import { sizeBytes, sizeQuantity } from '../checks/size-quantity';
import { busIntent, maxPayloadFor, memoryFor, serverCpu, validateServerMemory, validateThroughput, volumeFor } from '../throughput/bus-intent';
import { busGuardWiring, givenBusGuard } from '../workload/bus-guard';
import { validateVotersBudget } from '../workload/validate-pod-disruption-budget';

export function eventBusValues(props: HaEventBusProps): EventBusValues {
  validateEventBusProps(props);
  const survives = props.survives ?? FailureDomain.NODE;
  const zones = props.zones ?? 3;
  const replicas = props.replicas ?? 3;
  const streamReplicas = props.stream?.replicas ?? replicas;
  const ownServers = hasOwnServers(props);
  const podPolicy = props.podPolicy ?? !ownServers;
  validateEventBusSizes({ survives, replicas, streamReplicas, zones, topologySpread: podPolicy || ownServers });
  validateVotersBudget(props.podDisruptionBudget?.maxUnavailable, streamReplicas, 'copies of an event');
  const name = props.metadata?.name ?? DEFAULT_EVENT_BUS;
  validateName('eventBus', 'metadata.name', name);
  const jetStreamVersions = props.jetStreamVersions ?? undefined;
  validateOwnServers(name, props, ownServers);
  const version = ownServers ? natsVersion(props.version) : jetStreamVersion(props.version, jetStreamVersions, props.argoEventsVersion ?? undefined);
  const intent = props.throughput ? busIntent(props.throughput, props.stream?.maxAge) : undefined;
  const maxEventSize = givenBytes(props.maxEventSize);
  const maxPayload = props.maxPayload ?? maxEventSize?.toString() ?? (intent ? maxPayloadFor(intent) : '2MB');
  if (natsSize(maxPayload) !== maxEventSize) validateOneOf('maxPayload', props.maxPayload, 'maxEventSize', maxEventSize);
  validateMaxPayload(maxPayload);
  const pingInterval = props.pingInterval ?? Duration.seconds(1);
  validatePingInterval(pingInterval);

  const maxAge = props.stream?.maxAge ?? (intent ? Duration.seconds(intent.retentionSeconds) : Duration.hours(72));
  const duplicates = props.stream?.duplicates ?? shorter(Duration.minutes(5), maxAge);
  validateDuplicatesWindow(duplicates, maxAge);

  const persistence = persistenceOf(props, intent ? volumeFor(intent, FILE_STORE_SHARE * STREAM_SHARE) : '20Gi');
  const { volumeSize } = persistence;
  const duplicatesSeconds = duplicates.toMilliseconds() / 1000;
  const memory = intent ? memoryFor(intent, duplicatesSeconds) : '1Gi';
  const container = busContainer(props.containerTemplate, intent ? serverCpu(intent) : '250m', memory, memory);
  const volumeBytes = bytes('persistence.volumeSize', volumeSize);
  const maxFileStoreBytes = givenBytes(props.jetstream?.maxFileStore) ?? Math.floor(volumeBytes * FILE_STORE_SHARE);
  const maxBytes = givenBytes(props.stream?.maxBytes) ?? Math.floor(maxFileStoreBytes * STREAM_SHARE);
  const maxMemoryStoreBytes = givenBytes(props.jetstream?.maxMemoryStore) ?? defaultMemoryStore(container);
  validateEventBusStore({
    volumeBytes, maxFileStoreBytes, maxBytes, maxMemoryStoreBytes, memoryLimitBytes: memoryLimit(container), largestEventBytes: natsSize(maxPayload)!,
  });
  validateStreamLimits(props.stream ?? {}, props.jetstream ?? {});
  const maxMsgs = props.stream?.maxMsgs ?? -1;
  if (intent) {
    validateThroughput(intent, {
      maxBytes,
      maxFileStoreBytes,
      maxAgeSeconds: maxAge.toMilliseconds() / 1000,
      maxPayloadBytes: natsSize(maxPayload),
      ...maxMsgs > 0 && { maxMsgs },
    });
    validateServerMemory(intent, duplicatesSeconds, memoryLimit(container));
  }

  const guard = givenBusGuard(props);
  const busGuard = guard.enabled ?? (podPolicy && !ownServers && survives !== FailureDomain.POD);
  validateBusGuard(busGuard, podPolicy, ownServers);
  const natsBoxImage = props.natsBoxImage ?? NATS_BOX_IMAGE;

  return {
    name,
    survives,
    zones,
    replicas,
    version,
    jetStreamVersions,
    server: {
      maxPayload,
      pingInterval: goDuration(pingInterval),
      pingMax: props.pingMax ?? 3,
    },
    persistence,
    container,
    settings: {
      maxFileStoreBytes,
      maxMemoryStoreBytes,
      syncInterval: props.jetstream?.syncInterval ? goDuration(props.jetstream.syncInterval) : 'always',
    },
    stream: {
      replicas: streamReplicas,
      maxAge: goDuration(maxAge),
      maxMsgs,
      maxBytes,
      duplicates: goDuration(duplicates),
      discard: props.stream?.discard === StreamDiscard.NEW ? 1 : 0,
    },
    podPolicy,
    busGuard,
    busGuardWiring: busGuardWiring(name, guard),
    kubernetesVersion: props.kubernetesVersion ?? undefined,
    clusterDomain: props.clusterDomain ?? CLUSTER_DOMAIN,
    natsBoxImage,
    keeper: {
      enabled: props.keeper?.enabled ?? true,
      image: props.keeper?.image ?? natsBoxImage,
      subscriptions: props.keeper?.subscriptions ?? true,
      restartSensors: props.keeper?.restartSensors ?? true,
      moveLeaders: props.keeper?.moveLeaders ?? true,
    },
    syncWave: props.syncWave ?? -2,
    ...intent && { throughput: intent },
  };
}

/** Of the volume. A file system keeps some for itself, and NATS writes indexes and Raft logs beside the streams. */
const FILE_STORE_SHARE = 0.85;
/** Of the file store. The rest is left to the buckets of Sensors and to the consumers. */
const STREAM_SHARE = 0.8;

/** A maximum age of 0 is no limit. */
function shorter(window: Duration, maxAge: Duration): Duration {
  return maxAge.toMilliseconds() > 0 && maxAge.toMilliseconds() < window.toMilliseconds() ? maxAge : window;
}

/** A quarter of the memory limit; Argo Events keeps its streams in files. */
function defaultMemoryStore(container: argoevents.ContainerTemplate): number {
  const limit = container.resources?.limits?.memory ?? container.resources?.requests?.memory;
  return Math.floor(limit === undefined ? 256 * 1024 ** 2 : bytes('containerTemplate.resources.limits.memory', limit) / 4);
}

function memoryLimit({ resources }: argoevents.ContainerTemplate): number | undefined {
  const limit = resources?.limits?.memory;
  return limit === undefined || limit === null ? undefined : bytes('containerTemplate.resources.limits.memory', limit);
}

function givenBytes(size?: Size | null): number | undefined {
  return size ? sizeBytes(size) : undefined;
}

/** Refuses two values for one thing. */
function validateOneOf(a: string, valueOfA: unknown, b: string, valueOfB: unknown): void {
  if ((valueOfA ?? undefined) === undefined || (valueOfB ?? undefined) === undefined || valueOfA === valueOfB) return;
  throw new Error(`${a}: got ${valueOfA}, and ${valueOfB} for ${b}. Allowed: one of the two`);
}

type Persistence = argoevents.PersistenceStrategy & { readonly volumeSize: string };

function persistenceOf({ persistence, storage }: HaEventBusProps, derivedSize: string): Persistence {
  const size = storage?.size ? sizeQuantity(storage.size) : undefined;
  validateOneOf('persistence.volumeSize', persistence?.volumeSize, 'storage.size', size);
  validateOneOf('persistence.storageClassName', persistence?.storageClassName, 'storage.storageClassName', storage?.storageClassName);
  validateOneOf('persistence.accessMode', persistence?.accessMode, 'storage.accessMode', storage?.accessMode);
  return {
    ...persistence,
    ...storage?.storageClassName && { storageClassName: storage.storageClassName },
    ...storage?.accessMode && { accessMode: storage.accessMode },
    volumeSize: size ?? persistence?.volumeSize ?? derivedSize,
  };
}

function bytes(field: string, quantity: string): number {
  const parsed = parseQuantity(quantity);
  if (parsed === undefined) throw new Error(`${field}: got "${quantity}", which is not a Kubernetes quantity. Allowed: for example "20Gi" or "500M"`);
  return parsed;
}
