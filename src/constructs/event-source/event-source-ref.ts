import { IConstruct } from 'constructs';
import { EventDependencyOptions } from './event-dependency-options';
import * as argoevents from '../../../imports/argo-events';

/** An EventSource whose events a Sensor of the same namespace can use. */
export interface IHaEventSource extends IConstruct {
  /** Name of the EventSource. `eventSourceName` of a dependency refers to it. */
  readonly eventSourceName: string;

  /**
   * One of the events, as a dependency of a Sensor.
   *
   * @param eventName name of the event in this EventSource
   * @param options name of the dependency, filters, transformation
   * @throws when the EventSource is known to have no such event
   */
  event(eventName: string, options?: EventDependencyOptions): argoevents.EventDependency;
}

/** Facts about an EventSource that is defined elsewhere in the same namespace. */
export interface EventSourceReferenceProps {
  /**
   * Names of its events.
   *
   * @default - unknown: `event()` accepts every name
   */
  readonly events?: string[];
}
