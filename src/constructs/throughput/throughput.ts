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

/**
 * Webhook events that an EventSource is to bear. The memory and the processor of its pods follow from them. Other types of events were not measured:
 * an EventSource without a webhook is refused, and beside webhooks a warning names the events that are not counted.
 */
export interface EventSourceThroughput {
  /** Events a second of all webhooks of the EventSource, on average over the busiest hours. At least 0.001. */
  readonly eventsPerSecond: number;

  /** Size of an event's payload, on average. The payload of a webhook is the body of the request. */
  readonly eventSize: Size;

  /**
   * Events a second of all webhooks at most.
   *
   * @default - twice `eventsPerSecond`
   * @throws when it is below `eventsPerSecond`
   */
  readonly burstPerSecond?: number;

  /**
   * Events a second that one pod gets at most. After the loss of a pod, node or zone that the EventSource survives, the remaining pods take all events.
   *
   * @default - the share of each remaining pod, where guards in the pods balance all webhooks; else `burstPerSecond`, as a Service and a node guard do
   * not divide requests evenly
   * @throws when the remaining pods together would take less than `burstPerSecond`
   */
  readonly podBurstPerSecond?: number;

  /**
   * How long the bus may not answer. For so long each pod holds every request, with its payload. A pod answers 500 at once while its connection to the
   * bus is closed, and then holds no requests.
   *
   * @default Duration.seconds(30), about the time for which Argo Events tries to publish an event
   */
  readonly busOutage?: Duration;
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
