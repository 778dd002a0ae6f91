import { Amount, known, unknown } from './amount';
import { ObjectName } from './gap';
import { asRecord, at } from '../values/json-values';
import { quantity } from '../values/quantity';

/** What a container is reserved and allowed: cores and bytes. */
export interface Resources {
  readonly cpu: Amount;
  readonly memory: Amount;
  readonly memoryLimit: Amount;
}

/** Where a container is written. */
export interface Place {
  readonly object: ObjectName;
  readonly container: string;
}

/** As Kubernetes reads them: a limit without a request is the request too. */
export function resourcesOf(resources: unknown, place: Place): Resources {
  return { cpu: requested('cpu', resources, place), memory: requested('memory', resources, place), memoryLimit: limited(resources, place) };
}

function requested(resource: 'cpu' | 'memory', resources: unknown, place: Place): Amount {
  const kind = given(at(resources, 'requests'), resource) === undefined ? 'limits' : 'requests';
  const value = given(at(resources, kind), resource);
  return value === undefined ? unknown({ code: 'no-request', ...place, resource }) : amountOf(value, place.object, `${place.container}: resources.${kind}.${resource}`);
}

function limited(resources: unknown, place: Place): Amount {
  const value = given(at(resources, 'limits'), 'memory');
  return value === undefined ? unknown({ code: 'no-limit', ...place }) : amountOf(value, place.object, `${place.container}: resources.limits.memory`);
}

function given(amounts: unknown, resource: string): unknown {
  return asRecord(amounts)?.[resource] ?? undefined;
}

/** The number that a quantity stands for. */
export function amountOf(value: unknown, object: ObjectName, field: string): Amount {
  const number = quantity(value);
  return number === undefined ? unknown({ code: 'unreadable', object, field, value: String(value) }) : known(number);
}
