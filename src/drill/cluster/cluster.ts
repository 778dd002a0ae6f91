import { KubectlFailure } from './kubectl-failure';
import { Json } from '../../values/json-values';

/** What the drill does to a cluster; nothing else reaches it. Names of resources are those of `kubectl`, plural, with their group. */
export interface Cluster {
  /** Undefined when it does not exist. */
  get(resource: Resource, name: string): Promise<Json | undefined>;
  list(resource: Resource, selector?: string): Promise<Json[]>;
  /** Fails when one of them exists: what is there is somebody's. */
  create(objects: readonly Json[]): Promise<void>;
  /** Does nothing when it does not exist. */
  remove(resource: Resource, name: string, options?: RemoveOptions): Promise<void>;
  /** JSON merge patch. */
  patch(resource: Resource, name: string, patch: Json): Promise<void>;
  /** By the eviction API; false when a PodDisruptionBudget does not allow it now. */
  evict(pod: string): Promise<boolean>;
  restart(resource: RolledOut, name: string): Promise<void>;
  /** Runs a command in a pod and gives what it prints. */
  exec(pod: string, command: readonly string[]): Promise<string>;
  /** `v1.36.4`. */
  version(): Promise<string>;
}

export interface RemoveOptions {
  readonly graceSeconds?: number;
  /** Returns when it is gone. */
  readonly wait?: boolean;
}

/** Resources of the namespace of the drill. */
export const NAMESPACED = [
  'pods', 'configmaps', 'services', 'serviceaccounts', 'eventbus.argoproj.io', 'eventsources.argoproj.io', 'sensors.argoproj.io',
  'poddisruptionbudgets.policy', 'roles.rbac.authorization.k8s.io', 'rolebindings.rbac.authorization.k8s.io', 'jobs.batch', 'cronjobs.batch',
  'deployments.apps', 'statefulsets.apps', 'daemonsets.apps', 'leases.coordination.k8s.io',
] as const;

/** Resources of the whole cluster. */
export const CLUSTER_WIDE = [
  'nodes', 'namespaces', 'mutatingadmissionpolicies.admissionregistration.k8s.io', 'mutatingadmissionpolicybindings.admissionregistration.k8s.io',
] as const;

/** Workloads that `kubectl rollout restart` replaces. */
export type RolledOut = 'deployments.apps' | 'statefulsets.apps' | 'daemonsets.apps';

export type Resource = typeof NAMESPACED[number] | typeof CLUSTER_WIDE[number];

/** What kubectl says. */
export class ClusterError extends Error {
  constructor(message: string, readonly failure?: KubectlFailure) {
    super(message);
  }
}

/** What the API server does not allow to read, or does not have, is unknown. */
export async function ifReadable<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    const { failure } = error as Partial<ClusterError>;
    if (failure === 'forbidden' || failure === 'no such kind') return undefined;
    throw error;
  }
}
