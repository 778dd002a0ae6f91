/**
 * The contract between the constructs, which write these annotations on the pods of Argo Events, and HaPodPolicy, which
 * adds to those pods at admission what the custom resources cannot carry. Flow and rules read them from YAML.
 */
const PREFIX = 'cdk8s-argo-events-ha';

export const PodAnnotation = {
  /** Asks for the pod policy; the value is the version of this contract. */
  POLICY: `${PREFIX}/pod-policy`,
  TERMINATION_GRACE_PERIOD_SECONDS: `${PREFIX}/termination-grace-period-seconds`,
  PRE_STOP_SLEEP_SECONDS: `${PREFIX}/pre-stop-sleep-seconds`,
  READINESS_PATH: `${PREFIX}/readiness-path`,
  READINESS_PORT: `${PREFIX}/readiness-port`,
  /** HTTP or HTTPS. */
  READINESS_SCHEME: `${PREFIX}/readiness-scheme`,
  LIVENESS_PATH: `${PREFIX}/liveness-path`,
  LIVENESS_PORT: `${PREFIX}/liveness-port`,
  /** whenUnsatisfiable of the spread over topology.kubernetes.io/zone. */
  ZONE_SPREAD: `${PREFIX}/zone-spread`,
  /** minDomains of the zone spread; the bus only. */
  ZONE_MIN_DOMAINS: `${PREFIX}/zone-min-domains`,
  /** whenUnsatisfiable of the spread over kubernetes.io/hostname. */
  HOST_SPREAD: `${PREFIX}/host-spread`,
  /** Name of the EventBus whose connections the guard takes over. */
  BUS_GUARD: `${PREFIX}/bus-guard`,
  /** ConfigMap with the guard's haproxy configuration for that bus. */
  BUS_GUARD_CONFIG: `${PREFIX}/bus-guard-config`,
  /** Checks of a bus server that fail one after another before the guard ends the connections to it: 1 to 9. */
  BUS_GUARD_FALL: `${PREFIX}/bus-guard-fall`,
  BUS_GUARD_IMAGE: `${PREFIX}/bus-guard-image`,
  BUS_GUARD_CPU_REQUEST: `${PREFIX}/bus-guard-cpu-request`,
  BUS_GUARD_MEMORY: `${PREFIX}/bus-guard-memory`,
  /** ConfigMap with the guard's haproxy configuration for the webhook ports of this EventSource. */
  WEBHOOK_GUARD_CONFIG: `${PREFIX}/webhook-guard-config`,
} as const;

/** Value of {@link PodAnnotation.POLICY}. */
export const POD_POLICY_VERSION = 'v1';

/** Without {@link PodAnnotation.BUS_GUARD_FALL}. */
export const GUARD_FALL = 2;
