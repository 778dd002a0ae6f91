/** What the containers of a pod use now: cores, and bytes of memory. */
export interface PodUsage {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly containers: readonly ContainerUsage[];
}

export interface ContainerUsage {
  readonly name: string;
  readonly cpu: number;
  readonly memory: number;
}

/**
 * What a cluster tells of it.
 *
 * - `forbidden`: a right is missing
 * - `no-metrics`: nothing serves metrics.k8s.io, or it does not answer
 */
export type UsageRead = { readonly usage: readonly PodUsage[] } | { readonly unknown: 'forbidden' | 'no-metrics' };
