import { Remedy, RemedyTarget } from '../../analysis/codes/remedy';
import { Part } from '../../analysis/verdict';
import { actionText } from '../../words/remedies';
import { targetText } from '../../words/targets';

const CLIENT_FIELDS: PropsByField = { 'template.affinity': 'zoneSpread or hostSpread', 'eventBusName': 'eventBus' };

type PropsByField = Readonly<Record<string, string>>;

/** Props of our constructs by the field below `spec`, where the name of the prop is not that of the field. */
const FIELDS: Readonly<Record<Part, PropsByField>> = {
  bus: {
    'jetstream.replicas': 'survives, zones or replicas',
    'jetstream.affinity': 'survives, zones or replicas',
    'jetstream.streamConfig': 'stream',
    'jetstream.settings': 'jetstream',
    'jetstreamExotic.streamConfig': 'stream',
  },
  source: CLIENT_FIELDS,
  sensor: CLIENT_FIELDS,
  cluster: {},
};

/** The same of the StatefulSet that runs own servers. */
const SERVER_FIELDS: PropsByField = { 'spec.replicas': 'survives, zones or replicas', 'spec.template.spec.affinity': 'survives, zones or replicas' };

/** Maps of the custom resource whose fields are props. */
const UNFOLDED: Readonly<Record<Part, string | undefined>> = { bus: 'jetstream', source: 'template', sensor: 'template', cluster: undefined };

const CONSTRUCTS: Readonly<Record<Part, string>> = { bus: 'HaEventBus', source: 'HaEventSource', sensor: 'HaSensor', cluster: 'the cluster' };

/** `HaSensor eventBus: set the same in both`, as a user of the constructs writes it. */
export function asProp(remedy: Remedy): string {
  const { part } = remedy;
  // the linter names fields of the custom resource, as it is for any manifest
  const change = actionText(remedy).replace(/\bspec(?:\.\w+)+/g, named => fieldProp(part, named.split('.')) ?? named);
  return `${CONSTRUCTS[part]} ${targetProp(part, remedy.target)}: ${change}`;
}

function targetProp(part: Part, target: RemedyTarget): string {
  switch (target.kind) {
    case 'field': return (target.object === undefined ? fieldProp(part, target.path) : serverProp(target)) ?? targetText(target);
    case 'object': return target.object.kind === 'PodDisruptionBudget' && part !== 'cluster' ? 'podDisruptionBudget' : targetText(target);
    case 'bus-guard':
    case 'pre-stop-sleep':
    case 'readiness-probe': return 'podPolicy';
    case 'node-guard': return 'nodeGuard';
    case 'sensor-bucket': return 'bucketJob';
    default: return targetText(target);
  }
}

function serverProp({ object, path }: Extract<RemedyTarget, { kind: 'field' }>): string | undefined {
  return object?.kind === 'StatefulSet' ? SERVER_FIELDS[path.join('.')] : undefined;
}

/** Undefined where no prop decides the field. */
function fieldProp(part: Part, [spec, ...path]: readonly (string | number)[]): string | undefined {
  if (spec !== 'spec' || path.length === 0 || part === 'cluster') return undefined;
  const [field, inner] = path;
  const known = FIELDS[part][`${field}.${inner}`] ?? FIELDS[part][String(field)];
  if (known !== undefined) return known;
  if (field === UNFOLDED[part]) return inner === undefined ? undefined : String(inner);
  return part === 'bus' ? undefined : String(field);
}
