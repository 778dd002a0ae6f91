import { acceptedPorts } from './service-ports';
import { httpServer, SourceEvent } from '../../argo-events/catalog/event-source-events';
import { Port } from '../../contract/ports';
import { Flow, Source } from '../../flow/flow';
import { matchesLabels } from '../../flow/selector-index';
import { FlowObject } from '../../manifests/manifest-object';
import { isAlias, isHeadless, isTcp } from '../../manifests/service';
import { asArray, asRecord, at } from '../../values/json-values';
import { isPlaceholder } from '../../values/placeholder';
import { Affected } from '../engine/rule';

/** Whether the controller makes a Service: spec.service has ports. */
export function hasControllerService({ object }: Source): boolean {
  return (asArray(at(object.manifest, 'spec', 'service', 'ports')) ?? []).length > 0;
}

/** Whether a Service selects pods of an EventBus or Sensor. */
export function selectsOthers({ buses, sensors }: Flow, { kind, namespace, manifest }: FlowObject): boolean {
  const selector = kind === 'Service' ? asRecord(at(manifest, 'spec', 'selector')) : undefined;
  return selector !== undefined && [...buses, ...sensors]
    .some(({ object, labels }) => object.namespace === namespace && matchesLabels(selector, labels));
}

/** The port of the pods to which an entry of `ports` leads, as text; undefined without a port, which the API server refuses. */
export function targetPort(entry: unknown): string | undefined {
  const { port, targetPort: target } = asRecord(entry) ?? {};
  return port === undefined ? undefined : String(target ?? port);
}

/** Ports of the pods on which requests for an event are taken: its own, and that of the webhook guard; undefined when that one is not known. */
export function requestPorts({ webhookGuard, guardPorts }: Source, event: SourceEvent): readonly string[] | undefined {
  const port = httpServer(event)?.port;
  if (port === undefined) return [];
  if (!webhookGuard) return [port];
  const guarded = guardPorts?.get(port);
  return guardPorts === undefined ? undefined : [...guarded === undefined ? [] : [guarded], port];
}

/** The Services for callers: those that lead to the pods, and those that lead to a guard on each node. */
export function callerServices({ services, guardedWays }: Source): FlowObject[] {
  return [...new Set([...services, ...guardedWays.map(({ service }) => service)])];
}

/** The events to whose HTTP server no Service leads once this one is away. */
export function eventsWithout(source: Source, service: FlowObject): Affected[] {
  const services = source.services.filter(each => each !== service);
  const guardedWays = source.guardedWays.filter(way => way.service !== service);
  return eventsWithoutService({ ...source, services, guardedWays });
}

/** The events with an HTTP server to which no Service leads. A headless Service does not count: it is there for the pods to find each other. */
export function eventsWithoutService(source: Source): Affected[] {
  const { object, events, services, guardedWays } = source;
  const guarded = new Set(guardedWays.map(({ port }) => port));
  const entries = [...services.filter(isWayIn).flatMap(({ manifest }) => servicePorts(manifest)), ...controllerServicePorts(object)];
  const led = new Set(entries.filter(isTcp).map(targetPort));
  if ([...led].some(port => port !== undefined && isPlaceholder(port))) return [];
  return events.filter(event => {
    const ports = requestPorts(source, event);
    if (ports === undefined) return led.size === 0;
    return ports.length > 0 && Number(httpServer(event)!.port) !== Port.METRICS && !ports.some(port => led.has(port) || guarded.has(port));
  }).map(({ name: event }) => ({ object, event }));
}

function isWayIn(service: FlowObject): boolean {
  return !isHeadless(service) && !isAlias(service);
}

/** Entries of a Service that the API server takes. */
export function servicePorts(service: unknown): readonly unknown[] {
  return acceptedPorts(at(service, 'spec', 'ports'));
}

/** Entries of the Service that the controller makes of `spec.service`; none where the API server refuses it. */
export function controllerServicePorts({ manifest }: FlowObject): readonly unknown[] {
  return acceptedPorts(at(manifest, 'spec', 'service', 'ports'));
}
