import { routeBackends } from './routes/backends';
import { eventSourceService } from '../../argo-events/catalog/names';
import { Flow, Source } from '../../flow/flow';
import { describe, FlowObject } from '../../manifests/manifest-object';
import { inNamespace, objectsOfKind } from '../../manifests/objects-of-kind';
import { isAlias } from '../../manifests/service';
import { asRecord, at } from '../../values/json-values';
import { Unknown } from '../engine/rule';

/**
 * Services without a selector under a name that callers of an EventSource use: its own, that of the controller's Service, or one that a route names.
 * Their addresses are written by hand, and manifests do not tell whose they are.
 */
export function manualServices(flow: Flow, { object: { namespace, name } }: Source): FlowObject[] {
  const routed = routeBackends(flow).filter(backend => backend.namespace === namespace).map(({ service }) => service);
  const names = new Set([name, eventSourceService(name), ...routed]);
  return inNamespace(objectsOfKind(flow.objects, 'Service'), namespace).filter(object => names.has(object.name) && !hasSelector(object));
}

/** What answers whether a Service without a selector leads to the pods. */
export function neededFor(service: FlowObject, { objects }: Flow): Pick<Unknown, 'needs'> {
  if (isAlias(service)) return { needs: `the route from the host "${at(service.manifest, 'spec', 'externalName')}" to the pods, or a Service with a selector of the pods` };
  const slices = objects.filter(object => object.namespace === service.namespace && isEndpointsOf(object, service.name));
  const selector = `a selector of the pods in the Service ${service.name}`;
  return { needs: slices.length === 0 ? `${selector}, or its EndpointSlice` : `${selector}: the addresses in ${slices.map(describe).join(' and ')} do not tell whose they are` };
}

function hasSelector({ manifest }: FlowObject): boolean {
  return Object.keys(asRecord(at(manifest, 'spec', 'selector')) ?? {}).length > 0;
}

function isEndpointsOf({ kind, name, manifest }: FlowObject, service: string): boolean {
  return kind === 'Endpoints' ? name === service : kind === 'EndpointSlice' && at(manifest, 'metadata', 'labels', 'kubernetes.io/service-name') === service;
}
