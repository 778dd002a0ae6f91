import { QuorumCount } from './quorum-codes';

/** What happens to a Sensor that lost a bus server. */
export type SensorOccurrence =
  /** `takesOver`: the pod that takes over, and not the active one. */
  | { readonly code: 'active-pod-cut-off'; readonly takesOver: boolean }
  | { readonly code: 'subscribes-again' | 'voters-cut-off' | 'remaining-voter-cut-off' | 'vote-connections-made' | 'stream-leader-asked' }
  | { readonly code: 'pod-elected'; readonly turn: 'first' | 'again' | 'may-lose-majority' }
  | { readonly code: 'process-restarts'; readonly after: 'lost-majority' | 'failed-bucket-reads' }
  | { readonly code: 'bucket-read-from-any-server' | 'reads-sent-to-lost-server' | 'bucket-read-waits' }
  | QuorumCount & { readonly code: 'bucket-stands-still' };
