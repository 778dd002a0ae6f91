import { FlowObject } from '../manifests/manifest-object';
import { asString, at } from '../values/json-values';

/** The first host of a URL, or of a list of them. */
export function hostOfUrl(url: string): string {
  return /^(?:\w+:\/\/)?(?:[^@/,]*@)?([^:/,]*)/.exec(url)![1];
}

/** The Service with this name in the DNS of the cluster, as a pod of `namespace` sees it. A Service that only keeps a name leads to the one that it names. */
export function serviceOf(host: string, namespace: string, services: readonly FlowObject[]): FlowObject | undefined {
  const found = named(host, namespace, services);
  const elsewhere = asString(at(found?.manifest, 'spec', 'externalName'));
  return found && elsewhere !== undefined ? named(elsewhere, found.namespace, services) : found;
}

function named(host: string, from: string, services: readonly FlowObject[]): FlowObject | undefined {
  const [name, namespace = from] = host.split('.');
  return services.find(object => object.name === name && (object.namespace === namespace || object.namespace === ''));
}
