import { Duration } from 'cdk8s';
import { GivenBusGuard, givenBusGuard } from './bus-guard';
import { HaWorkloadProps } from './ha-workload-props';
import { LeaderElection } from './leader-election';
import { PodProbe } from './pod-probe';
import { validateElection } from './validate-election';
import { validatePodDisruptionBudget, validateVotersBudget } from './validate-pod-disruption-budget';
import { validatePolicyProps } from './validate-policy-props';
import { validateShutdown } from './validate-shutdown';
import { validateSpread } from './validate-spread';
import { validateTolerations } from './validate-tolerations';
import { FailureDomain } from '../../contract/failure-domain';
import { WhenUnsatisfiable } from '../../contract/when-unsatisfiable';
import { BusGuardWiring } from '../../resources/workload/workload-input';
import { IHaEventBus } from '../event-bus/event-bus-ref';

/** What depends on the kind of workload. */
export interface WorkloadShape {
  /** Whether one of the pods is elected. */
  readonly elected: boolean;
  readonly replicas: number;
  /** Readiness that tells the truth, where there is one. */
  readonly readiness: PodProbe;
  readonly preStopSleepSeconds: number;
  readonly syncWave: number;
}

/** Every value that EventSources and Sensors have in common, given or derived. */
export interface WorkloadValues extends WorkloadShape {
  readonly bus: IHaEventBus;
  readonly survives: FailureDomain;
  readonly election: LeaderElection;
  readonly nodeLossTolerationSeconds: number;
  readonly zoneSpread: WhenUnsatisfiable;
  readonly hostSpread: WhenUnsatisfiable;
  readonly liveness: PodProbe;
  readonly gracePeriodSeconds: number;
  readonly kubernetesVersion?: string;
  /** Undefined without a guard. */
  readonly busGuard?: BusGuardWiring;
}

/** A publish that is being retried when the pod is terminated takes up to 33 s. */
const LONGEST_PUBLISH_SECONDS = 33;

export function workloadValues(props: HaWorkloadProps, shape: WorkloadShape): WorkloadValues {
  const survives = props.survives ?? props.eventBus.survives;
  const election = props.leaderElection ?? (shape.replicas % 2 === 1 && shape.replicas >= 3 ? LeaderElection.graft() : LeaderElection.lease());
  validateElection({ elected: shape.elected, replicas: shape.replicas, survives, bus: props.eventBus, election });

  const preStopSleepSeconds = props.preStopSleep?.toSeconds() ?? shape.preStopSleepSeconds;
  const gracePeriodSeconds = props.terminationGracePeriod?.toSeconds() ?? preStopSleepSeconds + 50;
  validateShutdown({ preStopSleepSeconds, gracePeriodSeconds, drainSeconds: LONGEST_PUBLISH_SECONDS + 2 });

  validateTolerations(props.template?.tolerations);
  validatePolicyProps(props);
  validatePodBudget(props.podDisruptionBudget?.maxUnavailable, shape, election);

  const must = (needed: boolean) => needed ? WhenUnsatisfiable.DO_NOT_SCHEDULE : WhenUnsatisfiable.SCHEDULE_ANYWAY;
  const guard = givenBusGuard(props);
  const busGuard = guard.enabled ?? props.eventBus.busGuard;
  validateGuardOfBus(guard, props.eventBus);
  const zoneSpread = props.zoneSpread ?? must(survives === FailureDomain.ZONE);
  const hostSpread = props.hostSpread ?? must(survives === FailureDomain.NODE);
  const { kubernetesVersion } = props.eventBus._wiring;
  validateSpread({ survives, zoneSpread, hostSpread, replicas: shape.replicas, bus: props.eventBus, kubernetesVersion });
  return {
    // V8 is slow to write over what a spread has written
    elected: shape.elected,
    replicas: shape.replicas,
    bus: props.eventBus,
    survives,
    election,
    preStopSleepSeconds,
    gracePeriodSeconds,
    kubernetesVersion,
    nodeLossTolerationSeconds: (props.nodeLossToleration ?? Duration.seconds(10)).toSeconds(),
    zoneSpread,
    hostSpread,
    readiness: props.readinessProbe ?? shape.readiness,
    liveness: props.livenessProbe ?? PodProbe.httpGet('/metrics', 7777),
    busGuard: busGuard ? { ...props.eventBus._wiring.busGuard, ...defined(guard) } : undefined,
    syncWave: props.syncWave ?? shape.syncWave,
  };
}

/** Refuses a guard that the bus does not have, and options of that guard. */
function validateGuardOfBus(guard: GivenBusGuard, bus: IHaEventBus): void {
  const prop = guard.enabled ? 'busGuard' : Object.keys(defined(guard)).length > 0 ? 'busGuardOptions' : undefined;
  if (prop === undefined || bus.busGuard) return;
  throw new Error(`${prop}: got ${guard.enabled ? 'true' : 'a value'}, but the EventBus "${bus.eventBusName}" has no bus guard. The configuration of the guard does not exist. `
    + `Allowed: no ${prop}; or runtime: BusRuntime.NATIVE and busGuard: true on the bus`);
}

function defined({ image, cpuRequest, memory }: GivenBusGuard): Partial<BusGuardWiring> {
  return { ...image !== undefined && { image }, ...cpuRequest !== undefined && { cpuRequest }, ...memory !== undefined && { memory } };
}

function validatePodBudget(maxUnavailable: number | undefined, { elected, replicas }: WorkloadShape, election: LeaderElection): void {
  if (elected && election.kind === 'graft') return validateVotersBudget(maxUnavailable, replicas, 'pods that elect one');
  validatePodDisruptionBudget(maxUnavailable, replicas - 1, `of ${replicas} pods one must run`);
}
