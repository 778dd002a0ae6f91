/** What the servers of a bus say of themselves on port 8222: a manifest cannot say it. */
export interface LiveBus {
  /** Pods of the bus. */
  readonly servers: readonly LiveServer[];
  /** By name, as the leader of each tells. */
  readonly streams: ReadonlyMap<string, LiveStream>;
  /** Durable consumers of the stream of the bus. */
  readonly consumers: ReadonlyMap<string, LiveConsumer>;
}

export interface LiveServer {
  readonly name: string;
  /** False when the server did not answer. */
  readonly answers: boolean;
  /** Servers in the meta group, as this server sees the group. */
  readonly metaGroupSize?: number;
  readonly metaLeader?: string;
}

export interface LiveStream {
  /** Copies that exist, the leader among them. */
  readonly copies: number;
  /** Copies that the stream is configured with. */
  readonly replicas: number;
  /** Servers whose copy is offline or behind. */
  readonly behind: readonly string[];
  /** Any server may answer a read. */
  readonly direct: boolean;
}

export interface LiveConsumer {
  /** Messages that were not delivered yet. */
  readonly pending: number;
  /** Requests for messages that wait. */
  readonly waiting: number;
}
