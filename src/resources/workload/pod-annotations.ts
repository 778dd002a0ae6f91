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
  // key by key: V8 is slow with computed keys in a literal
  const annotations: Annotations = { ...SAFE_TO_EVICT };
  const set = (annotation: string, value: unknown) => {
    if (value !== undefined) annotations[annotation] = String(value);
  };
  set(PodAnnotation.POLICY, POD_POLICY_VERSION);
  set(PodAnnotation.TERMINATION_GRACE_PERIOD_SECONDS, values.gracePeriodSeconds);
  if (values.preStopSleepSeconds > 0) set(PodAnnotation.PRE_STOP_SLEEP_SECONDS, values.preStopSleepSeconds);
  set(PodAnnotation.ZONE_SPREAD, values.zoneSpread);
  set(PodAnnotation.HOST_SPREAD, values.hostSpread);
  if (readiness.port) {
    set(PodAnnotation.READINESS_PATH, readiness.path);
    set(PodAnnotation.READINESS_PORT, readiness.port);
    set(PodAnnotation.READINESS_SCHEME, readiness.scheme);
  }
  if (liveness.port) {
    set(PodAnnotation.LIVENESS_PATH, liveness.path);
    set(PodAnnotation.LIVENESS_PORT, liveness.port);
  }
  if (busGuard) {
    set(PodAnnotation.BUS_GUARD, bus.eventBusName);
    set(PodAnnotation.BUS_GUARD_CONFIG, busGuard.configName);
    set(PodAnnotation.BUS_GUARD_IMAGE, busGuard.image);
    // where each voter has a server of its own zone, one is cut off at most, and the others go on without it
    if (values.elected && values.election.kind === 'graft' && values.survives === FailureDomain.ZONE) set(PodAnnotation.BUS_GUARD_FALL, ELECTED_POD_GUARD_FALL);
    set(PodAnnotation.WEBHOOK_GUARD_CONFIG, webhookGuardConfig || undefined);
    set(PodAnnotation.BUS_GUARD_CPU_REQUEST, busGuard.cpuRequest || undefined);
    // measured: 45 MB with 200 requests that wait for the bus, 13 MB without
    set(PodAnnotation.BUS_GUARD_MEMORY, busGuard.memory || (webhookGuardConfig ? '128Mi' : undefined));
  }
  return annotations;
}
