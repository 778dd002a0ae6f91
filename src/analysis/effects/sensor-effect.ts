import { Reconnection, reconnection, reconnectSeconds } from './connection';
import { electionEffect } from './election';
import { blockedDrain, evicted, PodImpact } from './impact';
import { hasQuorum, quorumCount, RaftGroup } from './raft-groups';
import { stuckRollout } from './rollout';
import { serverBack } from './server-back';
import { BusModel, ClusterModel, SensorModel } from '../model/model';
import { BUCKET_READ, GRAFT_ELECTION, GRAFT_RECONNECT, GRAFT_RESTART, KAFKA_REBALANCE, RAFT_ELECTION, SENSOR_RESUBSCRIBE, STREAM_ASKED } from '../model/times';
import { Effect, effect, mergeParallel, Step } from '../verdict';

const part = 'sensor';

/** What the loss of its own pods does to a Sensor. */
export function sensorEffect(sensor: SensorModel, hit: PodImpact, cluster: ClusterModel): Effect {
  const present = evicted(sensor.budget, hit);
  if (present.lost === 0) {
    return effect({ notes: blockedDrain(sensor.budget, hit) });
  }
  return {
    ...electionEffect(part, sensor, present, cluster),
    atRisk: sensor.streaming ? [{ code: 'streaming-redelivery-acknowledged' }] : sensor.atLeastOnce ? [] : [{ code: 'acknowledged-before-action' }],
    notes: stuckRollout(sensor, hit, cluster),
  };
}

/** What the loss of `down` bus servers does to a Sensor; `restarts` when its own active pod is lost as well. */
export function sensorConnectionEffect(
  sensor: SensorModel, bus: BusModel, hit: PodImpact, down: number, restarts: boolean, cluster: ClusterModel,
): Effect {
  if (down === 0) {
    return effect();
  }
  if (sensor.kafka) return groupCutOff(sensor, hit);
  if (sensor.streaming) return { ...streamingLost(sensor, hit, restarts), atRisk: [{ code: 'streaming-redelivery-acknowledged' }] };
  // an elected pod that was cut off may have to give way to another
  const takenOver = restarts || sensor.election.kind === 'graft';
  return {
    ...mergeParallel(
      connectionLost(sensor, hit, restarts, bucketEffect(sensor, bus, hit, down, cluster)),
      takenOver ? failedReads(sensor, hit, bus.peerNotice) : effect(),
    ),
    atRisk: sensor.waitsForSeveral ? [{ code: 'part-of-condition-forgotten' }] : [],
  };
}

function connectionLost(sensor: SensorModel, hit: PodImpact, restarts: boolean, bucket: Effect): Effect {
  const path = reconnection(part, sensor, hit.mode);
  if (restarts && hit.mode === 'node-loss' && sensor.election.kind === 'graft') {
    return mergeParallel(voterRestarts(path), bucket);
  }
  const connect = sensor.election.kind === 'graft' ? votersCutOff(path) : activeCutOff(path, restarts);
  const { pause } = connect;
  // the bucket comes back first, then the connection
  return mergeParallel(connect, { ...bucket, pause: bucket.pause > 0 ? bucket.pause + pause : 0 });
}

/** The pods find the new leaders of their partitions, and the consumer group its coordinator. */
function groupCutOff(sensor: SensorModel, { mode }: PodImpact): Effect {
  const path = reconnection(part, sensor, mode);
  const rebalance: Step = { part, occurrence: { code: 'group-rebalances' }, seconds: KAFKA_REBALANCE };
  return effect({ pause: reconnectSeconds(path) + KAFKA_REBALANCE, cause: path.cause, steps: [...path.steps, rebalance] });
}

/** Without a bucket, only the connections and the votes matter. */
function streamingLost(sensor: SensorModel, { mode }: PodImpact, restarts: boolean): Effect {
  const path = reconnection(part, sensor, mode);
  const connect = activeCutOff(path, restarts);
  return sensor.election.kind === 'graft' ? mergeParallel(connect, voterRestarts(path)) : connect;
}

function activeCutOff(path: Reconnection, restarts: boolean): Effect {
  return effect({
    pause: reconnectSeconds(path) + SENSOR_RESUBSCRIBE,
    cause: path.cause,
    steps: [
      { part, occurrence: { code: 'active-pod-cut-off', takesOver: restarts } },
      ...path.steps,
      { part, occurrence: { code: 'subscribes-again' }, seconds: SENSOR_RESUBSCRIBE },
    ],
    remedies: path.remedies,
  });
}

/**
 * So many voters may be connected to that server that the others have no majority until these are back, each on a connection of its own for the
 * votes. Where the stream has no leader yet, the pod that is elected then waits for an answer about it, and goes on without.
 */
function votersCutOff({ notice, steps: [close], cause, remedies }: Reconnection): Effect {
  const elected = notice + GRAFT_RECONNECT + GRAFT_ELECTION;
  // one that is elected when the stream has its leader need not wait
  const pause = Math.max(elected, Math.min(elected, RAFT_ELECTION) + STREAM_ASKED);
  return effect({
    pause,
    cause,
    steps: [
      { part, occurrence: { code: 'voters-cut-off' } },
      close,
      { part, occurrence: { code: 'vote-connections-made' }, seconds: GRAFT_RECONNECT },
      { part, occurrence: { code: 'pod-elected', turn: 'first' }, seconds: GRAFT_ELECTION },
      { part, occurrence: { code: 'stream-leader-asked' }, seconds: pause - elected },
    ],
    remedies,
  });
}

/**
 * With a voter gone all others are needed, and those connected to the server that vanished with it are cut off until it is noticed: one that
 * was elected meanwhile or before loses its majority and ends, and the election waits for its new process.
 */
function voterRestarts({ notice, steps: [close], cause, remedies }: Reconnection): Effect {
  return effect({
    pause: notice + GRAFT_ELECTION + GRAFT_RESTART + GRAFT_ELECTION + SENSOR_RESUBSCRIBE,
    cause,
    steps: [
      { part, occurrence: { code: 'remaining-voter-cut-off' } },
      close,
      { part, occurrence: { code: 'pod-elected', turn: 'may-lose-majority' }, seconds: GRAFT_ELECTION },
      { part, occurrence: { code: 'process-restarts', after: 'lost-majority' }, seconds: GRAFT_RESTART },
      { part, occurrence: { code: 'pod-elected', turn: 'again' }, seconds: GRAFT_ELECTION },
      { part, occurrence: { code: 'subscribes-again' }, seconds: SENSOR_RESUBSCRIBE },
    ],
    remedies,
  });
}

/** A pod that takes over reads the bucket; its process ends after five failed reads. */
function failedReads({ bucketLeaderReads }: SensorModel, { mode }: PodImpact, peerNotice: number): Effect {
  if (bucketLeaderReads || mode !== 'node-loss') {
    return effect();
  }
  return effect({
    pause: peerNotice + BUCKET_READ + GRAFT_RESTART + GRAFT_ELECTION + SENSOR_RESUBSCRIBE,
    cause: { code: 'bucket-read-from-any-server' },
    steps: [
      { part: 'bus', occurrence: { code: 'reads-sent-to-lost-server' }, seconds: peerNotice },
      { part, occurrence: { code: 'bucket-read-waits' }, seconds: BUCKET_READ },
      { part, occurrence: { code: 'process-restarts', after: 'failed-bucket-reads' }, seconds: GRAFT_RESTART },
      { part, occurrence: { code: 'pod-elected', turn: 'again' }, seconds: GRAFT_ELECTION },
      { part, occurrence: { code: 'subscribes-again' }, seconds: SENSOR_RESUBSCRIBE },
    ],
    remedies: [{ part, target: { kind: 'sensor-bucket' }, code: 'read-bucket-from-leader' }],
  });
}

/** Every new connection of a Sensor reads its bucket first. */
function bucketEffect(
  { bucketReplicas, bucketMaybeRaisedBy }: SensorModel, bus: BusModel, hit: PodImpact, down: number, cluster: ClusterModel,
): Effect {
  const bucket: RaftGroup = { code: 'sensor-bucket', members: bucketReplicas };
  if (hasQuorum(bucket, down)) {
    return effect();
  }
  if (bucketMaybeRaisedBy !== undefined) {
    return effect({ missing: [{ code: 'bucket-replicas', by: bucketMaybeRaisedBy }] });
  }
  const count = quorumCount(bucket, down);
  const { pause: seconds, occurrence, missing } = serverBack(bus, hit, cluster);
  return effect({
    pause: seconds,
    missing,
    cause: { code: 'quorum-lost', ...count },
    steps: [
      { part: 'bus', occurrence: { code: 'bucket-stands-still', ...count } },
      { part: 'bus', occurrence, seconds },
    ],
    remedies: [{ part, target: { kind: 'sensor-bucket' }, code: 'replicate-bucket', replicas: 3 }],
  });
}
