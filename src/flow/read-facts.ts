import { Facts } from './facts';
import { unknownWord, UsageError } from '../contract/usage-error';
import { asArray, asInteger, asString, Json } from '../values/json-values';

const FACTS: Record<keyof Facts, { allowed: string; read: (value: unknown) => unknown }> = {
  zones: { allowed: 'a number of at least 1', read: positive },
  nodes: { allowed: 'a number of at least 1', read: positive },
  kubernetesVersion: { allowed: 'a version as text, "1.36"', read: asString },
  argoEventsVersion: { allowed: 'a version as text, v1.9.11', read: asString },
  controllerConfig: { allowed: 'manifest or helm', read: value => (value === 'manifest' || value === 'helm' ? value : undefined) },
  jetStreamVersions: { allowed: 'a list of versions as text', read: value => (asArray(value)?.every(item => typeof item === 'string') ? value : undefined) },
  podPolicy: { allowed: 'true or false', read: value => (typeof value === 'boolean' ? value : undefined) },
  controllerReplicas: { allowed: 'a number of at least 1', read: positive },
  imagePullPolicy: { allowed: 'Always, IfNotPresent or Never', read: value => (['Always', 'IfNotPresent', 'Never'].includes(value as string) ? value : undefined) },
};

function positive(value: unknown): number | undefined {
  const number = asInteger(value);
  return number !== undefined && number > 0 ? number : undefined;
}

/** Checks facts, wherever they come from. */
export function readFacts(given: Json, where: string): Facts {
  return Object.fromEntries(Object.entries(given).map(([key, value]) => {
    const fact = Object.hasOwn(FACTS, key) ? FACTS[key as keyof Facts] : undefined;
    if (fact === undefined) throw unknownWord(`${where}: there is no fact`, key, Object.keys(FACTS));
    const read = fact.read(value);
    if (read === undefined) throw new UsageError(`${where}: ${key} is ${JSON.stringify(value)}. Allowed: ${fact.allowed}`);
    return [key, read];
  }));
}
