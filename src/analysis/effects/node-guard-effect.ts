import { FailureMode } from './impact';
import { Occurrence } from '../codes/occurrence';
import { PathModel, SensorModel, SourceModel } from '../model/model';
import { ARGO_RECONNECT_TICK, ENDPOINT_UPDATE, GRAFT_ELECTION, NODE_GUARD_BACK, SENSOR_RESUBSCRIBE, STREAM_ASKED } from '../model/times';
import { Effect, effect, mergeParallel, Step } from '../verdict';

/** What the guard of one node, or all of them one after another, do when they end. */
export function nodeGuardEffect({ source, sensor, cluster }: PathModel, mode: FailureMode): Effect {
  const nodes = cluster.topology.zones.reduce((sum, count) => sum + count, 0);
  return mergeParallel(
    source?.webhookGuard === 'node' && mode === 'crash' ? refusedCalls(source, nodes) : effect(),
    source?.busGuard === 'node' ? sourcePods(source, mode) : effect(),
    sensor?.busGuard === 'node' ? sensorPods(sensor, mode) : effect(),
  );
}

/** A new guard is Ready before the old one ends. One that ends by itself refuses the callers of its node. */
function refusedCalls({ callersFallBack }: SourceModel, nodes: number): Effect {
  const seconds = callersFallBack ? ENDPOINT_UPDATE : NODE_GUARD_BACK;
  const cause: Occurrence = { code: 'node-requests-rejected', until: callersFallBack ? 'other-guards-used' : 'guard-ready' };
  return effect({ refusals: [{ share: 1 / nodes, worstShare: 1, seconds, cause }], steps: [{ part: 'cluster', occurrence: cause, seconds }] });
}

/** Other pods take the events meanwhile, but where one of them is elected or there is one pod. */
function sourcePods({ election, placement: { replicas } }: SourceModel, mode: FailureMode): Effect {
  const alone = replicas === 1 || election.kind !== 'none';
  const pause = alone ? away(mode) + ARGO_RECONNECT_TICK : 0;
  return effect({
    pause,
    ...pause > 0 && { cause: CUT_OFF },
    steps: [{ part: 'source', occurrence: alone ? CUT_OFF : { code: 'node-pods-cut-off', pods: 'one-of-several' }, ...alone && { seconds: pause } }],
  });
}

function sensorPods(sensor: SensorModel, mode: FailureMode): Effect {
  const steps: Step[] = [{ part: 'sensor', occurrence: CUT_OFF }];
  if (sensor.election.kind === 'graft' && sensor.placement.replicas > 2) {
    const pause = GRAFT_ELECTION + STREAM_ASKED;
    return effect({ pause, cause: CUT_OFF, steps: [...steps, { part: 'sensor', occurrence: { code: 'other-pod-elected' }, seconds: pause }] });
  }
  const pause = away(mode) + ARGO_RECONNECT_TICK + SENSOR_RESUBSCRIBE;
  return effect({ pause, cause: CUT_OFF, steps: [...steps, { part: 'sensor', occurrence: { code: 'pod-reconnects-and-subscribes' }, seconds: pause }] });
}

const CUT_OFF: Occurrence = { code: 'node-pods-cut-off', pods: 'active' };

function away(mode: FailureMode): number {
  return mode === 'rollout' ? 0 : NODE_GUARD_BACK;
}
