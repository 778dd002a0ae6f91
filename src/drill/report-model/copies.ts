/** What one server holds of a stream. */
export interface CopyState {
  readonly server: string;
  /** Sequence numbers of the first and the last message. */
  readonly first: number;
  readonly last: number;
  readonly messages: number;
}

export interface StreamCopies {
  readonly stream: string;
  readonly copies: readonly CopyState[];
}

/** The copies of all streams of the bus, while the drill sends nothing. */
export interface CopiesCompared {
  /** Number of streams with several copies. */
  readonly streams: number;
  /** Streams whose copies are not the same on all servers. */
  readonly different: readonly StreamCopies[];
  /** Streams that others write to all the time, so that no two looks can be compared. */
  readonly moving: readonly string[];
}

export const NO_COPIES: CopiesCompared = { streams: 0, different: [], moving: [] };

/** `the copies of the stream default differ: js-0 holds 1 to 9 (9 messages), js-1 holds 1 to 8 (8 messages)`. */
export function differenceWords({ different }: CopiesCompared): string[] {
  return different.map(({ stream, copies }) => `the copies of the stream ${stream} differ: ${copies.map(holds).join(', ')}`);
}

export function movingWords({ moving }: CopiesCompared): string[] {
  return moving.map(stream => `the copies of the stream ${stream} were not compared: others write to it all the time`);
}

function holds({ server, first, last, messages }: CopyState): string {
  return `${server} holds ${first} to ${last} (${messages} ${messages === 1 ? 'message' : 'messages'})`;
}
