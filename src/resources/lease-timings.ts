import { LeaderElectionEnv } from '../argo-events/leader-election';
import { goDuration } from '../go-duration';
import { LeaderElection } from '../leader-election';

/** Argo Events' own timings, 5 s, 2 s and 1 s, restart pods whenever the Kubernetes API is slow. */
export function leaseTimings({ leaseDuration, renewDeadline, retryPeriod }: LeaderElection) {
  return [
    { name: LeaderElectionEnv.LEASE_DURATION, value: goDuration(leaseDuration!) },
    { name: LeaderElectionEnv.RENEW_DEADLINE, value: goDuration(renewDeadline!) },
    { name: LeaderElectionEnv.RETRY_PERIOD, value: goDuration(retryPeriod!) },
  ];
}
