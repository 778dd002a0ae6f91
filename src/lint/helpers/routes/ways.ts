import { routeBackends } from './backends';
import { RouteBackend, UrlMatch } from './route';
import { httpServer, SourceEvent } from '../../../argo-events/catalog/event-source-events';
import { eventSourceService } from '../../../argo-events/catalog/names';
import { WEBHOOK_HEALTH_PATH } from '../../../contract/ports';
import { Flow, Source } from '../../../flow/flow';
import { FlowObject } from '../../../manifests/manifest-object';
import { inNamespace, objectsOfKind } from '../../../manifests/objects-of-kind';
import { asRecord } from '../../../values/json-values';
import { Affected } from '../../engine/rule';
import { callerServices, controllerServicePorts, requestPorts, servicePorts, targetPort } from '../services';

/** A way from a route over a Service to an EventSource. */
export interface Way {
  readonly backend: RouteBackend;
  readonly source: Source;
  /** Entries of the Service's ports. */
  readonly entries: readonly unknown[];
  /** The entry that the route names; undefined when the Service has none like it. */
  readonly entry?: unknown;
}

/** Ways over Services that are among the manifests, or that the controller makes. */
export function waysToSources(flow: Flow): Way[] {
  return routeBackends(flow).flatMap(backend => {
    const service = ownService(flow, backend);
    if (service !== undefined) {
      const entries = servicePorts(service.manifest);
      const sources = entries.length === 0 ? [] : sourcesBehind(flow, service);
      return sources.map(source => way(backend, source, entries));
    }
    const source = sourceOfControllerService(flow, backend);
    const entries = source === undefined ? [] : controllerServicePorts(source.object);
    return entries.length === 0 ? [] : [way(backend, source!, entries)];
  });
}

/** EventSources to whose pods a Service leads, through a guard on each node or without one. */
export function sourcesBehind({ sources }: Flow, service: FlowObject): Source[] {
  return sources.filter(source => [...callerServices(source), ...source.guardServices].includes(service));
}

export function ownService({ objects }: Flow, { namespace, service }: RouteBackend): FlowObject | undefined {
  return inNamespace(objectsOfKind(objects, 'Service'), namespace).find(object => object.name === service);
}

/** The EventSource whose Service, made by the controller, has that name. */
export function sourceOfControllerService({ sources }: Flow, { namespace, service }: RouteBackend): Source | undefined {
  return sources.find(({ object }) => object.namespace === namespace && eventSourceService(object.name) === service);
}


function way(backend: RouteBackend, source: Source, entries: readonly unknown[]): Way {
  const { port } = backend;
  const entry = port === undefined ? (entries.length === 1 ? entries[0] : undefined)
    : entries.find(each => isNamed(each, port));
  return { backend, source, entries, ...entry !== undefined && { entry } };
}

function isNamed(entry: unknown, { value, ofPods }: NonNullable<RouteBackend['port']>): boolean {
  const { name, port } = asRecord(entry) ?? {};
  return ofPods ? targetPort(entry) === String(value) : value === name || String(value) === String(port);
}

/** The events to whose pods' port the way leads, whatever the path of the request. */
export function eventsOnPort({ source, entry }: Way): SourceEvent[] {
  const led = entry === undefined ? undefined : targetPort(entry);
  const target = source.guardedWays.find(guarded => guarded.target === led)?.port ?? led;
  return target === undefined ? [] : source.events.filter(event => requestPorts(source, event)?.includes(target));
}

/** Whether a request for that path reaches an endpoint. */
export function reaches(url: UrlMatch, endpoint: string): boolean {
  // an endpoint may have variables, /order/{id}
  const [fixed] = endpoint.split('{', 1);
  const isTemplate = fixed !== endpoint;
  const value = url.value === '/' ? '/' : url.value.replace(/\/$/, '');
  switch (url.kind) {
    case 'exact': return url.value === endpoint || isTemplate && templatePattern(endpoint).test(url.value);
    case 'prefix': return value === '/' || endpoint === value || endpoint.startsWith(`${value}/`) || isTemplate && value.startsWith(fixed);
    case 'text-prefix': return endpoint.startsWith(url.value) || isTemplate && url.value.startsWith(fixed);
  }
}

/** A variable takes one segment, or what its own pattern says. */
function templatePattern(endpoint: string): RegExp {
  const variable = (part: string) => part.includes(':') ? '.+' : '[^/]+';
  const parts = endpoint.split(/(\{[^}]*\})/).map(part => part.startsWith('{') ? variable(part) : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('')}$`);
}

/** The events that the way leads to. */
export function eventsReached(each: Way): SourceEvent[] {
  const { urls } = each.backend;
  return eventsOnPort(each).filter(event => urls === undefined || urls.some(url => isTaken(url, event)));
}

/** Paths for which no endpoint is there. The path of the health check is one of every port. */
export function deadUrls(each: Way): UrlMatch[] {
  const events = eventsOnPort(each);
  // the health check takes every method
  const isHealth = (url: UrlMatch) => reaches(url, WEBHOOK_HEALTH_PATH) && (url.method === undefined || url.value === WEBHOOK_HEALTH_PATH);
  return events.length === 0 ? [] : (each.backend.urls ?? []).filter(url => !isHealth(url) && !events.some(event => isTaken(url, event)));
}

/** The method that an event asks for; other types than webhook take every one. */
export function askedMethod(event: SourceEvent): string | undefined {
  return event.type.field === 'webhook' ? httpServer(event)?.method : undefined;
}

function isTaken(url: UrlMatch, event: SourceEvent): boolean {
  const method = askedMethod(event);
  return reaches(url, httpServer(event)!.endpoint) && (url.method === undefined || method === undefined || url.method === method);
}

/** The events of the EventSources with an HTTP server to which no way leads. */
export function withoutWay(ways: readonly Way[], sources: readonly Source[]): Affected[] {
  const reached = new Set(ways.flatMap(eventsReached));
  return sources.flatMap(({ object, events }) => events
    .filter(event => httpServer(event) !== undefined && !reached.has(event))
    .map(({ name: event }) => ({ object, event })));
}
