import { reconnection, reconnectSeconds } from './connection';
import { electionEffect } from './election';
import { blockedDrain, evicted, PodImpact, replacement } from './impact';
import { stuckRollout } from './rollout';
import { ARGO_EVENTS_FLOOR, FIRST_HONEST_WEBHOOK } from '../../argo-events/catalog/versions';
import { field, Remedy } from '../codes/remedy';
import { ClusterModel, SourceModel } from '../model/model';
import { ARGO_RECONNECT_TICK, ENDPOINT_UPDATE, POD_START } from '../model/times';
import { Effect, effect, Refusal, Step } from '../verdict';

const part = 'source';

/** What the loss of its own pods does to an EventSource. */
export function sourceEffect(source: SourceModel, hit: PodImpact, cluster: ClusterModel): Effect {
  const present = evicted(source.budget, hit);
  if (present.lost === 0) {
    return effect({ notes: blockedDrain(source.budget, hit) });
  }
  const found = source.whenDown === 'caller-retries'
    ? calls(source, present, cluster)
    : withLoss(source, electionEffect(part, source, present, cluster));
  return {
    ...found,
    loses: [...found.loses, ...source.stopEndsAll === undefined ? [] : [{ cause: source.stopEndsAll }]],
    remedies: [...source.stopRemedies ?? [], ...found.remedies],
    notes: [...found.notes, ...stuckRollout(source, hit, cluster)],
  };
}

/** What the loss of `down` of the servers that its pods are connected to does to an EventSource. */
export function sourceConnectionEffect(source: SourceModel, hit: PodImpact, down: number, servers: number): Effect {
  if (down === 0) {
    return effect();
  }
  const path = reconnection(part, source, hit.mode);
  const pause = reconnectSeconds(path);
  // calls wait for the bus while the guard notices, and are answered 500 from then on until the next look
  const waits = source.busGuard !== undefined ? ARGO_RECONNECT_TICK : pause;
  const bursts = hit.mode === 'rollout' ? servers : 1;
  // the webhook guard tries other pods, and all of them again for 7 s: longer than they need to connect
  const refusals: Refusal[] = source.whenDown !== 'caller-retries' || source.webhookGuard !== undefined || source.answersTooEarly ? [] : [{
    // the producer of Kafka sends one request at a time, so all wait behind one that hangs
    share: source.requestTimeout !== undefined ? 1 : Math.min(1, down / servers),
    worstShare: 1,
    ...source.placement.replicas === 1 && down < servers && { allOrNone: true as const },
    seconds: bursts * waits,
    cause: path.cause,
  }];
  return withLoss(source, effect({
    pause,
    cause: path.cause,
    refusals,
    ...unpublished(source, bursts * pause),
    steps: [{ part, occurrence: { code: 'pods-cannot-publish' } }, ...path.steps],
    remedies: [...upgrade(source), ...path.remedies],
  }));
}

/** What an EventSource does while the bus takes nothing. */
export function sourceWithoutBus(source: SourceModel, seconds: number): Effect {
  const refusals: Refusal[] = source.whenDown === 'caller-retries' && !source.answersTooEarly ? [{ share: 1, worstShare: 1, seconds, cause: { code: 'bus-takes-no-events' } }] : [];
  return withLoss(source, effect({ pause: seconds, refusals, ...unpublished(source, seconds), steps: [{ part, occurrence: { code: 'nothing-published' } }], remedies: upgrade(source) }));
}

/** Calls that are answered 200 while nothing can be published. */
function unpublished({ answersTooEarly }: SourceModel, seconds: number): Pick<Effect, 'loses'> {
  return { loses: answersTooEarly ? [{ cause: { code: 'answered-before-published', fixedIn: FIRST_HONEST_WEBHOOK }, seconds }] : [] };
}

function upgrade({ answersTooEarly }: SourceModel): Remedy[] {
  return answersTooEarly ? [{ part: 'cluster', target: { kind: 'argo-events' }, code: 'upgrade', version: ARGO_EVENTS_FLOOR }] : [];
}

/** A webhook: calls that reach a pod that is gone, or not yet there, are refused. */
function calls(source: SourceModel, hit: PodImpact, cluster: ClusterModel): Effect {
  const pods = source.placement.replicas;
  const graceful = hit.mode === 'drain' || hit.mode === 'rollout';
  if (hit.left === 0 && hit.mode !== 'rollout') {
    return allGone(source, hit, cluster);
  }
  if (source.webhookGuard === 'node') {
    return effect({ steps: [{ part, occurrence: { code: 'requests-sent-to-other-pods' } }] });
  }
  const share = (hit.mode === 'rollout' ? 1 : hit.lost) / pods;
  const reasons: Step[] = [];
  if (hit.mode === 'node-loss') {
    reasons.push({ part: 'cluster', occurrence: { code: 'requests-to-silent-node' }, seconds: cluster.nodeMonitorGrace },
      { part, occurrence: { code: 'endpoint-removed' }, seconds: ENDPOINT_UPDATE });
  } else {
    if (!(graceful && source.drainsCalls)) {
      reasons.push({ part, occurrence: { code: 'requests-to-ending-pod' }, seconds: ENDPOINT_UPDATE });
    }
    if (!source.waitsUntilReady) {
      reasons.push({ part, occurrence: { code: 'requests-before-ready' }, seconds: POD_START });
    }
  }
  const seconds = reasons.reduce((sum, step) => sum + (step.seconds ?? 0), 0) * (hit.mode === 'rollout' ? pods : 1);
  if (seconds === 0) {
    return effect({ steps: [{ part, occurrence: { code: 'ending-pod-drains' } }] });
  }
  const refusal: Refusal = { share, worstShare: share, seconds, cause: longest(reasons).occurrence };
  return effect({ refusals: [refusal], steps: reasons, remedies: requestRemedies(source, hit) });
}

function allGone(source: SourceModel, hit: PodImpact, cluster: ClusterModel): Effect {
  const seconds = replacement(source, 1, hit, cluster);
  const cause = { code: 'no-pod-for-requests', lost: hit.lost } as const;
  return effect({
    pause: seconds,
    cause,
    refusals: [{ share: 1, worstShare: 1, seconds, cause }],
    steps: [{ part, occurrence: { code: 'requests-wait-for-a-pod' }, seconds }],
    remedies: [source.placement.replicas < 2 ? { part, target: field('spec', 'replicas'), code: 'add-pods', replicas: 2 }
      : { part, target: field('spec', 'template', 'affinity'), code: source.prefersApart ? 'require-anti-affinity' : 'spread-pods' }],
  });
}

function requestRemedies({ drainsCalls, waitsUntilReady }: SourceModel, { mode }: PodImpact): Remedy[] {
  if (mode === 'node-loss') {
    return [{ part, target: { kind: 'sender' }, code: 'repeat-requests' }];
  }
  const graceful = mode === 'drain' || mode === 'rollout';
  return [
    ...graceful && !drainsCalls ? [{ part, target: { kind: 'pre-stop-sleep' }, code: 'install-pre-stop-sleep' } as const] : [],
    ...!waitsUntilReady ? [{ part, target: { kind: 'readiness-probe' }, code: 'install-readiness-probe' } as const] : [],
  ];
}

function longest(steps: readonly Step[]): Step {
  return steps.reduce((a, b) => (b.seconds ?? 0) > (a.seconds ?? 0) ? b : a);
}

/** Types that nobody keeps events for lose those of every pause; others may lose what is under way. */
function withLoss(source: SourceModel, found: Effect): Effect {
  return {
    ...found,
    ...source.lossCause !== undefined && found.pause > 0 && {
      loses: [...found.loses, { cause: source.lossCause, seconds: found.pause }],
      remedies: [...source.lossRemedies ?? [], ...found.remedies],
    },
    atRisk: source.inFlight === undefined ? found.atRisk : [...found.atRisk, { code: 'event-type-in-flight', type: source.inFlight }],
  };
}
