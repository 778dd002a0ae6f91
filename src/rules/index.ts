import { acknowledgedBeforeAction } from './acknowledged-before-action';
import { antiAffinitySelector } from './anti-affinity-selector';
import { argoEventsVersion } from './argo-events-version';
import { autoscaler } from './autoscaler';
import { backlogLost } from './backlog-lost';
import { backoffNanoseconds } from './backoff-nanoseconds';
import { backoffValue } from './backoff-value';
import { budgetAllowsAll } from './budget-allows-all';
import { budgetBlocks } from './budget-blocks';
import { budgetBreaksQuorum } from './budget-breaks-quorum';
import { budgetPercent } from './budget-percent';
import { budgetSelectsNothing } from './budget-selects-nothing';
import { budgetSelectsSeveral } from './budget-selects-several';
import { budgetUnhealthyPods } from './budget-unhealthy-pods';
import { busGuard } from './bus-guard';
import { busGuardBypassed } from './bus-guard-bypassed';
import { busMemory } from './bus-memory';
import { busMissing } from './bus-missing';
import { busPending } from './bus-pending';
import { busPlacement } from './bus-placement';
import { busPruned } from './bus-pruned';
import { busScaleIn } from './bus-scale-in';
import { busSecret } from './bus-secret';
import { busSingleServer } from './bus-single-server';
import { busSize } from './bus-size';
import { busType } from './bus-type';
import { busZonePlacement } from './bus-zone-placement';
import { clientMemory } from './client-memory';
import { clientPlacement } from './client-placement';
import { conditionDependency } from './condition-dependency';
import { conditionSyntax } from './condition-syntax';
import { controllerBudget } from './controller-budget';
import { controllerElectionOff } from './controller-election-off';
import { controllerReplicas } from './controller-replicas';
import { controllerService } from './controller-service';
import { dependencyEvent } from './dependency-event';
import { dependencyNameTwice } from './dependency-name-twice';
import { differentBus } from './different-bus';
import { dlqAtLeastOnce } from './dlq-at-least-once';
import { droppedField } from './dropped-field';
import { duplicateKey } from './duplicate-key';
import { duplicatesShort } from './duplicates-short';
import { duplicatesWindow } from './duplicates-window';
import { electionAnnotation } from './election-annotation';
import { electionAnnotationLate } from './election-annotation-late';
import { electionQuorum } from './election-quorum';
import { evenSize } from './even-size';
import { eventNameTwice } from './event-name-twice';
import { exoticReplicas } from './exotic-replicas';
import { exoticShared } from './exotic-shared';
import { exoticUrl } from './exotic-url';
import { fileStoreLimit } from './file-store-limit';
import { imagePullPolicy } from './image-pull-policy';
import { jetstreamVersion } from './jetstream-version';
import { joiningTrigger } from './joining-trigger';
import { kubernetesVersion } from './kubernetes-version';
import { leaseAccount } from './lease-account';
import { leasePermission } from './lease-permission';
import { leaseShort } from './lease-short';
import { leaseTimingValue } from './lease-timing-value';
import { leaseTimings } from './lease-timings';
import { maxPayload } from './max-payload';
import { memoryStoreLimit } from './memory-store-limit';
import { mixedEventClasses } from './mixed-event-classes';
import { names } from './name';
import { natsVersion } from './nats-version';
import { networkPolicy } from './network-policy';
import { noBudget } from './no-budget';
import { noPersistence } from './no-persistence';
import { noRetry } from './no-retry';
import { noService } from './no-service';
import { nodeLossToleration } from './node-loss-toleration';
import { objectTwice } from './object-twice';
import { persistenceFrozen } from './persistence-frozen';
import { podPolicyMissing } from './pod-policy-missing';
import { podPolicyVersion } from './pod-policy-version';
import { retention } from './retention';
import { retryWithoutAtLeastOnce } from './retry-without-at-least-once';
import { rolloutDeadlock } from './rollout-deadlock';
import { Rule } from './rule';
import { safeToEvict } from './safe-to-evict';
import { sensorBucket } from './sensor-bucket';
import { sensorIncomplete } from './sensor-incomplete';
import { serviceLocal } from './service-local';
import { servicePort } from './service-port';
import { serviceSelectsNothing } from './service-selects-nothing';
import { serviceSelectsOthers } from './service-selects-others';
import { settingsLate } from './settings-late';
import { singleReplica } from './single-replica';
import { specSize } from './spec-size';
import { streamConfig } from './stream-config';
import { streamConfigFrozen } from './stream-config-frozen';
import { streamConfigValue } from './stream-config-value';
import { streamMessageLimit } from './stream-message-limit';
import { streamReplicas } from './stream-replicas';
import { streamSingleReplica } from './stream-single-replica';
import { streamTooLarge } from './stream-too-large';
import { streamUnlimited } from './stream-unlimited';
import { streamingBus } from './streaming-bus';
import { syncInterval } from './sync-interval';
import { tiedToOneZone } from './tied-to-one-zone';
import { tolerationForEver } from './toleration-for-ever';
import { topologyKey } from './topology-key';
import { twoBudgets } from './two-budgets';
import { unknownSetting } from './unknown-setting';
import { unsafeEventOption } from './unsafe-event-option';
import { unsafeEventType } from './unsafe-event-type';
import { unusedSuppression } from './unused-suppression';
import { versionLatest } from './version-latest';
import { volumeBinding } from './volume-binding';
import { webhookDrain } from './webhook-drain';
import { webhookEndpointTwice } from './webhook-endpoint-twice';
import { webhookPortShared } from './webhook-port-shared';
import { webhookServer } from './webhook-server';
import { wrongType } from './wrong-type';

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
