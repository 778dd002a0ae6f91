import { quorum, tolerated } from '../quorum';

/** A Raft group of the bus: the meta group, the stream, its consumers, or the bucket of a Sensor. */
export interface RaftGroup {
  readonly name: string;
  readonly members: number;
}

/** NATS chooses the servers of a group with fewer members than servers; any of the servers that fail may be among them. */
export function hasQuorum({ members }: RaftGroup, serversDown: number): boolean {
  return Math.min(members, serversDown) <= tolerated(members);
}

/** "2 of 3 members are needed, 1 is left". */
export function quorumArithmetic({ members }: RaftGroup, serversDown: number): string {
  const left = members - Math.min(members, serversDown);
  const needed = `${quorum(members)} of ${members} ${members === 1 ? 'member is' : 'members are'} needed`;
  return `${needed}, ${left === 0 ? 'none is' : left === 1 ? '1 is' : `${left} are`} left`;
}
