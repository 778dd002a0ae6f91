import { ApiObjectMetadata, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { BusGuardOptions } from './bus-guard-options';
import { LeaderElection } from './leader-election';
import { PodDisruptionBudgetOptions } from './pod-disruption-budget-options';
import { PodProbe } from './pod-probe';
import * as argoevents from '../../../imports/argo-events';
import { FailureDomain } from '../../contract/failure-domain';
import { WhenUnsatisfiable } from '../../contract/when-unsatisfiable';
import { IHaEventBus } from '../event-bus/event-bus-ref';

/** Props of both EventSources and Sensors. */
export interface HaWorkloadProps {
  /** The EventBus, in the same namespace. Its `survives` is inherited. */
  readonly eventBus: IHaEventBus;

  /**
   * Metadata of the custom resource. Its namespace is the chart's.
   *
   * @default - a name derived from the construct's path
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Failure domain whose loss events must survive.
   *
   * @default - the failure domain of the bus
   */
  readonly survives?: FailureDomain;

  /**
   * How the pods elect the active pod. No effect on EventSources of active-active types.
   *
   * @default - graft for an odd number of replicas from 3 on, a Kubernetes Lease of 15 s for an even number
   * @throws when graft is asked for with an even number of replicas
   */
  readonly leaderElection?: LeaderElection;

  /**
   * Pod template, in Argo Events' own fields. Given fields override derived fields; tolerations, environment variables, labels
   * and annotations are added, and only a given `podAntiAffinity` replaces the derived one.
   *
   * @default - derived: affinity, tolerations, security context, requests of 50m CPU and 128Mi memory, a memory limit of 256Mi
   */
  readonly template?: argoevents.Template;

  /**
   * Service account of the pods, for triggers that need permissions. A Kubernetes Lease needs its token mounted.
   *
   * @default - with a Lease a service account is created; else the one in `template`, or the namespace's `default`
   */
  readonly serviceAccount?: kplus.IServiceAccount;

  /**
   * PriorityClass of the pods. A high priority protects them from preemption.
   *
   * @default - the one in `template`, or none
   */
  readonly priorityClassName?: string;

  /**
   * Time until pods on a lost node are replaced. The default of Kubernetes is 300 s.
   *
   * @default Duration.seconds(10)
   * @throws when it is no whole number of seconds
   */
  readonly nodeLossToleration?: Duration;

  /**
   * The budget that keeps a drain from taking more than one pod.
   *
   * @default - maxUnavailable 1, AlwaysAllow
   */
  readonly podDisruptionBudget?: PodDisruptionBudgetOptions;

  /**
   * How strictly pods are spread across zones.
   *
   * @default - required to survive ZONE, else preferred
   */
  readonly zoneSpread?: WhenUnsatisfiable;

  /**
   * How strictly pods are spread across nodes.
   *
   * @default - required to survive NODE, else preferred
   */
  readonly hostSpread?: WhenUnsatisfiable;

  /**
   * Liveness probe, added by the pod policy.
   *
   * @default - /metrics on port 7777, which answers while the process runs
   * @throws when the bus has podPolicy false
   */
  readonly livenessProbe?: PodProbe;

  /**
   * Readiness probe, added by the pod policy.
   *
   * @default - /health on the first webhook port, with TLS where the source serves it; none without a webhook
   * @throws when the bus has podPolicy false
   */
  readonly readinessProbe?: PodProbe;

  /**
   * Time that a terminating pod continues to serve, while it is removed from Services. Added by the pod policy.
   *
   * @default - 10 s with a webhook, else 0
   * @throws when it is no whole number of seconds, or when the bus has podPolicy false
   */
  readonly preStopSleep?: Duration;

  /**
   * Grace period of a terminating pod, preStopSleep included. Added by the pod policy.
   *
   * @default - preStopSleep and 50 s: a publish with retries takes up to 33 s
   * @throws when it leaves less than 35 s after preStopSleep, or when the bus has podPolicy false
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * Whether the pods connect to the bus through a guard that detects a lost server within seconds. Added by the pod policy.
   *
   * @default - as the bus has it
   * @throws when it is true and the bus has no bus guard, as own servers have none
   */
  readonly busGuard?: boolean;

  /**
   * Image and resources of the bus guard.
   *
   * @default - as the bus has them
   * @throws when it has a value and the bus has no bus guard
   */
  readonly busGuardOptions?: BusGuardOptions;

  /**
   * Argo CD sync wave.
   *
   * @default - -1 for an EventSource, 0 for a Sensor
   */
  readonly syncWave?: number;
}
