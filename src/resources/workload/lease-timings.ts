import { Duration } from 'cdk8s';
import { LeaderElectionEnv } from '../../argo-events/catalog/client-election';
import { goDuration } from '../../values/go-duration';

/** The timings are given where `kind` is lease. */
export interface LeaderElectionInput {
  readonly kind: string;
  readonly leaseDuration?: Duration;
  readonly renewDeadline?: Duration;
  readonly retryPeriod?: Duration;
}

/** Argo Events' own timings, 5 s, 2 s and 1 s, restart pods whenever the Kubernetes API is slow. */
export function leaseTimings({ leaseDuration, renewDeadline, retryPeriod }: LeaderElectionInput) {
  return [
    { name: LeaderElectionEnv.LEASE_DURATION, value: goDuration(leaseDuration!) },
    { name: LeaderElectionEnv.RENEW_DEADLINE, value: goDuration(renewDeadline!) },
    { name: LeaderElectionEnv.RETRY_PERIOD, value: goDuration(retryPeriod!) },
  ];
}
