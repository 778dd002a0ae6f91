import { EventDependencyOptions } from './event-dependency-options';
import { validateDependencyOptions } from './validate-dependency-options';
import { unknownEvent } from './webhook-address';
import * as argoevents from '../../../imports/argo-events';

/** A dependency of a Sensor on an event; refuses one that the EventSource does not have. */
export function dependencyOn(
  { eventSource, events }: { readonly eventSource: string; readonly events?: readonly string[] }, eventName: string, options: EventDependencyOptions,
): argoevents.EventDependency {
  validateDependencyOptions(options);
  if (events && !events.includes(eventName)) throw unknownEvent(eventSource, eventName, events);
  return { ...options, name: options.name ?? eventName, eventSourceName: eventSource, eventName };
}
