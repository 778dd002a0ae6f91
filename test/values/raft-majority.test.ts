import { largestShare, quorum, tolerated } from '../../src/values/raft-majority';

test.each([[1, 1, 0], [2, 2, 0], [3, 2, 1], [4, 3, 1], [5, 3, 2], [7, 4, 3]])('of %s members %s must live, so %s may fail', (members, live, fail) => {
  expect(quorum(members)).toBe(live);
  expect(tolerated(members)).toBe(fail);
});

test.each([[3, 3, 1], [3, 2, 2], [5, 3, 2], [5, 2, 3], [5, 5, 1], [2, 3, 1]])('of %s members in %s zones, one zone has at least %s', (members, zones, share) => {
  expect(largestShare(members, zones)).toBe(share);
});
