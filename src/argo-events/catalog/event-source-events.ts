import { EVENT_TYPES, EventSourceClass, EventType } from './event-types';
import { UnsafeOption } from './unsafe-options';
import { asRecord, asString, at, Json } from '../../values/json-values';

/** One event of an EventSource. */
export interface SourceEvent {
  readonly type: EventType;
  readonly name: string;
  readonly event: Json;
}

/** The HTTP server of an event. */
export interface HttpServer {
  readonly port: string;
  readonly endpoint: string;
  readonly method?: string;
  /** Served as HTTPS: both serverCertSecret and serverKeySecret are set. */
  readonly tls: boolean;
}

/**
 * Times that a pod starts to listen for an event, in all its life: each lost connection to the remote takes one. After the last one
 * the event is dead, and nothing shows it while another event of the pod lives; a pod whose only event died restarts.
 */
export const LISTEN_ATTEMPTS = 10;

/** The events of an EventSource, in the order of {@link EVENT_TYPES}: null is an event without fields, and what is no map is no event. */
export function sourceEvents(eventSource: unknown): SourceEvent[] {
  const spec = asRecord(asRecord(eventSource)?.spec) ?? {};
  const found: SourceEvent[] = [];
  for (const type of EVENT_TYPES) {
    const events = asRecord(spec[type.field]);
    if (events === undefined) continue;
    for (const [name, value] of Object.entries(events)) {
      const event = asRecord(value ?? {});
      if (event !== undefined) found.push({ type, name, event });
    }
  }
  return found;
}

/** The classes of its types; with two of them the controller refuses the EventSource. */
export function eventSourceClasses(eventSource: unknown): EventSourceClass[] {
  return [...new Set(sourceEvents(eventSource).map(({ type }) => type.class))];
}

/** The HTTP server of an event; undefined when its type has none or its port or endpoint, which have no default, is missing. */
export function httpServer({ type, event }: SourceEvent): HttpServer | undefined {
  const context = type.http === undefined ? undefined : asRecord(at(event, ...type.http));
  const [port, endpoint, method] = ['port', 'endpoint', 'method'].map(key => asString(context?.[key]));
  if (!port || !endpoint) {
    return undefined;
  }
  const tls = asRecord(context?.serverCertSecret) !== undefined && asRecord(context?.serverKeySecret) !== undefined;
  return { port, endpoint, ...method && { method }, tls };
}

/** Whether a guard can read the requests of an event, and so send them again: plain HTTP. */
export function isReadable(event: SourceEvent): boolean {
  return httpServer(event)?.tls === false;
}

/** The options of an event that its type has a better value for. */
export function unsafeOptions({ type, event }: SourceEvent): UnsafeOption[] {
  return type.unsafeOptions.filter(option => option.isUnsafe(event));
}
