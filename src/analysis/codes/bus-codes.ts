import { QuorumCount } from './quorum-codes';
import type { FailureMode } from '../effects/impact';

/** What happens to the servers of the bus. */
export type BusOccurrence =
  /** `lostQuorum`: the group that stands still; undefined while all groups keep their majority. */
  | { readonly code: 'servers-lost'; readonly servers: number; readonly mode: FailureMode; readonly streaming: boolean; readonly kafka?: true; readonly lostQuorum?: QuorumCount }
  /** `shared`: a placement is allowed in which one zone or node holds that many servers. */
  | QuorumCount & { readonly code: 'quorum-lost'; readonly shared?: { readonly domain: 'zone' | 'node'; readonly servers: number; readonly of: number } }
  | { readonly code: 'group-leaders-elected' | 'server-leader-elected' | 'partition-leaders-elected' | 'peer-given-up' }
  | { readonly code: 'publish-repeated'; readonly after: 'no-leader' | 'no-answer' | 'no-leader-and-no-answer' }
  | { readonly code: 'bus-takes-no-events' }
  | BusServerReturn;

/** How a server of the bus comes back. */
export type BusServerReturn =
  | { readonly code: 'server-recreated' | 'server-restarts' | 'server-waits-for-its-node' | 'server-volume-is-on-drained-node' | 'server-has-no-other-node' }
  | { readonly code: 'server-moves'; readonly withVolume: boolean };
