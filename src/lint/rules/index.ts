import { acknowledgedBeforeAction } from './delivery/acknowledged-before-action';
import { antiAffinitySelector } from './no-effect/anti-affinity-selector';
import { argoEventsVersion } from './operation/argo-events-version';
import { autoscaler } from './no-effect/autoscaler';
import { backlogLost } from './delivery/backlog-lost';
import { backoffNanoseconds } from './delivery/backoff-nanoseconds';
import { backoffValue } from './delivery/backoff-value';
import { budgetAllowsAll } from './eviction/budget-allows-all';
import { budgetBlocks } from './eviction/budget-blocks';
import { budgetBreaksQuorum } from './eviction/budget-breaks-quorum';
import { budgetPercent } from './eviction/budget-percent';
import { budgetSelectsNothing } from './eviction/budget-selects-nothing';
import { budgetSelectsSeveral } from './eviction/budget-selects-several';
import { budgetUnhealthyPods } from './eviction/budget-unhealthy-pods';
import { busGuard } from './quorum/bus-guard';
import { busGuardBypassed } from './quorum/bus-guard-bypassed';
import { busMemory } from './operation/bus-memory';
import { busMissing } from './start/bus-missing';
import { busPending } from './placement/bus-pending';
import { busPlacement } from './placement/bus-placement';
import { busPruned } from './operation/bus-pruned';
import { busScaleIn } from './quorum/bus-scale-in';
import { busSecret } from './start/bus-secret';
import { busSingleServer } from './quorum/bus-single-server';
import { busSize } from './start/bus-size';
import { busType } from './start/bus-type';
import { busZonePlacement } from './placement/bus-zone-placement';
import { clientMemory } from './operation/client-memory';
import { clientPlacement } from './placement/client-placement';
import { conditionDependency } from './start/condition-dependency';
import { conditionSyntax } from './start/condition-syntax';
import { controllerBudget } from './eviction/controller-budget';
import { controllerElectionOff } from './operation/controller-election-off';
import { controllerReplicas } from './operation/controller-replicas';
import { controllerService } from './rollout/controller-service';
import { dependencyEvent } from './start/dependency-event';
import { dependencyNameTwice } from './delivery/dependency-name-twice';
import { differentBus } from './start/different-bus';
import { dlqAtLeastOnce } from './start/dlq-at-least-once';
import { droppedField } from './no-effect/dropped-field';
import { duplicateKey } from './no-effect/duplicate-key';
import { duplicatesShort } from './delivery/duplicates-short';
import { duplicatesWindow } from './start/duplicates-window';
import { electionAnnotation } from './no-effect/election-annotation';
import { electionAnnotationLate } from './no-effect/election-annotation-late';
import { electionQuorum } from './quorum/election-quorum';
import { evenSize } from './quorum/even-size';
import { eventNameTwice } from './start/event-name-twice';
import { exoticReplicas } from './quorum/exotic-replicas';
import { exoticShared } from './delivery/exotic-shared';
import { exoticUrl } from './start/exotic-url';
import { fileStoreLimit } from './storage/file-store-limit';
import { imagePullPolicy } from './operation/image-pull-policy';
import { jetstreamVersion } from './start/jetstream-version';
import { joiningTrigger } from './delivery/joining-trigger';
import { kubernetesVersion } from './no-effect/kubernetes-version';
import { leaseAccount } from './quorum/lease-account';
import { leasePermission } from './quorum/lease-permission';
import { leaseShort } from './quorum/lease-short';
import { leaseTimingValue } from './no-effect/lease-timing-value';
import { leaseTimings } from './start/lease-timings';
import { maxPayload } from './delivery/max-payload';
import { memoryStoreLimit } from './storage/memory-store-limit';
import { mixedEventClasses } from './start/mixed-event-classes';
import { names } from './start/name';
import { natsVersion } from './storage/nats-version';
import { networkPolicy } from './start/network-policy';
import { noBudget } from './eviction/no-budget';
import { noPersistence } from './storage/no-persistence';
import { noRetry } from './delivery/no-retry';
import { noService } from './start/no-service';
import { nodeLossToleration } from './placement/node-loss-toleration';
import { objectTwice } from './no-effect/object-twice';
import { persistenceFrozen } from './operation/persistence-frozen';
import { podPolicyMissing } from './no-effect/pod-policy-missing';
import { podPolicyVersion } from './no-effect/pod-policy-version';
import { retention } from './delivery/retention';
import { retryWithoutAtLeastOnce } from './no-effect/retry-without-at-least-once';
import { rolloutDeadlock } from './rollout/rollout-deadlock';
import { Rule } from '../engine/rule';
import { safeToEvict } from './operation/safe-to-evict';
import { sensorBucket } from './quorum/sensor-bucket';
import { sensorIncomplete } from './start/sensor-incomplete';
import { serviceLocal } from './delivery/service-local';
import { servicePort } from './start/service-port';
import { serviceSelectsNothing } from './start/service-selects-nothing';
import { serviceSelectsOthers } from './delivery/service-selects-others';
import { settingsLate } from './no-effect/settings-late';
import { singleReplica } from './quorum/single-replica';
import { specSize } from './start/spec-size';
import { streamConfig } from './start/stream-config';
import { streamConfigFrozen } from './no-effect/stream-config-frozen';
import { streamConfigValue } from './no-effect/stream-config-value';
import { streamMessageLimit } from './delivery/stream-message-limit';
import { streamReplicas } from './start/stream-replicas';
import { streamSingleReplica } from './quorum/stream-single-replica';
import { streamTooLarge } from './start/stream-too-large';
import { streamUnlimited } from './storage/stream-unlimited';
import { streamingBus } from './storage/streaming-bus';
import { syncInterval } from './storage/sync-interval';
import { tiedToOneZone } from './placement/tied-to-one-zone';
import { tolerationForEver } from './placement/toleration-for-ever';
import { topologyKey } from './no-effect/topology-key';
import { twoBudgets } from './eviction/two-budgets';
import { unknownSetting } from './start/unknown-setting';
import { unsafeEventOption } from './delivery/unsafe-event-option';
import { unsafeEventType } from './delivery/unsafe-event-type';
import { unusedSuppression } from './operation/unused-suppression';
import { versionLatest } from './operation/version-latest';
import { volumeBinding } from './placement/volume-binding';
import { webhookDrain } from './rollout/webhook-drain';
import { webhookEndpointTwice } from './start/webhook-endpoint-twice';
import { webhookPortShared } from './start/webhook-port-shared';
import { webhookServer } from './start/webhook-server';
import { wrongType } from './start/wrong-type';

/** All rules, by category. A new one is a file from _template.ts and a line here. */
export const RULES: readonly Rule[] = [
  busMissing,
  busSecret,
  busSize,
  busType,
  conditionDependency,
  conditionSyntax,
  dependencyEvent,
  differentBus,
  dlqAtLeastOnce,
  duplicatesWindow,
  eventNameTwice,
  exoticUrl,
  jetstreamVersion,
  leaseTimings,
  mixedEventClasses,
  names,
  networkPolicy,
  noService,
  sensorIncomplete,
  servicePort,
  serviceSelectsNothing,
  specSize,
  streamConfig,
  streamReplicas,
  streamTooLarge,
  unknownSetting,
  webhookEndpointTwice,
  webhookPortShared,
  webhookServer,
  wrongType,
  antiAffinitySelector,
  autoscaler,
  droppedField,
  duplicateKey,
  electionAnnotation,
  electionAnnotationLate,
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
  busGuard,
  busGuardBypassed,
  busScaleIn,
  busSingleServer,
  electionQuorum,
  evenSize,
  exoticReplicas,
  leaseAccount,
  leasePermission,
  leaseShort,
  sensorBucket,
  singleReplica,
  streamSingleReplica,
  busPending,
  busPlacement,
  busZonePlacement,
  clientPlacement,
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
  exoticShared,
  joiningTrigger,
  maxPayload,
  noRetry,
  retention,
  serviceLocal,
  serviceSelectsOthers,
  streamMessageLimit,
  unsafeEventOption,
  unsafeEventType,
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
  persistenceFrozen,
  safeToEvict,
  unusedSuppression,
  versionLatest,
];

export const RULE_IDS: readonly string[] = RULES.map(rule => rule.id);
