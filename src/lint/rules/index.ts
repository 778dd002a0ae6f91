import { acknowledgedBeforeAction } from './delivery/acknowledged-before-action';
import { backlogLost } from './delivery/backlog-lost';
import { backoffInNanoseconds } from './delivery/backoff-in-nanoseconds';
import { conditionForgetsEvents } from './delivery/condition-forgets-events';
import { duplicateDependencyName } from './delivery/duplicate-dependency-name';
import { duplicatesWindowTooShort } from './delivery/duplicates-window-too-short';
import { eventListenerEnds } from './delivery/event-listener-ends';
import { idleConsumer } from './delivery/idle-consumer';
import { invalidBackoff } from './delivery/invalid-backoff';
import { missingConsumer } from './delivery/missing-consumer';
import { noRetry } from './delivery/no-retry';
import { nodeLocalService } from './delivery/node-local-service';
import { payloadExceedsBusLimit } from './delivery/payload-exceeds-bus-limit';
import { routeWithoutRetry } from './delivery/route-without-retry';
import { serviceSelectsOthers } from './delivery/service-selects-others';
import { sharedExoticStream } from './delivery/shared-exotic-stream';
import { sharedMessageLimit } from './delivery/shared-message-limit';
import { sharedStreamingLimit } from './delivery/shared-streaming-limit';
import { unknownRateLimitUnit } from './delivery/unknown-rate-limit-unit';
import { unsafeEventOption } from './delivery/unsafe-event-option';
import { unsafeEventType } from './delivery/unsafe-event-type';
import { unsafeRetention } from './delivery/unsafe-retention';
import { unusedDependency } from './delivery/unused-dependency';
import { budgetAllowsAll } from './eviction/budget-allows-all';
import { budgetBlocks } from './eviction/budget-blocks';
import { budgetBreaksQuorum } from './eviction/budget-breaks-quorum';
import { budgetInPercent } from './eviction/budget-in-percent';
import { budgetSelectsNothing } from './eviction/budget-selects-nothing';
import { budgetSelectsSeveral } from './eviction/budget-selects-several';
import { budgetUnhealthyPods } from './eviction/budget-unhealthy-pods';
import { controllerBudgetAllowsAll } from './eviction/controller-budget-allows-all';
import { duplicateBudget } from './eviction/duplicate-budget';
import { noBudget } from './eviction/no-budget';
import { antiAffinitySelectsNothing } from './no-effect/anti-affinity-selects-nothing';
import { droppedField } from './no-effect/dropped-field';
import { duplicateKey } from './no-effect/duplicate-key';
import { duplicateObject } from './no-effect/duplicate-object';
import { ignoredAutoscaler } from './no-effect/ignored-autoscaler';
import { ignoredElectionChange } from './no-effect/ignored-election-change';
import { ignoredSettingsChange } from './no-effect/ignored-settings-change';
import { ignoredStreamingReplicas } from './no-effect/ignored-streaming-replicas';
import { immutableBusAuth } from './no-effect/immutable-bus-auth';
import { immutableBusType } from './no-effect/immutable-bus-type';
import { immutableStreamConfig } from './no-effect/immutable-stream-config';
import { invalidElectionAnnotation } from './no-effect/invalid-election-annotation';
import { invalidLeaseTiming } from './no-effect/invalid-lease-timing';
import { invalidStreamConfigValue } from './no-effect/invalid-stream-config-value';
import { invalidSurvives } from './no-effect/invalid-survives';
import { kubernetesTooOld } from './no-effect/kubernetes-too-old';
import { podPolicyMissing } from './no-effect/pod-policy-missing';
import { retryWithoutAtLeastOnce } from './no-effect/retry-without-at-least-once';
import { unknownPodPolicyVersion } from './no-effect/unknown-pod-policy-version';
import { unknownTopologyKey } from './no-effect/unknown-topology-key';
import { busPruned } from './operation/bus-pruned';
import { controllerElectionOff } from './operation/controller-election-off';
import { controllerSingleReplica } from './operation/controller-single-replica';
import { imageAlwaysPulled } from './operation/image-always-pulled';
import { immutablePersistence } from './operation/immutable-persistence';
import { latestJetstreamVersion } from './operation/latest-jetstream-version';
import { meshSidecar } from './operation/mesh-sidecar';
import { noBusMemory } from './operation/no-bus-memory';
import { noClientMemory } from './operation/no-client-memory';
import { notSafeToEvict } from './operation/not-safe-to-evict';
import { objectRecreated } from './operation/object-recreated';
import { oldArgoEvents } from './operation/old-argo-events';
import { throughputExceedsSensor } from './operation/throughput-exceeds-sensor';
import { throughputExceedsSource } from './operation/throughput-exceeds-source';
import { unusedSuppression } from './operation/unused-suppression';
import { busInOneZone } from './placement/bus-in-one-zone';
import { busOnOneNode } from './placement/bus-on-one-node';
import { busPending } from './placement/bus-pending';
import { clientsOnOneNode } from './placement/clients-on-one-node';
import { immediateVolumeBinding } from './placement/immediate-volume-binding';
import { longToleration } from './placement/long-toleration';
import { nodeGuardMissing } from './placement/node-guard-missing';
import { preemptibleNodes } from './placement/preemptible-nodes';
import { singleZoneAffinity } from './placement/single-zone-affinity';
import { unlimitedToleration } from './placement/unlimited-toleration';
import { bucketSingleReplica } from './quorum/bucket-single-replica';
import { busGuardBypassed } from './quorum/bus-guard-bypassed';
import { busScaleIn } from './quorum/bus-scale-in';
import { busSingleServer } from './quorum/bus-single-server';
import { defaultLeaseAccount } from './quorum/default-lease-account';
import { evenVoters } from './quorum/even-voters';
import { exoticSingleReplica } from './quorum/exotic-single-replica';
import { immutableStreamingSize } from './quorum/immutable-streaming-size';
import { kafkaTopicCopies } from './quorum/kafka-topic-copies';
import { leaseTooShort } from './quorum/lease-too-short';
import { missingStreamCopy } from './quorum/missing-stream-copy';
import { noBusGuard } from './quorum/no-bus-guard';
import { noLeasePermission } from './quorum/no-lease-permission';
import { singleReplica } from './quorum/single-replica';
import { streamSingleReplica } from './quorum/stream-single-replica';
import { twoVoters } from './quorum/two-voters';
import { unformedBus } from './quorum/unformed-bus';
import { controllerMadeService } from './rollout/controller-made-service';
import { noBusProbe } from './rollout/no-bus-probe';
import { noWebhookDrain } from './rollout/no-webhook-drain';
import { rolloutDeadlock } from './rollout/rollout-deadlock';
import { beingDeleted } from './start/being-deleted';
import { blockingNetworkPolicy } from './start/blocking-network-policy';
import { brokenService } from './start/broken-service';
import { busIncomplete } from './start/bus-incomplete';
import { busMissing } from './start/bus-missing';
import { busSecretTaken } from './start/bus-secret-taken';
import { contradictoryLeaseTimings } from './start/contradictory-lease-timings';
import { controllerAbsent } from './start/controller-absent';
import { differentBus } from './start/different-bus';
import { dlqWithoutAtLeastOnce } from './start/dlq-without-at-least-once';
import { duplicateEventName } from './start/duplicate-event-name';
import { duplicateStreamingDependency } from './start/duplicate-streaming-dependency';
import { duplicateWebhookEndpoint } from './start/duplicate-webhook-endpoint';
import { duplicatesWindowTooLong } from './start/duplicates-window-too-long';
import { filterPassesNothing } from './start/filter-passes-nothing';
import { invalidApiVersion } from './start/invalid-api-version';
import { invalidBusSize } from './start/invalid-bus-size';
import { invalidBusType } from './start/invalid-bus-type';
import { invalidCondition } from './start/invalid-condition';
import { invalidExoticUrl } from './start/invalid-exotic-url';
import { invalidHook } from './start/invalid-hook';
import { invalidName } from './start/invalid-name';
import { invalidServerArgument } from './start/invalid-server-argument';
import { invalidServicePorts } from './start/invalid-service-ports';
import { invalidSetting } from './start/invalid-setting';
import { invalidStreamConfig } from './start/invalid-stream-config';
import { invalidStreamingSetting } from './start/invalid-streaming-setting';
import { invalidWebhookServer } from './start/invalid-webhook-server';
import { kafkaTopicMissing } from './start/kafka-topic-missing';
import { limitRangeViolation } from './start/limit-range-violation';
import { limitTooLow } from './start/limit-too-low';
import { listenerFails } from './start/listener-fails';
import { memoryTooLow } from './start/memory-too-low';
import { missingKey } from './start/missing-key';
import { missingReference } from './start/missing-reference';
import { mixedEventClasses } from './start/mixed-event-classes';
import { noApiToken } from './start/no-api-token';
import { noCalendarPermission } from './start/no-calendar-permission';
import { noMatchingNode } from './start/no-matching-node';
import { noName } from './start/no-name';
import { noService } from './start/no-service';
import { noTriggerPermission } from './start/no-trigger-permission';
import { noWatchPermission } from './start/no-watch-permission';
import { nodeGuardConfig } from './start/node-guard-config';
import { notRendered } from './start/not-rendered';
import { ownServersAccess } from './start/own-servers-access';
import { ownServersConfig } from './start/own-servers-config';
import { podRefused } from './start/pod-refused';
import { podSecurityViolation } from './start/pod-security-violation';
import { quotaExceeded } from './start/quota-exceeded';
import { refusedValue } from './start/refused-value';
import { routeRefused } from './start/route-refused';
import { secretsJob } from './start/secrets-job';
import { sensorIncomplete } from './start/sensor-incomplete';
import { serviceRefused } from './start/service-refused';
import { serviceSelectsNothing } from './start/service-selects-nothing';
import { sourceIncomplete } from './start/source-incomplete';
import { specTooLarge } from './start/spec-too-large';
import { storeNotWritable } from './start/store-not-writable';
import { streamTooLarge } from './start/stream-too-large';
import { tooManyStreamReplicas } from './start/too-many-stream-replicas';
import { triggerFails } from './start/trigger-fails';
import { unknownBusPort } from './start/unknown-bus-port';
import { unknownConditionDependency } from './start/unknown-condition-dependency';
import { unknownDependencyEvent } from './start/unknown-dependency-event';
import { unknownRouteEndpoint } from './start/unknown-route-endpoint';
import { unknownRoutePort } from './start/unknown-route-port';
import { unknownRouteService } from './start/unknown-route-service';
import { unknownServicePort } from './start/unknown-service-port';
import { unknownSetting } from './start/unknown-setting';
import { unknownTriggerService } from './start/unknown-trigger-service';
import { unlistedJetstreamVersion } from './start/unlisted-jetstream-version';
import { unusableClaim } from './start/unusable-claim';
import { webhookPortShared } from './start/webhook-port-shared';
import { workloadRefused } from './start/workload-refused';
import { wrongType } from './start/wrong-type';
import { fileStoreExceedsVolume } from './storage/file-store-exceeds-volume';
import { lateSync } from './storage/late-sync';
import { noPersistence } from './storage/no-persistence';
import { oldNatsServer } from './storage/old-nats-server';
import { streamingBus } from './storage/streaming-bus';
import { throughputExceedsBus } from './storage/throughput-exceeds-bus';
import { unlimitedMemoryStore } from './storage/unlimited-memory-store';
import { unlimitedStream } from './storage/unlimited-stream';
import { Rule } from '../engine/rule';

/** All rules, by category. Written by `npx projen new:rule` and `npx projen rules:index`. */
export const RULES: readonly Rule[] = [
  beingDeleted,
  blockingNetworkPolicy,
  brokenService,
  busIncomplete,
  busMissing,
  busSecretTaken,
  contradictoryLeaseTimings,
  controllerAbsent,
  differentBus,
  dlqWithoutAtLeastOnce,
  duplicateEventName,
  duplicateStreamingDependency,
  duplicateWebhookEndpoint,
  duplicatesWindowTooLong,
  filterPassesNothing,
  invalidApiVersion,
  invalidBusSize,
  invalidBusType,
  invalidCondition,
  invalidExoticUrl,
  invalidHook,
  invalidName,
  invalidServerArgument,
  invalidServicePorts,
  invalidSetting,
  invalidStreamConfig,
  invalidStreamingSetting,
  invalidWebhookServer,
  kafkaTopicMissing,
  limitRangeViolation,
  limitTooLow,
  listenerFails,
  memoryTooLow,
  missingKey,
  missingReference,
  mixedEventClasses,
  noApiToken,
  noCalendarPermission,
  noMatchingNode,
  noName,
  noService,
  noTriggerPermission,
  noWatchPermission,
  nodeGuardConfig,
  notRendered,
  ownServersAccess,
  ownServersConfig,
  podRefused,
  podSecurityViolation,
  quotaExceeded,
  refusedValue,
  routeRefused,
  secretsJob,
  sensorIncomplete,
  serviceRefused,
  serviceSelectsNothing,
  sourceIncomplete,
  specTooLarge,
  storeNotWritable,
  streamTooLarge,
  tooManyStreamReplicas,
  triggerFails,
  unknownBusPort,
  unknownConditionDependency,
  unknownDependencyEvent,
  unknownRouteEndpoint,
  unknownRoutePort,
  unknownRouteService,
  unknownServicePort,
  unknownSetting,
  unknownTriggerService,
  unlistedJetstreamVersion,
  unusableClaim,
  webhookPortShared,
  workloadRefused,
  wrongType,
  antiAffinitySelectsNothing,
  droppedField,
  duplicateKey,
  duplicateObject,
  ignoredAutoscaler,
  ignoredElectionChange,
  ignoredSettingsChange,
  ignoredStreamingReplicas,
  immutableBusAuth,
  immutableBusType,
  immutableStreamConfig,
  invalidElectionAnnotation,
  invalidLeaseTiming,
  invalidStreamConfigValue,
  invalidSurvives,
  kubernetesTooOld,
  podPolicyMissing,
  retryWithoutAtLeastOnce,
  unknownPodPolicyVersion,
  unknownTopologyKey,
  bucketSingleReplica,
  busGuardBypassed,
  busScaleIn,
  busSingleServer,
  defaultLeaseAccount,
  evenVoters,
  exoticSingleReplica,
  immutableStreamingSize,
  kafkaTopicCopies,
  leaseTooShort,
  missingStreamCopy,
  noBusGuard,
  noLeasePermission,
  singleReplica,
  streamSingleReplica,
  twoVoters,
  unformedBus,
  busInOneZone,
  busOnOneNode,
  busPending,
  clientsOnOneNode,
  immediateVolumeBinding,
  longToleration,
  nodeGuardMissing,
  preemptibleNodes,
  singleZoneAffinity,
  unlimitedToleration,
  budgetAllowsAll,
  budgetBlocks,
  budgetBreaksQuorum,
  budgetInPercent,
  budgetSelectsNothing,
  budgetSelectsSeveral,
  budgetUnhealthyPods,
  controllerBudgetAllowsAll,
  duplicateBudget,
  noBudget,
  fileStoreExceedsVolume,
  lateSync,
  noPersistence,
  oldNatsServer,
  streamingBus,
  throughputExceedsBus,
  unlimitedMemoryStore,
  unlimitedStream,
  acknowledgedBeforeAction,
  backlogLost,
  backoffInNanoseconds,
  conditionForgetsEvents,
  duplicateDependencyName,
  duplicatesWindowTooShort,
  eventListenerEnds,
  idleConsumer,
  invalidBackoff,
  missingConsumer,
  noRetry,
  nodeLocalService,
  payloadExceedsBusLimit,
  routeWithoutRetry,
  serviceSelectsOthers,
  sharedExoticStream,
  sharedMessageLimit,
  sharedStreamingLimit,
  unknownRateLimitUnit,
  unsafeEventOption,
  unsafeEventType,
  unsafeRetention,
  unusedDependency,
  controllerMadeService,
  noBusProbe,
  noWebhookDrain,
  rolloutDeadlock,
  busPruned,
  controllerElectionOff,
  controllerSingleReplica,
  imageAlwaysPulled,
  immutablePersistence,
  latestJetstreamVersion,
  meshSidecar,
  noBusMemory,
  noClientMemory,
  notSafeToEvict,
  objectRecreated,
  oldArgoEvents,
  throughputExceedsSensor,
  throughputExceedsSource,
  unusedSuppression,
];

export const RULE_IDS: readonly string[] = RULES.map(rule => rule.id);
