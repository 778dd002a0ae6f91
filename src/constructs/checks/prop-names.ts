import { Fix, Part } from '../../analysis/verdict';

/** Props of our constructs by the field of the custom resource that they decide; the first match counts. */
const PROPS: Readonly<Record<Part, readonly (readonly [field: RegExp, prop: string])[]>> = {
  bus: [
    [/^spec\.jetstream\.(?:replicas|affinity)/, 'survives, zones or replicas'],
    [/^spec\.jetstream\.streamConfig/, 'stream'],
    [/^spec\.jetstream\.settings/, 'jetstream'],
    [/^PodDisruptionBudget/, 'podDisruptionBudget'],
    [/^spec\.jetstream\.(\w+)/, '$1'],
  ],
  source: [
    [/^spec\.eventBusName/, 'eventBus'],
    [/^(?:bus guard|preStop sleep|readiness probe)/, 'podPolicy'],
    [/^spec\.template\.affinity/, 'zoneSpread or hostSpread'],
    [/^spec\.template\.(\w+)/, '$1'],
    [/^PodDisruptionBudget/, 'podDisruptionBudget'],
    [/^RBAC/, 'leaderElection'],
    [/^spec\.(\w+)/, '$1'],
  ],
  sensor: [
    [/^KV_/, 'bucketJob'],
  ],
  cluster: [],
};

const CONSTRUCTS: Readonly<Record<Part, string>> = { bus: 'HaEventBus', source: 'HaEventSource', sensor: 'HaSensor', cluster: 'the cluster' };

/** `HaSensor eventBus: set the same in both`, as a user of the constructs writes it. */
export function asProp({ part, field, change }: Fix): string {
  return `${CONSTRUCTS[part]} ${propOf(part, field)}: ${change.replace(/\bspec(?:\.\w+)+/g, named => propOf(part, named))}`;
}

function propOf(part: Part, field: string): string {
  const found = [...PROPS[part], ...part === 'sensor' ? PROPS.source : []].find(([pattern]) => pattern.test(field));
  return found === undefined ? field : field.match(found[0])![0].replace(...found);
}
