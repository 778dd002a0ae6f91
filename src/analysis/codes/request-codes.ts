/** What happens to requests of the senders of an EventSource. */
export type RequestOccurrence =
  | { readonly code: 'no-pod-for-requests'; readonly lost: number }
  | { readonly code: 'requests-wait-for-a-pod' | 'requests-to-silent-node' | 'endpoint-removed' | 'requests-to-ending-pod' | 'requests-before-ready' | 'ending-pod-drains' }
  | { readonly code: 'pods-cannot-publish' | 'nothing-published' | 'requests-sent-to-other-pods' };
