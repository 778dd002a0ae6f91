import { Manner } from './impact';
import { PathModel, SensorModel, SourceModel } from '../model/model';
import { ARGO_RECONNECT_TICK, ENDPOINT_UPDATE, GRAFT_ELECTION, NODE_GUARD_BACK, SENSOR_RESUBSCRIBE, STREAM_ASKED } from '../model/times';
import { Effect, effect, together } from '../verdict';

/** What the guard of one node, or all of them one after another, do when they end. */
export function nodeGuardEffect({ source, sensor, cluster }: PathModel, manner: Manner): Effect {
  const nodes = cluster.topology.zones.reduce((sum, count) => sum + count, 0);
  return together(
    source?.webhookGuard === 'node' && manner === 'crash' ? refusedCalls(source, nodes) : effect(),
    source?.busGuard === 'node' ? sourcePods(source, manner) : effect(),
    sensor?.busGuard === 'node' ? sensorPods(sensor, manner) : effect(),
  );
}

/** A new guard is Ready before the old one ends. One that ends by itself refuses the callers of its node. */
function refusedCalls({ callersFallBack }: SourceModel, nodes: number): Effect {
  const seconds = callersFallBack ? ENDPOINT_UPDATE : NODE_GUARD_BACK;
  const text = callersFallBack ? 'callers of its node are refused until they are led to other guards' : 'callers of its node are refused until it is Ready again';
  return effect({ refusals: [{ share: 1 / nodes, worstShare: 1, seconds, why: text }], steps: [{ part: 'cluster', text, seconds }] });
}

/** Other pods take the events meanwhile, but where one of them is elected or there is one pod. */
function sourcePods({ election, placement: { replicas } }: SourceModel, manner: Manner): Effect {
  const alone = replicas === 1 || election.kind !== 'none';
  const pause = alone ? away(manner) + ARGO_RECONNECT_TICK : 0;
  return effect({
    pause,
    why: pause > 0 ? CUT_OFF : '',
    steps: [{ part: 'source', text: alone ? CUT_OFF : 'its pod on that node is cut off from the bus; the other pods take the events', ...alone && { seconds: pause } }],
  });
}

function sensorPods(sensor: SensorModel, manner: Manner): Effect {
  const steps = [{ part: 'sensor' as const, text: CUT_OFF }];
  if (sensor.election.kind === 'graft' && sensor.placement.replicas > 2) {
    const pause = GRAFT_ELECTION + STREAM_ASKED;
    return effect({ pause, why: CUT_OFF, steps: [...steps, { part: 'sensor', text: 'the others elect a pod, which asks for the stream', seconds: pause }] });
  }
  const pause = away(manner) + ARGO_RECONNECT_TICK + SENSOR_RESUBSCRIBE;
  return effect({ pause, why: CUT_OFF, steps: [...steps, { part: 'sensor', text: 'it connects again and subscribes', seconds: pause }] });
}

const CUT_OFF = 'the active pod may be on that node, and is cut off from the bus';

function away(manner: Manner): number {
  return manner === 'rollout' ? 0 : NODE_GUARD_BACK;
}
