import { NamedThing, nameFault } from '../../argo-events/catalog/name-rules';

/** Kubernetes allows names that Argo Events or NATS cannot carry; their events go nowhere. */
export function validateName(thing: NamedThing, field: string, name: string): void {
  const fault = nameFault(thing, name);
  if (fault) throw new Error(`${field}: ${fault}`);
}
