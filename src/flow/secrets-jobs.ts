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
  /** Keys of the Secrets, by their names. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

const NAME_OF: Readonly<Record<string, string>> = { client: 'CLIENT_SECRET', server: 'SERVER_SECRET', tls: 'TLS_SECRET' };
const KEYS: Readonly<Record<string, readonly string[]>> = { server: ['accounts.conf'], tls: ['tls.crt', 'tls.key', 'ca.crt'] };

const known = new WeakMap<readonly FlowObject[], readonly SecretsJob[]>();

export function secretsJobs(objects: readonly FlowObject[]): readonly SecretsJob[] {
  return once(known, objects, () => objectsOfKind(objects, 'Job').flatMap((job): SecretsJob[] => {
    const bus = strings(at(job.manifest, 'metadata', 'labels'))[BUS_LABEL];
    const [container] = asRecords(at(job.manifest, 'spec', 'template', 'spec', 'containers'));
    const variables = new Map(asRecords(container?.env).map(({ name, value }) => [asString(name), asString(value)]));
    const made = variables.get('MAKE')?.split(' ');
    return bus === undefined || made === undefined ? []
      : [{ job, bus, keys: new Map(made.map(each => [variables.get(NAME_OF[each]) ?? '', KEYS[each] ?? [variables.get('CLIENT_SECRET_KEY') ?? '']])) }];
  }));
}
