import { Reconnection, reconnection, reconnectSeconds } from './connection';
import { electionEffect } from './election';
import { blockedDrain, evicted, PodsHit } from './impact';
import { hasQuorum, quorumArithmetic } from './raft-groups';
import { stuckRollout } from './rollout';
import { serverBack } from './server-back';
import { BusModel, ClusterModel, SensorModel } from '../model/model';
import { BUCKET_READ, GRAFT_ELECTION, GRAFT_RECONNECT, GRAFT_RESTART, RAFT_ELECTION, SENSOR_RESUBSCRIBE, STREAM_ASKED } from '../model/times';
import { Effect, effect, together } from '../verdict';

const part = 'sensor';

/** What the loss of its own pods does to a Sensor. */
export function sensorEffect(sensor: SensorModel, hit: PodsHit, cluster: ClusterModel): Effect {
  const present = evicted(sensor.budget, hit);
  if (present.lost === 0) {
    return effect({ notes: blockedDrain(sensor.budget, hit) });
  }
  return {
    ...electionEffect(part, sensor, present, cluster),
    atRisk: sensor.streaming ? [UNSEEN] : sensor.atLeastOnce ? [] : ['events under way in the Sensor: without atLeastOnce they are acknowledged before their action'],
    notes: stuckRollout(sensor, hit, cluster),
  };
}

/** What the loss of `down` bus servers does to a Sensor; `restarts` when its own active pod is lost as well. */
export function sensorConnectionEffect(
  sensor: SensorModel, bus: BusModel, hit: PodsHit, down: number, restarts: boolean, cluster: ClusterModel,
): Effect {
  if (down === 0) {
    return effect();
  }
  if (sensor.streaming) return { ...streamingLost(sensor, hit, restarts), atRisk: [UNSEEN] };
  // an elected pod that was cut off may have to give way to another
  const takenOver = restarts || sensor.election.kind === 'graft';
  return {
    ...together(
      connectionLost(sensor, hit, restarts, bucketEffect(sensor, bus, hit, down, cluster)),
      takenOver ? readInVain(sensor, hit, bus.peerNotice) : effect(),
    ),
    atRisk: sensor.waitsForSeveral ? [FORGOTTEN] : [],
  };
}

/** @see https://github.com/argoproj/argo-events/blob/v1.9.11/pkg/eventbus/stan/sensor/trigger_conn.go */
const UNSEEN = 'events that the Sensor had received: on NATS Streaming they come again after newer ones, and are acknowledged without their action';

/** @see https://github.com/argoproj/argo-events/blob/v1.9.11/pkg/eventbus/jetstream/sensor/trigger_conn.go */
const FORGOTTEN = 'events for a trigger that waits for several: one that comes while the bucket cannot be read is acknowledged and forgotten';

function connectionLost(sensor: SensorModel, hit: PodsHit, restarts: boolean, bucket: Effect): Effect {
  const path = reconnection(part, sensor, hit.manner);
  if (restarts && hit.manner === 'vanish' && sensor.election.kind === 'graft') {
    return together(voterRestarts(path), bucket);
  }
  const connect = sensor.election.kind === 'graft' ? votersCutOff(path) : activeCutOff(path, restarts);
  const { pause } = connect;
  // the bucket comes back first, then the connection
  return together(connect, { ...bucket, pause: bucket.pause > 0 ? bucket.pause + pause : 0 });
}

/** Without a bucket, only the connections and the votes matter. */
function streamingLost(sensor: SensorModel, { manner }: PodsHit, restarts: boolean): Effect {
  const path = reconnection(part, sensor, manner);
  const connect = activeCutOff(path, restarts);
  return sensor.election.kind === 'graft' ? together(connect, voterRestarts(path)) : connect;
}

function activeCutOff(path: Reconnection, restarts: boolean): Effect {
  return effect({
    pause: reconnectSeconds(path) + SENSOR_RESUBSCRIBE,
    why: path.why,
    steps: [
      { part, text: restarts ? 'the pod that takes over may be connected to that server too' : 'the active pod may be connected to that server and hear nothing' },
      ...path.steps,
      { part, text: 'it subscribes anew', seconds: SENSOR_RESUBSCRIBE },
    ],
    fixes: path.fixes,
  });
}

/**
 * So many voters may be connected to that server that the others have no majority until these are back, each on a connection of its own for the
 * votes. Where the stream has no leader yet, the pod that is elected then waits for an answer about it, and goes on without.
 */
function votersCutOff({ notice, steps: [close], why, fixes }: Reconnection): Effect {
  const elected = notice + GRAFT_RECONNECT + GRAFT_ELECTION;
  // one that is elected when the stream has its leader need not wait
  const pause = Math.max(elected, Math.min(elected, RAFT_ELECTION) + STREAM_ASKED);
  return effect({
    pause,
    why,
    steps: [
      { part, text: 'the active pod and others may be connected to that server' },
      close,
      { part, text: 'their connections for the votes are made again', seconds: GRAFT_RECONNECT },
      { part, text: 'they elect a pod', seconds: GRAFT_ELECTION },
      { part, text: 'it asks for the stream, which may have no leader yet', seconds: pause - elected },
    ],
    fixes,
  });
}

/**
 * With a voter gone all others are needed, and those connected to the server that vanished with it are cut off until it is noticed: one that
 * was elected meanwhile or before loses its majority and ends, and the election waits for its new process.
 */
function voterRestarts({ notice, steps: [close], why, fixes }: Reconnection): Effect {
  return effect({
    pause: notice + GRAFT_ELECTION + GRAFT_RESTART + GRAFT_ELECTION + SENSOR_RESUBSCRIBE,
    why,
    steps: [
      { part, text: 'a pod that is left may be connected to that server too' },
      close,
      { part, text: 'pods that are left elect one, which may lose its majority', seconds: GRAFT_ELECTION },
      { part, text: 'its process ends, is started again and connects', seconds: GRAFT_RESTART },
      { part, text: 'they elect again', seconds: GRAFT_ELECTION },
      { part, text: 'it subscribes anew', seconds: SENSOR_RESUBSCRIBE },
    ],
    fixes,
  });
}

/** A pod that takes over reads the bucket; its process ends when it has read in vain five times. */
function readInVain({ bucketLeaderReads }: SensorModel, { manner }: PodsHit, peerNotice: number): Effect {
  if (bucketLeaderReads || manner !== 'vanish') {
    return effect();
  }
  return effect({
    pause: peerNotice + BUCKET_READ + GRAFT_RESTART + GRAFT_ELECTION + SENSOR_RESUBSCRIBE,
    why: 'a Sensor that starts reads its bucket from any server, also from the one that vanished',
    steps: [
      { part: 'bus', text: 'servers go on sending the vanished one its share of the reads until they notice', seconds: peerNotice },
      { part, text: 'the pod that takes over waits for an answer, and tries again', seconds: BUCKET_READ },
      { part, text: 'its process ends after five such attempts and is started again', seconds: GRAFT_RESTART },
      { part, text: 'they elect again', seconds: GRAFT_ELECTION },
      { part, text: 'it subscribes anew', seconds: SENSOR_RESUBSCRIBE },
    ],
    fixes: [{ part, field: 'KV_<sensor>', change: 'allow_direct: false, before a Sensor uses it or while it runs without conditions; the Job of HaSensor does so' }],
  });
}

/** Every new connection of a Sensor reads its bucket first. */
function bucketEffect({ bucketReplicas }: SensorModel, bus: BusModel, hit: PodsHit, down: number, cluster: ClusterModel): Effect {
  const bucket = { name: 'the bucket of the Sensor', members: bucketReplicas };
  if (hasQuorum(bucket, down)) {
    return effect();
  }
  const { pause: seconds, text, missing } = serverBack(bus, hit, cluster);
  return effect({
    pause: seconds,
    missing,
    why: `${bucket.name}: ${quorumArithmetic(bucket, down)}`,
    steps: [
      { part: 'bus', text: `${bucket.name} may be on that server, and no connection is made without it: ${quorumArithmetic(bucket, down)}` },
      { part: 'bus', text, seconds },
    ],
    fixes: [{ part, field: 'KV_<sensor>', change: 'nats kv edit <sensor> --replicas 3, in a Job; HaSensor brings one, and has the leader read' }],
  });
}
