import { electionEffect } from './election';
import { quorum } from '../../values/raft-majority';
import { PodLoss } from '../cluster/worst-case-placement';
import { Risk } from '../codes/loss-codes';
import { field } from '../codes/remedy';
import { BusModel, ClusterModel, SensorModel } from '../model/model';
import { GRAFT_ELECTION, GRAFT_RESTART, KEEPER_FINDS, KEEPER_RECOVERS, SENSOR_RESUBSCRIBE } from '../model/times';
import { Effect, effect, Step } from '../verdict';

/**
 * Argo Events asks a deleted consumer for its events indefinitely. After a restart it creates the consumer at new events.
 *
 * @see https://github.com/argoproj/argo-events/issues/4183
 */
export function consumerDeletedEffect({ watchesSubscriptions }: BusModel): Effect {
  // the fact is among those that are missing
  if (watchesSubscriptions === undefined) return effect();
  const asks: Step = { part: 'sensor', occurrence: { code: 'consumer-is-missing' } };
  if (!watchesSubscriptions) {
    return effect({
      pause: Infinity,
      cause: asks.occurrence,
      loses: [{ cause: { code: 'consumer-begins-at-new-events' } }],
      steps: [asks, { part: 'sensor', occurrence: { code: 'process-is-restarted', by: 'somebody' }, seconds: Infinity }],
      remedies: [{ part: 'bus', target: { kind: 'keeper' }, code: 'install-keeper' }],
    });
  }
  return effect({
    pause: KEEPER_FINDS + KEEPER_RECOVERS,
    cause: { code: 'keeper-creates-consumer' },
    steps: [
      asks,
      { part: 'bus', occurrence: { code: 'keeper-misses-consumer' }, seconds: KEEPER_FINDS },
      { part: 'bus', occurrence: { code: 'keeper-creates-consumer' }, seconds: KEEPER_RECOVERS },
    ],
  });
}

/** It votes no more and renews no Lease, as one that vanished, but nothing replaces its pod. */
export function stuckSensorEffect(sensor: SensorModel, { lost, left }: PodLoss, cluster: ClusterModel): Effect {
  const { election, placement: { replicas }, atLeastOnce, restartsWhenStuck } = sensor;
  const atRisk: Risk[] = atLeastOnce ? [] : [{ code: 'acknowledged-before-action' }];
  const hangs: Step = { part: 'sensor', occurrence: { code: 'active-process-hangs' } };
  const another = election.kind === 'graft' ? left >= quorum(replicas) : left > 0;
  if (another) {
    const { steps: [, ...steps], pause, ...rest } = electionEffect('sensor', sensor, { mode: 'node-loss', where: { zones: 0, nodes: 0, pods: 1 }, lost, left }, cluster);
    // measured: 3.1 s with graft on a busy machine, more than the election alone
    const subscribes: Step = { part: 'sensor', occurrence: { code: 'subscribes-again' }, seconds: SENSOR_RESUBSCRIBE };
    return { ...rest, pause: pause + SENSOR_RESUBSCRIBE, atRisk, steps: [hangs, ...steps, subscribes] };
  }
  const seconds = restartsWhenStuck === undefined ? Infinity : restartsWhenStuck + GRAFT_RESTART + GRAFT_ELECTION;
  return effect({
    pause: seconds,
    cause: { code: 'no-other-pod-electable' },
    atRisk,
    steps: [hangs, { part: 'sensor', occurrence: { code: 'process-is-restarted', by: seconds === Infinity ? 'somebody' : 'liveness-probe' }, seconds }],
    remedies: seconds === Infinity ? [{ part: 'sensor', target: field('spec', 'replicas'), code: 'add-voters-or-probe', replicas: 3 }] : [],
  });
}
