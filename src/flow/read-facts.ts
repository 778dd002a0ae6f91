import { Facts } from './facts';
import { unknownWord, UsageError } from '../contract/usage-error';
import { asArray, asInteger, asString, Json } from '../values/json-values';

const FACTS: Record<keyof Facts, { allowed: string; read: (value: unknown) => unknown }> = {
  zones: { allowed: 'a number of at least 1', read: positive },
  nodes: { allowed: 'a number of at least 1', read: positive },
  kubernetesVersion: { allowed: 'a version as text, "1.36"', read: version },
  argoEventsVersion: { allowed: 'a version as text, v1.9.11', read: version },
  controllerConfiguration: { allowed: 'manifest or helm', read: value => (value === 'manifest' || value === 'helm' ? value : undefined) },
  chartVersion: { allowed: 'the version of the chart argo-events as text, 2.4.25', read: chart },
  jetStreamVersions: { allowed: 'a list of versions as text', read: value => (asArray(value)?.every(item => typeof item === 'string') ? value : undefined) },
  podPolicy: { allowed: 'true or false', read: value => (typeof value === 'boolean' ? value : undefined) },
  volumesFollow: { allowed: 'true or false', read: value => (typeof value === 'boolean' ? value : undefined) },
  controllerReplicas: { allowed: 'a number of at least 1', read: positive },
  imagePullPolicy: { allowed: 'Always, IfNotPresent or Never', read: value => (['Always', 'IfNotPresent', 'Never'].includes(value as string) ? value : undefined) },
};

/** Former names. */
const ALIASES: Readonly<Record<string, keyof Facts>> = { controllerConfig: 'controllerConfiguration' };

function positive(value: unknown): number | undefined {
  const number = asInteger(value);
  return number !== undefined && number > 0 ? number : undefined;
}

function version(value: unknown): string | undefined {
  const text = asString(value);
  return text !== undefined && /^v?\d+\.\d+/.test(text) ? text : undefined;
}

/** `argo-events-2.4.25` too, as the label helm.sh/chart has it. */
function chart(value: unknown): string | undefined {
  return /^(?:argo-events-)?v?(\d+\.\d+\.\d+)$/.exec(asString(value) ?? '')?.[1];
}

/** Checks facts, wherever they come from. */
export function readFacts(given: Json, where: string): Facts {
  const facts: { [fact: string]: unknown } = {};
  for (const [name, value] of Object.entries(given)) {
    const key = Object.hasOwn(ALIASES, name) ? ALIASES[name] : name;
    const fact = Object.hasOwn(FACTS, key) ? FACTS[key as keyof Facts] : undefined;
    if (fact === undefined) throw unknownWord(`${where}: there is no fact`, name, Object.keys(FACTS));
    if (key !== name && given[key] !== undefined) throw new UsageError(`${where}: ${name} and ${key} are the same fact. Allowed: one of them`);
    const read = fact.read(value);
    if (read === undefined) throw new UsageError(`${where}: ${name} is ${JSON.stringify(value)}. Allowed: ${fact.allowed}`);
    facts[key] = read;
  }
  checkTogether(facts, where);
  return facts;
}

/** Facts that contradict each other, as those of a file and of the command line may. */
export function checkTogether({ chartVersion, controllerConfiguration }: Facts, where: string): void {
  if (chartVersion === undefined || controllerConfiguration !== 'manifest') return;
  throw new UsageError(`${where}: chartVersion is ${chartVersion}, and controllerConfiguration is manifest. Allowed: chartVersion with helm, or without controllerConfiguration`);
}
