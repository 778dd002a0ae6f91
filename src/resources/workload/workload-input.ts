import { LeaderElectionInput } from './lease-timings';
import { FailureDomain } from '../../contract/failure-domain';
import { WhenUnsatisfiable } from '../../contract/when-unsatisfiable';

/** What the pods of a workload need to know of their bus. */
export interface BusInput {
  readonly eventBusName: string;
  readonly podPolicy: boolean;
}

/** The guard of a bus in the pods of its clients. */
export interface BusGuardWiring {
  /** ConfigMap with its configuration. */
  readonly configName: string;
  readonly image: string;
  /** Kubernetes quantities; undefined for the defaults of the pod policy. */
  readonly cpuRequest?: string;
  readonly memory?: string;
}

/** A probe; without a port there is none. */
export interface ProbeInput {
  readonly path?: string;
  readonly port?: number;
  readonly scheme?: string;
}

/** The values of an EventSource or Sensor from which its objects are built. */
export interface WorkloadInput {
  readonly bus: BusInput;
  readonly survives: FailureDomain;
  /** Whether one of the pods is elected. */
  readonly elected: boolean;
  readonly election: LeaderElectionInput;
  readonly replicas: number;
  readonly nodeLossTolerationSeconds: number;
  readonly zoneSpread: WhenUnsatisfiable;
  readonly hostSpread: WhenUnsatisfiable;
  readonly readiness: ProbeInput;
  readonly liveness: ProbeInput;
  readonly preStopSleepSeconds: number;
  readonly gracePeriodSeconds: number;
  readonly busGuard?: BusGuardWiring;
  /** Undefined where it was not given. */
  readonly kubernetesVersion?: string;
  readonly syncWave: number;
}
