/** What happens to a Sensor whose pods all run. */
export type SubscriptionOccurrence =
  | { readonly code: 'consumer-is-missing' | 'keeper-misses-consumer' | 'keeper-creates-consumer' | 'active-process-hangs' | 'no-other-pod-electable' }
  | { readonly code: 'process-is-restarted'; readonly by: 'liveness-probe' | 'somebody' };
