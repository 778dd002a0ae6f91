/** What happens when the guard of a node ends. */
export type NodeGuardOccurrence =
  | { readonly code: 'node-requests-rejected'; readonly until: 'guard-ready' | 'other-guards-used' }
  | { readonly code: 'node-pods-cut-off'; readonly pods: 'active' | 'one-of-several' }
  | { readonly code: 'other-pod-elected' | 'pod-reconnects-and-subscribes' };
