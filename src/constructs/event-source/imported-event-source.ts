import { Construct } from 'constructs';
import { dependencyOn } from './dependency-on';
import { EventDependencyOptions } from './event-dependency-options';
import { EventSourceReferenceProps, IHaEventSource } from './event-source-ref';
import * as argoevents from '../../../imports/argo-events';
import { validateName } from '../checks/names';
import { Checks, texts, validateProps } from '../checks/prop-schema';

const REFERENCE: Checks<EventSourceReferenceProps> = { events: texts };

/** @internal */
export class ReferencedEventSource extends Construct implements IHaEventSource {
  private readonly events?: string[];

  public constructor(scope: Construct, id: string, public readonly eventSourceName: string, props: EventSourceReferenceProps) {
    super(scope, id);
    validateProps(props, REFERENCE);
    validateName('eventSource', 'eventSourceName', eventSourceName);
    for (const [index, name] of (props.events ?? []).entries()) validateName('event', `events[${index}]`, name);
    this.events = props.events;
  }

  public event(eventName: string, options: EventDependencyOptions = {}): argoevents.EventDependency {
    return dependencyOn({ eventSource: this.eventSourceName, events: this.events }, eventName, options);
  }
}
