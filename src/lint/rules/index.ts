import { acknowledgedBeforeAction } from './delivery/acknowledged-before-action';
import { backlogLost } from './delivery/backlog-lost';
import { backoffNanoseconds } from './delivery/backoff-nanoseconds';
import { backoffValue } from './delivery/backoff-value';
import { dependencyNameTwice } from './delivery/dependency-name-twice';
import { duplicatesShort } from './delivery/duplicates-short';
import { eventListenerEnds } from './delivery/event-listener-ends';
import { exoticShared } from './delivery/exotic-shared';
import { idleConsumer } from './delivery/idle-consumer';
import { joiningTrigger } from './delivery/joining-trigger';
import { maxPayload } from './delivery/max-payload';
import { missingConsumer } from './delivery/missing-consumer';
import { noRetry } from './delivery/no-retry';
import { rateLimitUnit } from './delivery/rate-limit-unit';
import { retention } from './delivery/retention';
import { routeWithoutRetry } from './delivery/route-without-retry';
import { serviceLocal } from './delivery/service-local';
import { serviceSelectsOthers } from './delivery/service-selects-others';
import { streamMessageLimit } from './delivery/stream-message-limit';
import { streamingLimit } from './delivery/streaming-limit';
import { unsafeEventOption } from './delivery/unsafe-event-option';
import { unsafeEventType } from './delivery/unsafe-event-type';
import { unusedDependency } from './delivery/unused-dependency';
import { budgetAllowsAll } from './eviction/budget-allows-all';
import { budgetBlocks } from './eviction/budget-blocks';
import { budgetBreaksQuorum } from './eviction/budget-breaks-quorum';
import { budgetPercent } from './eviction/budget-percent';
import { budgetSelectsNothing } from './eviction/budget-selects-nothing';
import { budgetSelectsSeveral } from './eviction/budget-selects-several';
import { budgetUnhealthyPods } from './eviction/budget-unhealthy-pods';
import { controllerBudget } from './eviction/controller-budget';
import { noBudget } from './eviction/no-budget';
import { twoBudgets } from './eviction/two-budgets';
import { antiAffinitySelector } from './no-effect/anti-affinity-selector';
import { autoscaler } from './no-effect/autoscaler';
import { droppedField } from './no-effect/dropped-field';
import { duplicateKey } from './no-effect/duplicate-key';
import { electionAnnotation } from './no-effect/election-annotation';
import { electionAnnotationLate } from './no-effect/election-annotation-late';
import { ignoredStreamingReplicas } from './no-effect/ignored-streaming-replicas';
import { immutableBusAuth } from './no-effect/immutable-bus-auth';
import { immutableBusType } from './no-effect/immutable-bus-type';
import { invalidSurvives } from './no-effect/invalid-survives';
import { kubernetesVersion } from './no-effect/kubernetes-version';
import { leaseTimingValue } from './no-effect/lease-timing-value';
import { objectTwice } from './no-effect/object-twice';
import { podPolicyMissing } from './no-effect/pod-policy-missing';
import { podPolicyVersion } from './no-effect/pod-policy-version';
import { retryWithoutAtLeastOnce } from './no-effect/retry-without-at-least-once';
import { settingsLate } from './no-effect/settings-late';
import { streamConfigFrozen } from './no-effect/stream-config-frozen';
import { streamConfigValue } from './no-effect/stream-config-value';
import { topologyKey } from './no-effect/topology-key';
import { argoEventsVersion } from './operation/argo-events-version';
import { busMemory } from './operation/bus-memory';
import { busPruned } from './operation/bus-pruned';
import { clientMemory } from './operation/client-memory';
import { controllerElectionOff } from './operation/controller-election-off';
import { controllerReplicas } from './operation/controller-replicas';
import { imagePullPolicy } from './operation/image-pull-policy';
import { objectRecreated } from './operation/object-recreated';
import { persistenceFrozen } from './operation/persistence-frozen';
import { safeToEvict } from './operation/safe-to-evict';
import { unusedSuppression } from './operation/unused-suppression';
import { versionLatest } from './operation/version-latest';
import { busPending } from './placement/bus-pending';
import { busPlacement } from './placement/bus-placement';
import { busZonePlacement } from './placement/bus-zone-placement';
import { clientPlacement } from './placement/client-placement';
import { nodeGuardMissing } from './placement/node-guard-missing';
import { nodeLossToleration } from './placement/node-loss-toleration';
import { tiedToOneZone } from './placement/tied-to-one-zone';
import { tolerationForEver } from './placement/toleration-for-ever';
import { volumeBinding } from './placement/volume-binding';
import { busGuard } from './quorum/bus-guard';
import { busGuardBypassed } from './quorum/bus-guard-bypassed';
import { busScaleIn } from './quorum/bus-scale-in';
import { busSingleServer } from './quorum/bus-single-server';
import { electionQuorum } from './quorum/election-quorum';
import { evenSize } from './quorum/even-size';
import { exoticReplicas } from './quorum/exotic-replicas';
import { immutableStreamingSize } from './quorum/immutable-streaming-size';
import { leaseAccount } from './quorum/lease-account';
import { leasePermission } from './quorum/lease-permission';
import { leaseShort } from './quorum/lease-short';
import { missingStreamCopy } from './quorum/missing-stream-copy';
import { sensorBucket } from './quorum/sensor-bucket';
import { singleReplica } from './quorum/single-replica';
import { streamSingleReplica } from './quorum/stream-single-replica';
import { unformedBus } from './quorum/unformed-bus';
import { busProbe } from './rollout/bus-probe';
import { controllerService } from './rollout/controller-service';
import { rolloutDeadlock } from './rollout/rollout-deadlock';
import { webhookDrain } from './rollout/webhook-drain';
import { busIncomplete } from './start/bus-incomplete';
import { busMissing } from './start/bus-missing';
import { busSecret } from './start/bus-secret';
import { busSize } from './start/bus-size';
import { busType } from './start/bus-type';
import { conditionDependency } from './start/condition-dependency';
import { conditionSyntax } from './start/condition-syntax';
import { dependencyEvent } from './start/dependency-event';
import { differentBus } from './start/different-bus';
import { dlqAtLeastOnce } from './start/dlq-at-least-once';
import { duplicateStreamingDependency } from './start/duplicate-streaming-dependency';
import { duplicatesWindow } from './start/duplicates-window';
import { eventNameTwice } from './start/event-name-twice';
import { exoticUrl } from './start/exotic-url';
import { filterPassesNothing } from './start/filter-passes-nothing';
import { invalidApiVersion } from './start/invalid-api-version';
import { invalidServicePorts } from './start/invalid-service-ports';
import { invalidSetting } from './start/invalid-setting';
import { invalidStreamingSetting } from './start/invalid-streaming-setting';
import { jetstreamVersion } from './start/jetstream-version';
import { leaseTimings } from './start/lease-timings';
import { listenerFails } from './start/listener-fails';
import { memoryTooLow } from './start/memory-too-low';
import { mixedEventClasses } from './start/mixed-event-classes';
import { names } from './start/name';
import { networkPolicy } from './start/network-policy';
import { noService } from './start/no-service';
import { notRendered } from './start/not-rendered';
import { podRefused } from './start/pod-refused';
import { refusedValue } from './start/refused-value';
import { sensorIncomplete } from './start/sensor-incomplete';
import { servicePort } from './start/service-port';
import { serviceSelectsNothing } from './start/service-selects-nothing';
import { sourceIncomplete } from './start/source-incomplete';
import { specSize } from './start/spec-size';
import { streamConfig } from './start/stream-config';
import { streamReplicas } from './start/stream-replicas';
import { streamTooLarge } from './start/stream-too-large';
import { triggerFails } from './start/trigger-fails';
import { unknownRouteEndpoint } from './start/unknown-route-endpoint';
import { unknownRoutePort } from './start/unknown-route-port';
import { unknownRouteService } from './start/unknown-route-service';
import { unknownSetting } from './start/unknown-setting';
import { webhookEndpointTwice } from './start/webhook-endpoint-twice';
import { webhookPortShared } from './start/webhook-port-shared';
import { webhookServer } from './start/webhook-server';
import { wrongType } from './start/wrong-type';
import { fileStoreLimit } from './storage/file-store-limit';
import { memoryStoreLimit } from './storage/memory-store-limit';
import { natsVersion } from './storage/nats-version';
import { noPersistence } from './storage/no-persistence';
import { streamUnlimited } from './storage/stream-unlimited';
import { streamingBus } from './storage/streaming-bus';
import { syncInterval } from './storage/sync-interval';
import { Rule } from '../engine/rule';

/** All rules, by category. Written by `npx projen new:rule` and `npx projen rules:index`. */
export const RULES: readonly Rule[] = [
  busIncomplete,
  busMissing,
  busSecret,
  busSize,
  busType,
  conditionDependency,
  conditionSyntax,
  dependencyEvent,
  differentBus,
  dlqAtLeastOnce,
  duplicateStreamingDependency,
  duplicatesWindow,
  eventNameTwice,
  exoticUrl,
  filterPassesNothing,
  invalidApiVersion,
  invalidServicePorts,
  invalidSetting,
  invalidStreamingSetting,
  jetstreamVersion,
  leaseTimings,
  listenerFails,
  memoryTooLow,
  mixedEventClasses,
  names,
  networkPolicy,
  noService,
  notRendered,
  podRefused,
  refusedValue,
  sensorIncomplete,
  servicePort,
  serviceSelectsNothing,
  sourceIncomplete,
  specSize,
  streamConfig,
  streamReplicas,
  streamTooLarge,
  triggerFails,
  unknownRouteEndpoint,
  unknownRoutePort,
  unknownRouteService,
  unknownSetting,
  webhookEndpointTwice,
  webhookPortShared,
  webhookServer,
  wrongType,
  antiAffinitySelector,
  autoscaler,
  droppedField,
  duplicateKey,
  electionAnnotationLate,
  electionAnnotation,
  ignoredStreamingReplicas,
  immutableBusAuth,
  immutableBusType,
  invalidSurvives,
  kubernetesVersion,
  leaseTimingValue,
  objectTwice,
  podPolicyMissing,
  podPolicyVersion,
  retryWithoutAtLeastOnce,
  settingsLate,
  streamConfigFrozen,
  streamConfigValue,
  topologyKey,
  busGuardBypassed,
  busGuard,
  busScaleIn,
  busSingleServer,
  electionQuorum,
  evenSize,
  exoticReplicas,
  immutableStreamingSize,
  leaseAccount,
  leasePermission,
  leaseShort,
  missingStreamCopy,
  sensorBucket,
  singleReplica,
  streamSingleReplica,
  unformedBus,
  busPending,
  busPlacement,
  busZonePlacement,
  clientPlacement,
  nodeGuardMissing,
  nodeLossToleration,
  tiedToOneZone,
  tolerationForEver,
  volumeBinding,
  budgetAllowsAll,
  budgetBlocks,
  budgetBreaksQuorum,
  budgetPercent,
  budgetSelectsNothing,
  budgetSelectsSeveral,
  budgetUnhealthyPods,
  controllerBudget,
  noBudget,
  twoBudgets,
  fileStoreLimit,
  memoryStoreLimit,
  natsVersion,
  noPersistence,
  streamUnlimited,
  streamingBus,
  syncInterval,
  acknowledgedBeforeAction,
  backlogLost,
  backoffNanoseconds,
  backoffValue,
  dependencyNameTwice,
  duplicatesShort,
  eventListenerEnds,
  exoticShared,
  idleConsumer,
  joiningTrigger,
  maxPayload,
  missingConsumer,
  noRetry,
  rateLimitUnit,
  retention,
  routeWithoutRetry,
  serviceLocal,
  serviceSelectsOthers,
  streamMessageLimit,
  streamingLimit,
  unsafeEventOption,
  unsafeEventType,
  unusedDependency,
  busProbe,
  controllerService,
  rolloutDeadlock,
  webhookDrain,
  argoEventsVersion,
  busMemory,
  busPruned,
  clientMemory,
  controllerElectionOff,
  controllerReplicas,
  imagePullPolicy,
  objectRecreated,
  persistenceFrozen,
  safeToEvict,
  unusedSuppression,
  versionLatest,
];

export const RULE_IDS: readonly string[] = RULES.map(rule => rule.id);
