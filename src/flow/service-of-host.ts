import { FlowObject } from '../manifests/manifest-object';
import { asString, at } from '../values/json-values';

/** `name`, `name.namespace`, `name.namespace.svc` and `name.namespace.svc.cluster.local`. */
export function serviceOfHost(host: string, ownNamespace: string): { readonly service: string; readonly namespace: string } | undefined {
  const match = /^([a-z0-9-]+)(?:\.([a-z0-9-]+)(?:\.svc(?:\.[a-z0-9.-]+)?)?)?\.?$/.exec(host);
  return match === null ? undefined : { service: match[1], namespace: match[2] ?? ownNamespace };
}

/** The Service in the URL of an exotic bus. A Service that only keeps a name leads to the one that it names. */
export function serviceOfBusUrl({ namespace, manifest }: FlowObject, services: readonly FlowObject[]): FlowObject | undefined {
  const url = asString(at(manifest, 'spec', 'jetstreamExotic', 'url')) ?? '';
  const found = named(firstHost(url), namespace, services);
  const elsewhere = asString(at(found?.manifest, 'spec', 'externalName'));
  return found && elsewhere !== undefined ? named(elsewhere, found.namespace, services) : found;
}

/** Of a URL, or of a list of them. */
function firstHost(url: string): string {
  return /^(?:\w+:\/\/)?(?:[^@/,]*@)?([^:/,]*)/.exec(url)![1];
}

function named(host: string, from: string, services: readonly FlowObject[]): FlowObject | undefined {
  const wanted = serviceOfHost(host, from);
  return wanted && services.find(object => object.name === wanted.service && (object.namespace === wanted.namespace || object.namespace === ''));
}
