import { validateCalendar } from './validate-calendar';
import { validateWebhookServers } from './validate-webhook-servers';
import { SourceEvent, sourceEvents, unsafeOptions } from '../../argo-events/catalog/event-source-events';
import { Delivery, EventSourceClass } from '../../argo-events/catalog/event-types';
import { CALENDAR_WITHOUT_CATCHUP } from '../../argo-events/catalog/unsafe-options';
import { validateName } from '../checks/names';

/** Refuses events that the controller or the pods would drop, and options with which events get lost. */
export function validateEvents(events: SourceEvent[]): void {
  if (events.length === 0) {
    throw new Error('got no events. Give at least one event of one type, for example webhook: { order: { endpoint: \'/order\', port: \'12000\', method: \'POST\' } }');
  }
  for (const event of events) validateName('event', `${event.type.field}.${event.name}`, event.name);
  validateClasses(events);
  validateUniqueNames(events);
  validateWebhookServers(events);
  for (const event of events) {
    for (const { path, reason, instead } of unsafeOptions(event).filter(option => option !== CALENDAR_WITHOUT_CATCHUP)) {
      throw new Error(`${[event.type.field, event.name, ...path].join('.')} is unsafe: ${reason}. Fix: ${instead}`);
    }
    validateCalendar(event);
  }
}

/** What an EventSource loses by the nature of its types; it can be made no better here. */
export function deliveryWarnings(events: SourceEvent[]): string[] {
  return events.flatMap(event => {
    const at = `${event.type.field}.${event.name}`;
    const { delivery, why, instead } = event.type;
    return [
      ...(delivery === Delivery.LOSES ? [`${at} can lose events while its pod is replaced: ${why}${instead ? `. Instead: ${instead}` : ''}`] : []),
      ...(unsafeOptions(event).includes(CALENDAR_WITHOUT_CATCHUP)
        ? [`${at} can lose events while its pod is replaced: ${CALENDAR_WITHOUT_CATCHUP.reason}. Fix: ${CALENDAR_WITHOUT_CATCHUP.instead}`] : []),
    ];
  });
}

function validateClasses(events: SourceEvent[]): void {
  const fields = (wanted: EventSourceClass) => [...new Set(events.filter(({ type }) => type.class === wanted).map(({ type }) => type.field))].join(', ');
  const shared = fields(EventSourceClass.ACTIVE_ACTIVE);
  const elected = fields(EventSourceClass.ACTIVE_PASSIVE);
  if (shared && elected) {
    throw new Error(`got event types of two classes: ${shared} (all pods work) and ${elected} (one elected pod works). `
      + 'The controller rejects the EventSource. Allowed: one class; create an HaEventSource for each class');
  }
}

function validateUniqueNames(events: SourceEvent[]): void {
  const seen = new Map<string, string>();
  for (const { type, name } of events) {
    const other = seen.get(name);
    if (other) {
      throw new Error(`got the event "${name}" in both ${other} and ${type.field}. Sensors could not distinguish them. Allowed: unique event names in an EventSource; rename one`);
    }
    seen.set(name, type.field);
  }
}

/** The events in props or in a manifest's spec. */
export function eventsOf(spec: object): SourceEvent[] {
  return sourceEvents({ spec });
}
