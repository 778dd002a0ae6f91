/** Raft's majority: 2 of 3, 3 of 4, 3 of 5. */
export function quorum(members: number): number {
  return Math.floor(members / 2) + 1;
}

/** How many members may fail while a majority is left: 1 of 3, 1 of 4, 2 of 5. */
export function tolerated(members: number): number {
  return members - quorum(members);
}

/** The most members any one zone gets when they are spread as evenly as possible. */
export function largestShare(members: number, zones: number): number {
  return Math.ceil(members / zones);
}
