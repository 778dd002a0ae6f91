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

/** What EventSources and Sensors have in common. */
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
   * What may fail while events keep flowing.
   *
   * @default - what the bus survives
   */
  readonly survives?: FailureDomain;

  /**
   * How the pods agree on the active one. Has no meaning for EventSources of active-active types.
   *
   * @default - graft for an odd number of replicas from 3 on, a Kubernetes Lease of 15 s for an even number
   * @throws when graft is asked for with an even number of replicas
   */
  readonly leaderElection?: LeaderElection;

  /**
   * Pod template, in Argo Events' own fields. What is given here wins over what is derived; tolerations, environment variables, labels
   * and annotations are added, and `podAntiAffinity` replaces the derived one only when it is given itself.
   *
   * @default - derived: affinity, tolerations, security context, requests of 50m CPU and 128Mi memory, a memory limit of 256Mi
   */
  readonly template?: argoevents.Template;

  /**
   * Service account of the pods, for triggers that need permissions. A Kubernetes Lease needs its token mounted.
   *
   * @default - with a Lease one is made; else the one in `template`, or the namespace's `default`
   */
  readonly serviceAccount?: kplus.IServiceAccount;

  /**
   * PriorityClass of the pods, so that they are not evicted for others.
   *
   * @default - the one in `template`, or none
   */
  readonly priorityClassName?: string;

  /**
   * How long the pods stay bound to a node that is lost. Kubernetes' own default is 300 s.
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
   * How long a terminating pod continues to serve, while it is removed from Services. Added by the pod policy.
   *
   * @default - 10 s with a webhook, else 0
   * @throws when it is no whole number of seconds, or when the bus has podPolicy false
   */
  readonly preStopSleep?: Duration;

  /**
   * How long a pod has to stop, preStopSleep included. Added by the pod policy.
   *
   * @default - preStopSleep and 50 s: a publish that is being retried takes up to 33 s
   * @throws when it leaves less than 35 s after preStopSleep, or when the bus has podPolicy false
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * Whether the pods connect to the bus through a guard that leaves a lost server within seconds. Added by the pod policy.
   *
   * @default - as the bus has it
   */
  readonly busGuard?: boolean;

  /**
   * Image and resources of that guard.
   *
   * @default - as the bus has them
   */
  readonly busGuardOptions?: BusGuardOptions;

  /**
   * Argo CD sync wave.
   *
   * @default - -1 for an EventSource, 0 for a Sensor
   */
  readonly syncWave?: number;
}
