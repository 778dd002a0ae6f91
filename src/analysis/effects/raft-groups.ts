import { quorum, tolerated } from '../../values/raft-majority';
import { QuorumCount, RaftGroupCode } from '../codes/quorum-codes';

/** A Raft group of the bus: the meta group, the stream, its consumers, or the bucket of a Sensor. */
export interface RaftGroup {
  readonly code: RaftGroupCode;
  readonly members: number;
  /** Members without which it stands still, where that is not the majority. */
  readonly needed?: number;
  /** All servers are members, also those that never found a node; of the others NATS chooses among servers that run. */
  readonly allServers?: boolean;
}

/** NATS chooses the servers of a group with fewer members than servers; any of the servers that fail may be among them. */
export function hasQuorum({ members, needed }: RaftGroup, serversDown: number): boolean {
  return Math.min(members, serversDown) <= (needed === undefined ? tolerated(members) : members - needed);
}

/** The first group that stands still when `waiting` servers never ran and `lost` are gone. */
export function firstGroupWithoutQuorum(groups: readonly RaftGroup[], waiting: number, lost: number): { group: RaftGroup; down: number } | undefined {
  return groups
    .map(group => ({ group, down: group.allServers ? waiting + lost : lost }))
    .find(({ group, down }) => !hasQuorum(group, down));
}

export function quorumCount({ code, members, needed = quorum(members) }: RaftGroup, serversDown: number): QuorumCount {
  return { group: code, members, needed, left: members - Math.min(members, serversDown) };
}
