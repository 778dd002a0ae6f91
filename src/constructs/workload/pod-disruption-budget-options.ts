/** When an unready pod may be evicted. */
export enum UnhealthyPodEvictionPolicy {
  /** Only while enough healthy pods are left: protects servers that are catching up. */
  IF_HEALTHY_BUDGET = 'IfHealthyBudget',

  /** Always: a pod that crash-loops must not block a drain. */
  ALWAYS_ALLOW = 'AlwaysAllow',
}

/** The PodDisruptionBudget of a workload. */
export interface PodDisruptionBudgetOptions {
  /**
   * How many pods a drain may take away at once.
   *
   * @default 1
   */
  readonly maxUnavailable?: number;

  /**
   * When an unready pod may be evicted.
   *
   * @default - IF_HEALTHY_BUDGET for an EventBus, ALWAYS_ALLOW for an EventSource or Sensor
   */
  readonly unhealthyPodEvictionPolicy?: UnhealthyPodEvictionPolicy;

  /**
   * Whether the budget is emitted. Turn it off only if a PodDisruptionBudget of your own selects these pods: two of them
   * on one pod make every eviction fail.
   *
   * @default true
   */
  readonly enabled?: boolean;
}
