import { Duration, Size } from 'cdk8s';

/** What a stream does with a new event when it is full. */
export enum StreamDiscard {
  /** The oldest event goes, consumed or not. The stream keeps consumed events until `maxAge`, so the oldest is nearly always one of them. */
  OLD = 'OLD',

  /** The new event is refused: publishing fails and a webhook answers 500 until events age out. */
  NEW = 'NEW',
}

/**
 * The stream `default` that holds the events of all EventSources on the bus. Argo Events reads it once, when the first
 * EventSource or Sensor creates the stream: later changes have no effect on a stream that exists.
 *
 * @see https://argoproj.github.io/argo-events/eventbus/jetstream/
 */
export interface StreamOptions {
  /**
   * Copies of every event, 3 or 5. Never more than servers.
   *
   * @default - as many as servers
   */
  readonly replicas?: number;

  /**
   * How long an event is kept; 0 for no limit but the size.
   *
   * @default Duration.hours(72)
   */
  readonly maxAge?: Duration;

  /**
   * How many events are kept; -1 for no limit but the size. All EventSources share it.
   *
   * @default -1
   * @throws when it is 0
   */
  readonly maxMsgs?: number;

  /**
   * How much the stream may hold on each server. Must leave room on the volume for Sensor state.
   *
   * @default - 80 % of the server's file store
   */
  readonly maxBytes?: Size;

  /**
   * Window in which a repeated message id is recognized as a duplicate. Publishing is tried for about 33 s.
   *
   * @default Duration.minutes(5), or `maxAge` where that is shorter
   */
  readonly duplicates?: Duration;

  /**
   * What happens to a new event when the stream is full.
   *
   * @default StreamDiscard.OLD
   */
  readonly discard?: StreamDiscard;
}

/** Limits and durability of a JetStream server. */
export interface JetStreamOptions {
  /**
   * How much all streams and buckets together may hold on a server's volume.
   *
   * @default - 85 % of the volume
   */
  readonly maxFileStore?: Size;

  /**
   * How much memory streams may hold on a server. NATS's own default is 75 % of the node's memory, whatever the pod's limit.
   *
   * @default - a quarter of the container's memory limit
   * @throws when it is not below that limit
   */
  readonly maxMemoryStore?: Size;

  /**
   * How often written events reach the disk. `undefined` means before they are acknowledged. With a pause, events that were
   * acknowledged within it are lost when enough servers lose power at once.
   *
   * @default - always: every write reaches the disk before it is acknowledged
   * @see https://jepsen.io/analyses/nats-2.12.1
   */
  readonly syncInterval?: Duration;
}
