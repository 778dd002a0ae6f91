import { FlowObject } from '../manifests/manifest-object';
import { asString, at } from '../values/json-values';

/** `name`, `name.namespace`, `name.namespace.svc` and `name.namespace.svc.cluster.local`. */
export function serviceOfHost(host: string, ownNamespace: string): { readonly service: string; readonly namespace: string } | undefined {
  const match = /^([a-z0-9-]+)(?:\.([a-z0-9-]+)(?:\.svc(?:\.[a-z0-9.-]+)?)?)?\.?$/.exec(host);
  return match === null ? undefined : { service: match[1], namespace: match[2] ?? ownNamespace };
}

/** The Service in the URL of an exotic bus. A Service that only keeps a name leads to the one that it names. */
export function serviceOfBusUrl(eventBus: FlowObject, services: readonly FlowObject[]): FlowObject | undefined {
  return addressOfBus(eventBus, services).service;
}

export interface BusAddress {
  /** Where the URL leads. */
  readonly service?: FlowObject;
  /** The Service in the URL, where that one keeps a name only. */
  readonly alias?: FlowObject;
  /** The name of the Service to which the URL leads; undefined for a host outside of the cluster. */
  readonly named?: ReturnType<typeof serviceOfHost>;
}

/** The way of the URL of an exotic bus. */
export function addressOfBus({ namespace, manifest }: FlowObject, services: readonly FlowObject[]): BusAddress {
  const host = firstHost(asString(at(manifest, 'spec', 'jetstreamExotic', 'url')) ?? '');
  const found = named(host, namespace, services);
  const elsewhere = asString(at(found?.manifest, 'spec', 'externalName'));
  if (found === undefined || elsewhere === undefined) return { ...found && { service: found }, named: serviceOfHost(host, namespace) };
  const service = named(elsewhere, found.namespace, services);
  return { ...service && { service }, alias: found, named: serviceOfHost(elsewhere, found.namespace) };
}

/** Of a URL, or of a list of them. */
function firstHost(url: string): string {
  return /^(?:\w+:\/\/)?(?:[^@/,]*@)?([^:/,]*)/.exec(url)![1];
}

function named(host: string, from: string, services: readonly FlowObject[]): FlowObject | undefined {
  const wanted = serviceOfHost(host, from);
  return wanted && services.find(object => object.name === wanted.service && (object.namespace === wanted.namespace || object.namespace === ''));
}
