export interface PodDisruptionBudgetInput {
  readonly name: string;
  /** The labels the controller fixes on the pods; always with `controller`, since an EventSource and a Sensor may share a name. */
  readonly selector: { readonly [label: string]: string };
  readonly annotations: { readonly [annotation: string]: string };
  readonly options: { readonly maxUnavailable?: number; readonly unhealthyPodEvictionPolicy?: string };
  readonly unhealthyPodEvictionPolicy: string;
}

/**
 * maxUnavailable is an integer: percentages are rounded up, and 34 % of 3 servers would let two go at once.
 * It works although the custom resources have no scale subresource: the count comes from the StatefulSet or Deployment.
 */
export function podDisruptionBudget(input: PodDisruptionBudgetInput) {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: input.name, annotations: input.annotations },
    spec: {
      maxUnavailable: input.options.maxUnavailable ?? 1,
      selector: { matchLabels: input.selector },
      unhealthyPodEvictionPolicy: input.options.unhealthyPodEvictionPolicy ?? input.unhealthyPodEvictionPolicy,
    },
  };
}
