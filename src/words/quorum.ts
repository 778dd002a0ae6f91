import { BrokenPart, QuorumCount } from '../analysis/codes/quorum-codes';

export const BROKEN_PARTS: Readonly<Record<BrokenPart, string>> = {
  'meta-group': 'the meta group',
  'stream': 'the stream and its consumers',
  'streaming-servers': 'the Raft group of the servers',
  'kafka-controllers': 'the controllers of Kafka',
  'kafka-partitions': 'the partitions of the topics',
  'sensor-bucket': 'the bucket of the Sensor',
  'event-source': 'the EventSource',
  'sensor': 'the Sensor',
};

/** `2 of 3 members are needed, 1 is left`. */
export function quorumArithmetic({ members, needed, left }: QuorumCount): string {
  if (members === 1) return 'its only replica is unavailable';
  const needs = `${needed} of ${members} members are needed`;
  return `${needs}, ${left === 0 ? 'none is' : left === 1 ? '1 is' : `${left} are`} left`;
}
