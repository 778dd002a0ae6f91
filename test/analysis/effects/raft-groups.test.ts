import { firstGroupWithoutQuorum, hasQuorum, quorumCount, RaftGroup } from '../../../src/analysis/effects/raft-groups';

const stream = (members: number, more: Partial<RaftGroup> = {}): RaftGroup => ({ code: 'stream', members, ...more });

test.each<[RaftGroup, number, boolean]>([
  [stream(1), 0, true],
  [stream(1), 1, false],
  [stream(3), 1, true],
  [stream(3), 2, false],
  [stream(4), 1, true],
  [stream(4), 2, false],
  [stream(5), 2, true],
  [stream(5), 3, false],
  // only as many servers as the group has members count
  [stream(3), 5, false],
  // all are needed
  [stream(3, { needed: 3 }), 0, true],
  [stream(3, { needed: 3 }), 1, false],
  [stream(3, { needed: 1 }), 2, true],
])('%j with %i servers down: quorum %s', (group, down, expected) => {
  expect(hasQuorum(group, down)).toBe(expected);
});

test.each<[RaftGroup, number, object]>([
  [stream(3), 2, { group: 'stream', members: 3, needed: 2, left: 1 }],
  [stream(5), 1, { group: 'stream', members: 5, needed: 3, left: 4 }],
  [stream(3), 5, { group: 'stream', members: 3, needed: 2, left: 0 }],
  [stream(3, { needed: 3 }), 1, { group: 'stream', members: 3, needed: 3, left: 2 }],
])('%j with %i servers down is counted', (group, down, expected) => {
  expect(quorumCount(group, down)).toEqual(expected);
});

test('servers that never ran count only for a group of all servers', () => {
  const meta: RaftGroup = { code: 'meta-group', members: 3, allServers: true };
  expect(firstGroupWithoutQuorum([stream(3), meta], 1, 1)).toEqual({ group: meta, down: 2 });
  expect(firstGroupWithoutQuorum([stream(3), meta], 0, 1)).toBeUndefined();
  expect(firstGroupWithoutQuorum([stream(3), meta], 0, 2)).toEqual({ group: stream(3), down: 2 });
});
