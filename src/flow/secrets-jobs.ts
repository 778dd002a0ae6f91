import { BUS_LABEL } from '../contract/bus-label';
import { FlowObject } from '../manifests/manifest-object';
import { objectsOfKind } from '../manifests/objects-of-kind';
import { strings } from '../manifests/strings';
import { asRecords, asString, at } from '../values/json-values';
import { once } from '../values/once';

/** A Job of the library that makes the Secrets of a bus that do not exist yet. */
export interface SecretsJob {
  readonly job: FlowObject;
  /** Name of the EventBus. */
  readonly bus: string;
  /** The Secrets that it makes: the credentials of the clients, those of the servers, and the certificate. */
  readonly made: ReadonlyMap<SecretPart, MadeSecret>;
}

export type SecretPart = 'client' | 'server' | 'tls';

export interface MadeSecret {
  readonly name: string;
  readonly keys: readonly string[];
}

/** A Secret of that name, if a Job of the namespace makes it. */
export function secretOfJob(objects: readonly FlowObject[], namespace: string, name: string): MadeSecret | undefined {
  const near = secretsJobs(objects).filter(({ job }) => job.namespace === namespace);
  return near.flatMap(({ made }) => [...made.values()]).find(each => each.name === name);
}

const PARTS: Readonly<Record<SecretPart, (variables: ReadonlyMap<string | undefined, string | undefined>) => MadeSecret>> = {
  client: variables => ({ name: variables.get('CLIENT_SECRET') ?? '', keys: [variables.get('CLIENT_SECRET_KEY') ?? ''] }),
  server: variables => ({ name: variables.get('SERVER_SECRET') ?? '', keys: ['accounts.conf'] }),
  tls: variables => ({ name: variables.get('TLS_SECRET') ?? '', keys: ['tls.crt', 'tls.key', 'ca.crt'] }),
};

const known = new WeakMap<readonly FlowObject[], readonly SecretsJob[]>();

export function secretsJobs(objects: readonly FlowObject[]): readonly SecretsJob[] {
  return once(known, objects, () => objectsOfKind(objects, 'Job').flatMap((job): SecretsJob[] => {
    const bus = strings(at(job.manifest, 'metadata', 'labels'))[BUS_LABEL];
    const [container] = asRecords(at(job.manifest, 'spec', 'template', 'spec', 'containers'));
    const variables = new Map(asRecords(container?.env).map(({ name, value }) => [asString(name), asString(value)]));
    const parts = variables.get('MAKE')?.split(' ').filter((part): part is SecretPart => part in PARTS);
    return bus === undefined || parts === undefined ? [] : [{ job, bus, made: new Map(parts.map(part => [part, PARTS[part](variables)])) }];
  }));
}
