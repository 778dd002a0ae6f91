import { electionEffect } from './election';
import { quorum } from '../../values/raft-majority';
import { Casualties } from '../cluster/worst-case-placement';
import { BusModel, ClusterModel, SensorModel } from '../model/model';
import { GRAFT_ELECTION, GRAFT_RESTART, KEEPER_FINDS, KEEPER_RECOVERS } from '../model/times';
import { Effect, effect } from '../verdict';

/**
 * Argo Events asks a deleted consumer for its events indefinitely. After a restart it creates the consumer at new events.
 *
 * @see https://github.com/argoproj/argo-events/issues/4183
 */
export function consumerDeletedEffect({ watchesSubscriptions }: BusModel): Effect {
  // the fact is among those that are missing
  if (watchesSubscriptions === undefined) return effect();
  const asks = { part: 'sensor', text: 'the Sensor asks for events that nobody gives it' } as const;
  if (!watchesSubscriptions) {
    return effect({
      pause: Infinity,
      why: asks.text,
      loses: [{ what: 'events from the deletion until the Sensor is restarted, whose consumer then begins at new events' }],
      steps: [asks, { part: 'sensor', text: 'somebody restarts it', seconds: Infinity }],
      fixes: [{ part: 'bus', field: 'keeper', change: 'HaEventBus with its keeper, which watches the subscriptions' }],
    });
  }
  return effect({
    pause: KEEPER_FINDS + KEEPER_RECOVERS,
    why: 'the keeper creates the consumer again',
    steps: [
      asks,
      { part: 'bus', text: 'the keeper misses the consumer', seconds: KEEPER_FINDS },
      { part: 'bus', text: 'the keeper creates it again, and brings it the events since', seconds: KEEPER_RECOVERS },
    ],
  });
}

/** It votes no more and renews no Lease, as one that vanished, but nothing replaces its pod. */
export function stuckSensorEffect(sensor: SensorModel, { lost, left }: Casualties, cluster: ClusterModel): Effect {
  const { election, placement: { replicas }, atLeastOnce, restartsWhenStuck } = sensor;
  const atRisk = atLeastOnce ? [] : ['events under way in the Sensor: without atLeastOnce they are acknowledged before their action'];
  const hangs = { part: 'sensor', text: 'the active process hangs, and its connections stay open' } as const;
  const another = election.kind === 'graft' ? left >= quorum(replicas) : left > 0;
  if (another) {
    const { steps: [, ...steps], ...rest } = electionEffect('sensor', sensor, { manner: 'vanish', where: { zones: 0, nodes: 0, pods: 1 }, lost, left }, cluster);
    return { ...rest, atRisk, steps: [hangs, ...steps] };
  }
  const seconds = restartsWhenStuck === undefined ? Infinity : restartsWhenStuck + GRAFT_RESTART + GRAFT_ELECTION;
  return effect({
    pause: seconds,
    why: 'no other pod can be elected',
    atRisk,
    steps: [hangs, { part: 'sensor', text: seconds === Infinity ? 'somebody ends it' : 'its liveness probe ends it, and it starts again', seconds }],
    fixes: seconds === Infinity ? [{ part: 'sensor', field: 'spec.replicas', change: '3 pods, so that another one is elected; or a liveness probe by the pod policy' }] : [],
  });
}
