import { antiAffinitySelector } from './anti-affinity-selector';
import { budgetAllowsAll } from './budget-allows-all';
import { budgetBlocks } from './budget-blocks';
import { budgetBreaksQuorum } from './budget-breaks-quorum';
import { budgetPercent } from './budget-percent';
import { budgetSelectsNothing } from './budget-selects-nothing';
import { budgetSelectsSeveral } from './budget-selects-several';
import { budgetUnhealthyPods } from './budget-unhealthy-pods';
import { busMemory } from './bus-memory';
import { busPending } from './bus-pending';
import { busPlacement } from './bus-placement';
import { busPruned } from './bus-pruned';
import { busScaleIn } from './bus-scale-in';
import { busSingleServer } from './bus-single-server';
import { busSize } from './bus-size';
import { busType } from './bus-type';
import { busZonePlacement } from './bus-zone-placement';
import { clientPlacement } from './client-placement';
import { droppedField } from './dropped-field';
import { duplicatesShort } from './duplicates-short';
import { duplicatesWindow } from './duplicates-window';
import { electionAnnotation } from './election-annotation';
import { electionQuorum } from './election-quorum';
import { evenSize } from './even-size';
import { exoticReplicas } from './exotic-replicas';
import { exoticUrl } from './exotic-url';
import { fileStoreLimit } from './file-store-limit';
import { jetstreamVersion } from './jetstream-version';
import { leaseAccount } from './lease-account';
import { leasePermission } from './lease-permission';
import { leaseShort } from './lease-short';
import { leaseTimingValue } from './lease-timing-value';
import { leaseTimings } from './lease-timings';
import { maxPayload } from './max-payload';
import { memoryStoreLimit } from './memory-store-limit';
import { natsVersion } from './nats-version';
import { noBudget } from './no-budget';
import { noPersistence } from './no-persistence';
import { nodeLossToleration } from './node-loss-toleration';
import { persistenceFrozen } from './persistence-frozen';
import { retention } from './retention';
import { rolloutDeadlock } from './rollout-deadlock';
import { Rule } from './rule';
import { safeToEvict } from './safe-to-evict';
import { sensorBucket } from './sensor-bucket';
import { singleReplica } from './single-replica';
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
import { tolerationForEver } from './toleration-for-ever';
import { twoBudgets } from './two-budgets';
import { unusedSuppression } from './unused-suppression';
import { versionLatest } from './version-latest';

/** All rules, by category. A new one is a file from _template.ts and a line here. */
export const RULES: readonly Rule[] = [
  busSize,
  busType,
  duplicatesWindow,
  exoticUrl,
  jetstreamVersion,
  leaseTimings,
  streamConfig,
  streamReplicas,
  streamTooLarge,
  antiAffinitySelector,
  droppedField,
  electionAnnotation,
  leaseTimingValue,
  streamConfigFrozen,
  streamConfigValue,
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
  tolerationForEver,
  budgetAllowsAll,
  budgetBlocks,
  budgetBreaksQuorum,
  budgetPercent,
  budgetSelectsNothing,
  budgetSelectsSeveral,
  budgetUnhealthyPods,
  noBudget,
  twoBudgets,
  fileStoreLimit,
  memoryStoreLimit,
  natsVersion,
  noPersistence,
  streamUnlimited,
  streamingBus,
  syncInterval,
  duplicatesShort,
  maxPayload,
  retention,
  streamMessageLimit,
  rolloutDeadlock,
  busMemory,
  busPruned,
  persistenceFrozen,
  safeToEvict,
  unusedSuppression,
  versionLatest,
];
