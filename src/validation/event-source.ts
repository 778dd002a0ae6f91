import { validateName } from './names';
import { httpServer, SourceEvent, sourceEvents, unsafeOptions } from '../argo-events/event-source';
import { Delivery, EventSourceClass } from '../argo-events/event-types';
import { CALENDAR_WITHOUT_CATCHUP } from '../argo-events/unsafe-options';
import { at as atPath } from '../argo-events/values';

/** Refuses events that the controller or the pods would drop, and options with which events get lost. */
export function validateEvents(events: SourceEvent[]): void {
  if (events.length === 0) {
    throw new Error('got no events. Give at least one event of one type, for example webhook: { order: { endpoint: \'/order\', port: \'12000\', method: \'POST\' } }');
  }
  for (const event of events) validateName('event', `${event.type.field}.${event.name}`, event.name);
  validateClasses(events);
  validateUniqueNames(events);
  validateServers(events);
  for (const event of events) {
    for (const { path, reason, instead } of unsafeOptions(event).filter(option => option !== CALENDAR_WITHOUT_CATCHUP)) {
      throw new Error(`${[event.type.field, event.name, ...path].join('.')} is unsafe: ${reason}. To do: ${instead}`);
    }
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
        ? [`${at} can lose events while its pod is replaced: ${CALENDAR_WITHOUT_CATCHUP.reason}. To do: ${CALENDAR_WITHOUT_CATCHUP.instead}`] : []),
    ];
  });
}

function validateClasses(events: SourceEvent[]): void {
  const fields = (wanted: EventSourceClass) => [...new Set(events.filter(({ type }) => type.class === wanted).map(({ type }) => type.field))].join(', ');
  const shared = fields(EventSourceClass.ACTIVE_ACTIVE);
  const elected = fields(EventSourceClass.ACTIVE_PASSIVE);
  if (shared && elected) {
    throw new Error(`got event types of two classes: ${shared} (all pods work) and ${elected} (one elected pod works). `
      + 'The controller refuses that. Allowed: one class; make an HaEventSource of each');
  }
}

function validateUniqueNames(events: SourceEvent[]): void {
  const seen = new Map<string, string>();
  for (const { type, name } of events) {
    const other = seen.get(name);
    if (other) {
      throw new Error(`got the event "${name}" in both ${other} and ${type.field}; Sensors could not tell them apart. Allowed: a name once in an EventSource; rename one`);
    }
    seen.set(name, type.field);
  }
}

/** Each type has a server of its own, and a server takes an endpoint once; what comes second is dropped with a line in the log. */
function validateServers(events: SourceEvent[]): void {
  const typeOfPort = new Map<string, string>();
  const eventOfEndpoint = new Map<string, string>();
  for (const event of events) {
    const server = httpServer(event);
    const at = `${event.type.field}.${event.name}`;
    if (!server) {
      validatePortType(at, event);
      if (event.type.http) throw new Error(`${[at, ...event.type.http].join('.')}: got no port or no endpoint, and neither has a default. Allowed: for example port: '12000', endpoint: '/${event.name}'`);
      continue;
    }
    const port = Number(server.port);
    if (!/^\d+$/.test(server.port) || port < 1 || port > 65535) {
      throw new Error(`${at}: got port "${server.port}". Allowed: a number from 1 to 65535, as a string`);
    }
    if (port === 7777) {
      throw new Error(`${at}: got port 7777, on which every pod of Argo Events serves its metrics; the webhook could not listen. Allowed: any other port`);
    }
    const type = typeOfPort.get(server.port);
    if (type && type !== event.type.field) {
      throw new Error(`${at}: got port ${server.port}, which ${type} has already; each type starts a server of its own and the second one fails. Allowed: a port of its own for every type`);
    }
    typeOfPort.set(server.port, event.type.field);
    const key = `${server.port}${server.endpoint}`;
    const other = eventOfEndpoint.get(key);
    if (other) {
      throw new Error(`${at}: got port ${server.port} and endpoint ${server.endpoint}, which ${other} has already; the second one gets no requests. Allowed: another endpoint or port`);
    }
    eventOfEndpoint.set(key, at);
  }
}

/** Go reads no number where the custom resource has a text. */
function validatePortType(at: string, { type, event }: SourceEvent): void {
  const port = atPath(event, ...type.http ?? [], 'port');
  if (typeof port === 'number') throw new Error(`${[at, ...type.http ?? [], 'port'].join('.')}: got the number ${port}. Allowed: a text, port: '${port}'`);
}

/** The events in props or in a manifest's spec. */
export function eventsOf(spec: object): SourceEvent[] {
  return sourceEvents({ spec });
}
