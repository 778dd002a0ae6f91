import { httpServer } from '../../argo-events/catalog/event-source-events';
import { Port } from '../../contract/ports';
import { Flow, Source } from '../../flow/flow';
import { matchesLabels } from '../../flow/selector-index';
import { FlowObject } from '../../manifests/manifest-object';
import { asArray, asRecord, at } from '../../values/json-values';
import { Affected } from '../engine/rule';

/** Whether the controller makes a Service: spec.service has ports. */
export function hasControllerService({ object }: Source): boolean {
  return controllerServicePorts(object).length > 0;
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

/** The events with an HTTP server to whose port no Service leads. */
export function eventsWithoutService({ object, events, services, webhookGuard }: Source): Affected[] {
  const entries = [...services.flatMap(({ manifest }) => servicePorts(manifest)), ...controllerServicePorts(object)];
  const led = new Set(entries.map(targetPort));
  // with the webhook guard, Services lead to a port of it
  if (webhookGuard && led.size > 0) return [];
  return events.filter(event => {
    const port = httpServer(event)?.port;
    return port !== undefined && Number(port) !== Port.METRICS && !led.has(port);
  }).map(({ name: event }) => ({ object, event }));
}

/** Entries of a Service that the API server takes. */
function servicePorts(service: unknown): readonly unknown[] {
  const ports = asArray(at(service, 'spec', 'ports')) ?? [];
  return ports.every(entry => targetPort(entry) !== undefined) ? ports : [];
}

function controllerServicePorts({ manifest }: FlowObject): readonly unknown[] {
  return asArray(at(manifest, 'spec', 'service', 'ports')) ?? [];
}
