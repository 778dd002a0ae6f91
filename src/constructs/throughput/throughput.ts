import { Duration, Size } from 'cdk8s';

/** Events that a Sensor is to bear. Its memory follows from them. */
export interface SensorThroughput {
  /** Events a second that the Sensor gets, on average over the busiest hours. At least 0.001. */
  readonly eventsPerSecond: number;

  /** Size of an event's payload, on average. The payload of a webhook is the body of the request. */
  readonly eventSize: Size;

  /**
   * Events a second that the Sensor handles at most. A backlog is worked off at this rate. HTTP triggers without a `rateLimit` get this limit, in
   * whole events a second.
   *
   * @default - twice `eventsPerSecond`
   * @throws when it is below `eventsPerSecond`
   */
  readonly burstPerSecond?: number;
}

/** Events that a bus is to bear. Stream, volume, memory and largest event follow from them. */
export interface EventBusThroughput {
  /** Events a second of all EventSources on the bus, on average over the time for which events are kept. At least 0.001. */
  readonly eventsPerSecond: number;

  /** Size of an event's payload, on average. The payload of a webhook is the body of the request. */
  readonly eventSize: Size;

  /**
   * Size of the largest payload.
   *
   * @default - `eventSize`, or what fits into an event of 2 MB where that is more
   * @throws when it is below `eventSize`
   */
  readonly largestEventSize?: Size;

  /**
   * Events a second at most, while a backlog grows.
   *
   * @default - `eventsPerSecond`
   * @throws when it is below `eventsPerSecond`
   */
  readonly burstPerSecond?: number;

  /**
   * How long events are kept.
   *
   * @default - `stream.maxAge`, or 72 hours
   * @throws when `stream.maxAge` has another value, or when it is 0
   */
  readonly retention?: Duration;

  /**
   * How long all Sensors may be unavailable, at the highest rate, before events are lost.
   *
   * @default - `retention`, where `burstPerSecond` is not given; else no time
   * @throws when it is longer than `retention`
   */
  readonly backlog?: Duration;
}
