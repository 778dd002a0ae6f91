import { Flow } from '../../flow/flow';
import { serviceOfHost } from '../../flow/service-of-host';
import { FlowObject } from '../../manifests/manifest-object';
import { inNamespace, objectsOfKind } from '../../manifests/objects-of-kind';
import { isAlias, isHeadless } from '../../manifests/service';
import { asArray, at } from '../../values/json-values';

/** The name of a Service in the host of an address; undefined for a host that may be outside of the cluster. */
export function namedService(host: string, namespace: string): ReturnType<typeof serviceOfHost> {
  // a host of two words may be one outside of the cluster
  return !/\.svc(?:\.|$)/.test(host) && host.includes('.') ? undefined : serviceOfHost(host, namespace);
}

/** The Service among the manifests that a host names, if the Service does not have the port. */
export function withoutPort({ objects }: Pick<Flow, 'objects'>, host: string, port: number, namespace: string): { readonly service: FlowObject; readonly ports: readonly unknown[] } | undefined {
  const named = namedService(host, namespace);
  const service = named && inNamespace(objectsOfKind(objects, 'Service'), named.namespace).find(({ name }) => name === named.service);
  if (service === undefined || isAlias(service) || isHeadless(service)) return undefined;
  const ports = (asArray(at(service.manifest, 'spec', 'ports')) ?? []).map(each => at(each, 'port'));
  return ports.length === 0 || ports.includes(port) ? undefined : { service, ports };
}
