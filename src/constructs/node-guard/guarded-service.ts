import { ApiObject, ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { externalNameService } from '../../resources/node-guard/external-name-service';
import { ObjectMeta } from '../../resources/node-guard/metadata';
import { sha256 } from '../../values/sha256';

/** A Service that leads to the pods of a guard, as a resource builder makes it. */
export interface ServiceManifest extends ApiObjectProps {
  readonly metadata: ObjectMeta;
}

export interface GuardedServiceInput {
  readonly id: string;
  readonly service: ServiceManifest;
  /** Namespace of the Service and of the guard. */
  readonly namespace?: string;
  readonly guardNamespace?: string;
  readonly clusterDomain: string;
  /** Of the Service that only keeps the name. */
  readonly annotations: Readonly<Record<string, string>>;
}

/** The Service; where the guard is in another namespace, one there, and one here that keeps its name. */
export function guardedService(scope: Construct, guard: Construct, input: GuardedServiceInput): ApiObject {
  const { id, service, namespace, guardNamespace, clusterDomain, annotations } = input;
  if (namespace === guardNamespace) return new ApiObject(scope, id, service as ApiObjectProps);
  const { name, labels } = service.metadata;
  const there = nameElsewhere(`${namespace}-${name}`);
  new ApiObject(guard, there, { ...service, metadata: { ...service.metadata, name: there } } as ApiObjectProps);
  const host = `${there}.${guardNamespace}.svc.${clusterDomain}`;
  return new ApiObject(scope, id, externalNameService({ metadata: { name, ...labels && { labels }, annotations }, host }));
}

/** At most 63 characters, as the name of a Service. */
function nameElsewhere(name: string): string {
  return name.length <= 63 ? name : `${name.slice(0, 52)}-${sha256(name).slice(0, 10)}`;
}
