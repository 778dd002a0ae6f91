import { reconnection, reconnectSeconds } from './connection';
import { electionEffect } from './election';
import { allPods, blockedDrain, evicted, PodsHit, replacement } from './impact';
import { REQUIRE_APART } from './require-apart';
import { stuckRollout } from './rollout';
import { ARGO_EVENTS_FLOOR, FIRST_HONEST_WEBHOOK } from '../../argo-events/catalog/versions';
import { ClusterModel, SourceModel } from '../model/model';
import { ARGO_RECONNECT_TICK, ENDPOINT_UPDATE, POD_START } from '../model/times';
import { Effect, effect, Fix, Refusal, Step } from '../verdict';

const part = 'source';

/** What the loss of its own pods does to an EventSource. */
export function sourceEffect(source: SourceModel, hit: PodsHit, cluster: ClusterModel): Effect {
  const present = evicted(source.budget, hit);
  if (present.lost === 0) {
    return effect({ notes: blockedDrain(source.budget, hit) });
  }
  const found = source.whenDown === 'caller-retries'
    ? calls(source, present, cluster)
    : withLoss(source, electionEffect(part, source, present, cluster));
  return {
    ...found,
    loses: [...found.loses, ...source.stopEndsAll === undefined ? [] : [{ what: source.stopEndsAll }]],
    fixes: [...source.stopFixes ?? [], ...found.fixes],
    notes: [...found.notes, ...stuckRollout(source, hit, cluster)],
  };
}

/** What the loss of `down` of the servers that its pods are connected to does to an EventSource. */
export function sourceConnectionEffect(source: SourceModel, hit: PodsHit, down: number, servers: number): Effect {
  if (down === 0) {
    return effect();
  }
  const path = reconnection(part, source, hit.manner);
  const pause = reconnectSeconds(path);
  // calls wait for the bus while the guard notices, and are answered 500 from then on until the next look
  const waits = source.busGuard !== undefined ? ARGO_RECONNECT_TICK : pause;
  const bursts = hit.manner === 'rollout' ? servers : 1;
  // the webhook guard tries other pods, and all of them again for 7 s: longer than they need to connect
  const refusals: Refusal[] = source.whenDown !== 'caller-retries' || source.webhookGuard !== undefined || source.answersTooEarly ? [] : [{
    share: Math.min(1, down / servers),
    worstShare: 1,
    ...source.placement.replicas === 1 && down < servers && { allOrNone: true as const },
    seconds: bursts * waits,
    why: path.why,
  }];
  return withLoss(source, effect({
    pause,
    why: path.why,
    refusals,
    ...unpublished(source, bursts * pause),
    steps: [{ part, text: 'pods that were connected to that server cannot publish' }, ...path.steps],
    fixes: [...upgrade(source), ...path.fixes],
  }));
}

/** What an EventSource does while the bus takes nothing. */
export function sourceWithoutBus(source: SourceModel, seconds: number): Effect {
  const refusals: Refusal[] = source.whenDown === 'caller-retries' && !source.answersTooEarly ? [{ share: 1, worstShare: 1, seconds, why: 'the bus takes no events' }] : [];
  return withLoss(source, effect({ pause: seconds, refusals, ...unpublished(source, seconds), steps: [{ part, text: 'no event can be published' }], fixes: upgrade(source) }));
}

/** Calls that are answered 200 while nothing can be published. */
function unpublished({ answersTooEarly }: SourceModel, seconds: number): Pick<Effect, 'loses'> {
  const what = `events of calls that Argo Events before ${FIRST_HONEST_WEBHOOK} answers 200 although it cannot publish`;
  return { loses: answersTooEarly ? [{ what, seconds }] : [] };
}

function upgrade({ answersTooEarly }: SourceModel): Fix[] {
  return answersTooEarly ? [{ part: 'cluster', field: 'Argo Events', change: `upgrade to ${ARGO_EVENTS_FLOOR}` }] : [];
}

/** A webhook: calls that reach a pod that is gone, or not yet there, are refused. */
function calls(source: SourceModel, hit: PodsHit, cluster: ClusterModel): Effect {
  const pods = source.placement.replicas;
  const graceful = hit.manner === 'drain' || hit.manner === 'rollout';
  if (hit.left === 0 && hit.manner !== 'rollout') {
    return allGone(source, hit, cluster);
  }
  if (source.webhookGuard === 'node') {
    return effect({ steps: [{ part, text: 'the node guards of the callers send the calls to other pods' }] });
  }
  const share = (hit.manner === 'rollout' ? 1 : hit.lost) / pods;
  const reasons: Step[] = [];
  if (hit.manner === 'vanish') {
    reasons.push({ part: 'cluster', text: 'calls are sent to the silent node until it is NotReady', seconds: cluster.nodeMonitorGrace },
      { part, text: 'its endpoint goes; the other pods take all calls', seconds: ENDPOINT_UPDATE });
  } else {
    if (!(graceful && source.drainsCalls)) {
      reasons.push({ part, text: 'calls reach the ending pod until its endpoint is gone everywhere', seconds: ENDPOINT_UPDATE });
    }
    if (!source.waitsUntilReady) {
      reasons.push({ part, text: 'a new pod gets calls before it listens', seconds: POD_START });
    }
  }
  const seconds = reasons.reduce((sum, step) => sum + (step.seconds ?? 0), 0) * (hit.manner === 'rollout' ? pods : 1);
  if (seconds === 0) {
    return effect({ steps: [{ part, text: 'a pod that ends takes its last calls, and others take over before it goes' }] });
  }
  return effect({ refusals: [{ share, worstShare: share, seconds, why: longest(reasons).text }], steps: reasons, fixes: callFixes(source, hit) });
}

function allGone(source: SourceModel, hit: PodsHit, cluster: ClusterModel): Effect {
  const seconds = replacement(source, 1, hit, cluster);
  const why = `${allPods(hit)} gone until another one starts`;
  return effect({
    pause: seconds,
    why,
    refusals: [{ share: 1, worstShare: 1, seconds, why }],
    steps: [{ part, text: 'no pod is left to take calls until another one starts', seconds }],
    fixes: [{
      part,
      ...source.placement.replicas < 2
        ? { field: 'spec.replicas', change: 'run at least 2 pods' }
        : { field: 'spec.template.affinity', change: source.prefersApart ? REQUIRE_APART : 'spread the pods over nodes and zones' },
    }],
  });
}

function callFixes({ drainsCalls, waitsUntilReady }: SourceModel, { manner }: PodsHit): Fix[] {
  if (manner === 'vanish') {
    return [{ part, field: 'caller or gateway', change: 'send a refused call again: only that, or faster detection of lost nodes, helps here' }];
  }
  const graceful = manner === 'drain' || manner === 'rollout';
  return [
    ...graceful && !drainsCalls ? [{ part, field: 'preStop sleep', change: 'HaPodPolicy in the cluster and the annotation cdk8s-argo-events-ha/pre-stop-sleep-seconds: "10" on the pods' } as const] : [],
    ...!waitsUntilReady ? [{ part, field: 'readiness probe', change: 'HaPodPolicy in the cluster and the annotations cdk8s-argo-events-ha/readiness-* on the pods' } as const] : [],
  ];
}

function longest(steps: readonly Step[]): Step {
  return steps.reduce((a, b) => (b.seconds ?? 0) > (a.seconds ?? 0) ? b : a);
}

/** Types that nobody keeps events for lose those of every pause; others may lose what is under way. */
function withLoss(source: SourceModel, found: Effect): Effect {
  const loses = source.whenDown === 'lost' && found.pause > 0;
  return {
    ...found,
    ...loses && {
      loses: [...found.loses, { what: source.lossReason ?? 'nobody keeps them', seconds: found.pause }],
      fixes: [...source.lossFixes ?? [], ...found.fixes],
    },
    atRisk: source.inFlight === undefined ? found.atRisk : [...found.atRisk, source.inFlight],
  };
}
