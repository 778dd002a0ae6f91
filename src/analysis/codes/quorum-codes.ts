/** The Raft groups that events depend on. `stream` stands for the stream and its consumers. */
export type RaftGroupCode = 'meta-group' | 'stream' | 'streaming-servers' | 'sensor-bucket' | 'kafka-controllers' | 'kafka-partitions';

/** Members of a Raft group, and how many of them are left. */
export interface QuorumCount {
  readonly group: RaftGroupCode;
  readonly members: number;
  readonly needed: number;
  readonly left: number;
}

/** What loses its majority, its last pod that can be elected, or its last pod. */
export type BrokenPart = RaftGroupCode | 'event-source' | 'sensor';
