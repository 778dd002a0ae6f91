import { busEffect, serversLost, stoppedGroup } from './effects/bus-effect';
import { PodImpact } from './effects/impact';
import { nodeGuardEffect } from './effects/node-guard-effect';
import { pendingPodsEffect } from './effects/pending-pods';
import { sensorConnectionEffect, sensorEffect } from './effects/sensor-effect';
import { sourceConnectionEffect, sourceEffect, sourceWithoutBus } from './effects/source-effect';
import { consumerDeletedEffect, stuckSensorEffect } from './effects/subscription-effect';
import { Failure, PathPart } from './failures';
import { ModelFault } from './model/fault';
import { MissingFact, PathModel } from './model/model';
import { PathPlacements } from './path-placements';
import { Effect, effect, Verdict, verdict } from './verdict';

const CONTROLLER_LOST = effect({
  steps: [{ part: 'cluster', occurrence: { code: 'controller-lost' } }],
});

/**
 * What one failure does to a path. The scheduler places the workloads independently of each other, so the worst
 * placements of all three can meet on one node or in one zone.
 */
export function pathVerdict(path: PathModel, failure: Failure, placements: PathPlacements): Verdict {
  if (path.faults.length > 0) return verdict(faultsEffect(path.faults));
  return verdict(...effects(path, failure, placements), ...missing(path, failure));
}

/** It is the same in every failure. */
function faultsEffect(faults: readonly ModelFault[]): Effect {
  const stopping = faults.find(({ occurrence: { reach } }) => reach.does !== 'loses');
  return effect({
    ...stopping !== undefined ? { pause: Infinity, cause: stopping.occurrence } : { loses: faults.map(({ occurrence }) => ({ cause: occurrence })) },
    steps: faults.map(({ part, occurrence }) => ({ part, occurrence, ...stopping !== undefined && { seconds: Infinity } })),
    remedies: faults.map(({ remedy }) => remedy),
  });
}

/** What each part of a path that works suffers. */
export function effects(path: PathModel, failure: Failure, placements: PathPlacements): Effect[] {
  const { mode, where } = failure;
  if (mode === undefined) {
    if (failure.scope === 'subscription') return subscriptionEffects(path, failure, placements);
    return [failure.scope === 'none' ? pendingPodsEffect(path, placements) : CONTROLLER_LOST];
  }
  if (failure.ofNodeGuards) return [nodeGuardEffect(path, mode)];
  const hit = (part: PathPart): PodImpact | undefined => {
    const worst = failure.parts.includes(part) ? placements[part]?.(where) : undefined;
    return worst && { mode, where, ...worst };
  };
  const { source, sensor, cluster } = path;
  const [sourceHit, busHit, sensorHit] = [hit('source'), hit('bus'), hit('sensor')];
  return [
    ...busHit ? busEffects(path, busHit, sensorHit !== undefined) : [],
    ...sourceHit && source ? [sourceEffect(source, sourceHit, cluster)] : [],
    ...sensorHit && sensor ? [sensorEffect(sensor, sensorHit, cluster)] : [],
  ];
}

function subscriptionEffects({ bus, sensor, cluster }: PathModel, { id }: Failure, placements: PathPlacements): Effect[] {
  if (sensor === undefined) return [];
  return [id === 'consumer' ? consumerDeletedEffect(bus) : stuckSensorEffect(sensor, placements.sensor!({ zones: 0, nodes: 0, pods: 1 }), cluster)];
}

/** With its majority the bus goes on and only connections suffer; without, nothing passes until it is back. */
function busEffects({ bus, source, sensor, cluster }: PathModel, hit: PodImpact, sensorRestarts: boolean): Effect[] {
  const [lost, itself] = [serversLost(bus, hit), busEffect(bus, hit, cluster)];
  if (stoppedGroup(bus, hit) !== undefined) {
    return [itself, ...source ? [sourceWithoutBus(source, itself.pause)] : []];
  }
  return [
    itself,
    ...source ? [sourceConnectionEffect(source, hit, lost, bus.placement.replicas)] : [],
    ...sensor ? [sensorConnectionEffect(sensor, bus, hit, lost, sensorRestarts, cluster)] : [],
  ];
}

/** Facts without which the failure has no answer. */
export function missing({ missing: facts, sensor }: PathModel, { id, scope, parts, mode }: Failure): Effect[] {
  const concerns = ({ part, always, subscriptions }: MissingFact) => subscriptions ? id === 'consumer' && sensor !== undefined
    : mode === undefined ? scope === 'none' && always : part === 'cluster' || parts.includes(part);
  return facts.filter(concerns).map(({ fact }) => effect({ missing: [fact] }));
}
