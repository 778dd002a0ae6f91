import { WorkloadInput } from './workload-input';
import { FailureDomain } from '../../contract/failure-domain';
import { ELECTED_POD_GUARD_FALL } from '../../contract/guard-names';
import { POD_POLICY_VERSION, PodAnnotation } from '../../contract/pod-annotations';
import { WhenUnsatisfiable } from '../../contract/when-unsatisfiable';
import { EventBusValues } from '../event-bus/event-bus-values';

type Annotations = { [annotation: string]: string };

/** Every pod of Argo Events has an emptyDir, for which the cluster autoscaler would otherwise keep its node. */
const SAFE_TO_EVICT: Annotations = { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'true' };

/** Bus pods come with probes, grace and preStop of their own; only the spread is missing. */
export function busPodAnnotations(values: EventBusValues): Annotations {
  if (!values.podPolicy) return SAFE_TO_EVICT;
  const hard = values.survives === FailureDomain.ZONE;
  return {
    ...SAFE_TO_EVICT,
    [PodAnnotation.POLICY]: POD_POLICY_VERSION,
    [PodAnnotation.ZONE_SPREAD]: hard ? WhenUnsatisfiable.DO_NOT_SCHEDULE : WhenUnsatisfiable.SCHEDULE_ANYWAY,
    // without it, servers that start while only one zone has nodes would all stay there with their volumes
    ...(hard && { [PodAnnotation.ZONE_MIN_DOMAINS]: String(Math.min(values.replicas, values.zones)) }),
  };
}

/** What the pods of an EventSource or Sensor ask the pod policy for. */
export function workloadPodAnnotations(values: WorkloadInput, webhookGuardConfig?: string): Annotations {
  const { bus, readiness, liveness, busGuard } = values;
  if (!bus.podPolicy) return SAFE_TO_EVICT;
  return {
    ...SAFE_TO_EVICT,
    [PodAnnotation.POLICY]: POD_POLICY_VERSION,
    [PodAnnotation.TERMINATION_GRACE_PERIOD_SECONDS]: String(values.gracePeriodSeconds),
    ...(values.preStopSleepSeconds > 0 && { [PodAnnotation.PRE_STOP_SLEEP_SECONDS]: String(values.preStopSleepSeconds) }),
    [PodAnnotation.ZONE_SPREAD]: values.zoneSpread,
    [PodAnnotation.HOST_SPREAD]: values.hostSpread,
    ...(readiness.port && {
      [PodAnnotation.READINESS_PATH]: readiness.path!,
      [PodAnnotation.READINESS_PORT]: String(readiness.port),
      [PodAnnotation.READINESS_SCHEME]: readiness.scheme!,
    }),
    ...(liveness.port && {
      [PodAnnotation.LIVENESS_PATH]: liveness.path!,
      [PodAnnotation.LIVENESS_PORT]: String(liveness.port),
    }),
    ...(busGuard && {
      [PodAnnotation.BUS_GUARD]: bus.eventBusName,
      [PodAnnotation.BUS_GUARD_CONFIG]: busGuard.configName,
      [PodAnnotation.BUS_GUARD_IMAGE]: busGuard.image,
      // where each voter has a server of its own zone, one is cut off at most, and the others go on without it
      ...(values.elected && values.election.kind === 'graft' && values.survives === FailureDomain.ZONE && { [PodAnnotation.BUS_GUARD_FALL]: String(ELECTED_POD_GUARD_FALL) }),
      // measured: 45 MB with 200 requests that wait for the bus, 13 MB without
      ...(webhookGuardConfig && { [PodAnnotation.WEBHOOK_GUARD_CONFIG]: webhookGuardConfig, [PodAnnotation.BUS_GUARD_MEMORY]: '128Mi' }),
      ...(busGuard.cpuRequest && { [PodAnnotation.BUS_GUARD_CPU_REQUEST]: busGuard.cpuRequest }),
      ...(busGuard.memory && { [PodAnnotation.BUS_GUARD_MEMORY]: busGuard.memory }),
    }),
  };
}
