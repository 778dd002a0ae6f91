import { LeaderElection } from './leader-election';
import { ARGO_EVENTS_FLOOR, compareVersions } from '../../argo-events/catalog/versions';
import { FailureDomain } from '../../contract/failure-domain';
import { quorum } from '../../values/raft-majority';
import { IHaEventBus } from '../event-bus/event-bus-ref';

export interface Election {
  readonly elected: boolean;
  readonly replicas: number;
  readonly survives: FailureDomain;
  readonly bus: IHaEventBus;
  readonly election: LeaderElection;
}

const ORDER = [FailureDomain.POD, FailureDomain.NODE, FailureDomain.ZONE];

/** Refuses pods of which none is left, or that cannot agree on one, after the declared failure. */
export function validateElection({ elected, replicas, survives, bus, election }: Election): void {
  if (!Number.isInteger(replicas) || replicas < 2) {
    throw new Error(`replicas: got ${replicas}. No pod runs while the pod is replaced. Allowed: 2 or more; an elected workload without a Lease needs 3`);
  }
  if (ORDER.indexOf(survives) > ORDER.indexOf(bus.survives)) {
    throw new Error(`survives: got ${survives}, but its EventBus "${bus.eventBusName}" survives only ${bus.survives}. `
      + `Allowed: ${ORDER.slice(0, ORDER.indexOf(bus.survives) + 1).join(', ')}; or set survives on the bus to ${survives}`);
  }
  const { argoEventsVersion } = bus._wiring;
  if (elected && election.kind === 'lease' && argoEventsVersion !== undefined && compareVersions(argoEventsVersion, ARGO_EVENTS_FLOOR) < 0) {
    throw new Error(`leaderElection: got a Lease with argoEventsVersion ${argoEventsVersion}. This version ignores the timings and uses 5 s, 2 s and 1 s, with which a slow API server `
      + `restarts pods. Allowed: LeaderElection.graft() with an odd number of replicas, or Argo Events ${ARGO_EVENTS_FLOOR}`);
  }
  if (elected && election.kind === 'graft' && (replicas < 3 || replicas % 2 === 0)) {
    throw new Error(`leaderElection: got graft with ${replicas} replicas. Their majority is ${quorum(replicas)}, so `
      + `${replicas - quorum(replicas)} may fail. Allowed: an odd number of at least 3 replicas, or LeaderElection.lease()`);
  }
}
