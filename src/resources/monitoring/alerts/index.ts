import { busCopiesDiffer } from './bus-copies-differ';
import { busCopyMissing } from './bus-copy-missing';
import { busJetStreamDisabled } from './bus-jetstream-disabled';
import { busKeeperFailing } from './bus-keeper-failing';
import { busMetricsAbsent } from './bus-metrics-absent';
import { busNoMetaLeader } from './bus-no-meta-leader';
import { busNotFullyFormed } from './bus-not-fully-formed';
import { busQuorumLost } from './bus-quorum-lost';
import { busQuorumMarginGone } from './bus-quorum-margin-gone';
import { busServerMissing } from './bus-server-missing';
import { busServersInOneZone } from './bus-servers-in-one-zone';
import { busServersOnOneNode } from './bus-servers-on-one-node';
import { busSlowConsumers } from './bus-slow-consumers';
import { busStoreFilling } from './bus-store-filling';
import { busStreamNearLimit } from './bus-stream-near-limit';
import { busStreamWithoutLeader } from './bus-stream-without-leader';
import { guardAwayFromNear } from './guard-away-from-near';
import { guardNoServer } from './guard-no-server';
import { guardServerUnreachable } from './guard-server-unreachable';
import { nodeGuardMissing } from './node-guard-missing';
import { nodeGuardNoServer } from './node-guard-no-server';
import { nodeGuardWebhookRefusing } from './node-guard-webhook-refusing';
import { podPolicyMissing } from './pod-policy-missing';
import { sensorBacklogGrowing } from './sensor-backlog-growing';
import { sensorBucketCopyMissing } from './sensor-bucket-copy-missing';
import { sensorConsumerMissing } from './sensor-consumer-missing';
import { sensorRedeliveryLoop } from './sensor-redelivery-loop';
import { sensorStandbyMissing } from './sensor-standby-missing';
import { sensorStuck } from './sensor-stuck';
import { sensorTriggerFailing } from './sensor-trigger-failing';
import { sourceNotRunning } from './source-not-running';
import { sourceProcessingFailing } from './source-processing-failing';
import { sourcePublishFailing } from './source-publish-failing';
import { sourceStandbyMissing } from './source-standby-missing';
import { sourceWebhookRefusing } from './source-webhook-refusing';
import { Alert } from '../alert';
import { MonitoredBus, MonitoredClient, MonitoredNodeGuard, MonitoredSensor, MonitoredSource } from '../monitored';

/** Of each bus. */
export const BUS_ALERTS: readonly Alert<MonitoredBus>[] = [
  busQuorumLost,
  busQuorumMarginGone,
  busServerMissing,
  busNotFullyFormed,
  busNoMetaLeader,
  busStreamWithoutLeader,
  busCopyMissing,
  busCopiesDiffer,
  busJetStreamDisabled,
  busStoreFilling,
  busStreamNearLimit,
  busSlowConsumers,
  busServersOnOneNode,
  busServersInOneZone,
  busKeeperFailing,
  busMetricsAbsent,
];

/** Of the guards in the pods of each EventSource and Sensor. */
export const CLIENT_ALERTS: readonly Alert<MonitoredClient>[] = [
  guardNoServer,
  guardServerUnreachable,
  guardAwayFromNear,
  podPolicyMissing,
];

/** Of each EventSource. */
export const SOURCE_ALERTS: readonly Alert<MonitoredSource>[] = [
  sourceNotRunning,
  sourcePublishFailing,
  sourceProcessingFailing,
  sourceWebhookRefusing,
  sourceStandbyMissing,
];

/** Of each Sensor. */
export const SENSOR_ALERTS: readonly Alert<MonitoredSensor>[] = [
  sensorStuck,
  sensorConsumerMissing,
  sensorBacklogGrowing,
  sensorTriggerFailing,
  sensorRedeliveryLoop,
  sensorStandbyMissing,
  sensorBucketCopyMissing,
];

/** Of each node guard. */
export const NODE_GUARD_ALERTS: readonly Alert<MonitoredNodeGuard>[] = [
  nodeGuardMissing,
  nodeGuardNoServer,
  nodeGuardWebhookRefusing,
];

/** All alerts. */
export const ALERTS: readonly Pick<Alert<never>, 'name' | 'severity' | 'pendingSeconds'>[] = [
  ...BUS_ALERTS, ...CLIENT_ALERTS, ...SOURCE_ALERTS, ...SENSOR_ALERTS, ...NODE_GUARD_ALERTS,
];

export const ALERT_NAMES: readonly string[] = ALERTS.map(({ name }) => name);
