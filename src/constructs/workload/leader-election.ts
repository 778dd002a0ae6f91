import { Duration } from 'cdk8s';
import { Checks, duration, validateProps } from '../checks/prop-schema';

/** Timings of a Kubernetes Lease, as in client-go. */
export interface LeaseOptions {
  /**
   * How long others wait before they take a lease that was not renewed: the pause when the active pod's node is lost.
   *
   * @default Duration.seconds(15)
   */
  readonly leaseDuration?: Duration;

  /**
   * How long the active pod tries to renew before it gives up and restarts.
   *
   * @default Duration.seconds(10)
   */
  readonly renewDeadline?: Duration;

  /**
   * Pause between two tries.
   *
   * @default Duration.seconds(2)
   */
  readonly retryPeriod?: Duration;
}

const LEASE: Checks<LeaseOptions> = { leaseDuration: duration, renewDeadline: duration, retryPeriod: duration };

/**
 * How the pods of a Sensor, or of an EventSource of an active-passive type, agree on the one that is active.
 *
 * @see https://argoproj.github.io/argo-events/eventsources/ha/
 */
export class LeaderElection {
  /**
   * Election over the EventBus: the pods vote, and a majority of `replicas` is needed. Needs an odd number of at least 3 pods;
   * recovers in about a second.
   */
  public static graft(): LeaderElection {
    return new LeaderElection('graft');
  }

  /**
   * A Kubernetes Lease: any number of pods from 2 on. Recovers after the lease's duration, needs the Kubernetes API and
   * permission on leases, which the construct emits.
   *
   * @throws unless leaseDuration > renewDeadline > 1.2 x retryPeriod > 0, which client-go demands
   */
  public static lease(options: LeaseOptions = {}): LeaderElection {
    validateProps(options, LEASE);
    const lease = options.leaseDuration ?? Duration.seconds(15);
    const deadline = options.renewDeadline ?? Duration.seconds(10);
    const retry = options.retryPeriod ?? Duration.seconds(2);
    const [l, d, r] = [lease, deadline, retry].map(timing => timing.toMilliseconds());
    if (!(l > d && d > 1.2 * r && r > 0)) {
      throw new Error(`a Lease needs leaseDuration > renewDeadline > 1.2 x retryPeriod > 0, got ${l} ms, ${d} ms and ${r} ms; `
        + 'client-go would terminate the pod at startup. The defaults are 15 s, 10 s and 2 s');
    }
    return new LeaderElection('lease', lease, deadline, retry);
  }

  private constructor(
    /** `graft` or `lease`. */
    public readonly kind: string,
    /** How long others wait before they take over; only with a Lease. */
    public readonly leaseDuration?: Duration,
    /** How long the active pod tries to renew; only with a Lease. */
    public readonly renewDeadline?: Duration,
    /** Pause between two tries; only with a Lease. */
    public readonly retryPeriod?: Duration,
  ) {}
}
