import { Code, isCodeRecord } from './code';
import { ConstructType } from './part';
import { structFields } from '../argo-events/catalog/struct-walk';

/** As jsii writes a name in Python. */
export function snake(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, '_').replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2').toLowerCase();
}

/** Props that are structs of the package, in which no field is a struct of Argo Events. */
const OPTIONS = ['metadata', 'stream', 'jetstream', 'keeper', 'podDisruptionBudget', 'service'];

/**
 * The keys of a prop as Python needs them. A dict in the place of a struct has the names of Python; one in a list or a map is passed on as it is, and
 * has the names of the custom resource.
 */
export function propKeyNames(type: ConstructType, prop: string, value: Code): Code {
  if (OPTIONS.includes(prop) && isCodeRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [snake(key), inner]));
  const struct = structOf(type, prop);
  return struct === undefined ? value : keyNames(struct, value);
}

/** The struct of Argo Events in a prop; undefined for a list, a map or a scalar. */
function structOf(type: ConstructType, prop: string): string | undefined {
  if (type.startsWith('argoevents.')) return prop === 'spec' ? `${type.slice('argoevents.'.length)}Spec` : undefined;
  const parent = type === 'HaEventBus' ? 'JetStreamBus' : type === 'HaEventSource' ? 'EventSourceSpec' : type === 'HaSensor' ? 'SensorSpec' : undefined;
  const field = parent && structFields(parent).get(prop === 'podMetadata' ? 'metadata' : prop);
  return field && field.many === undefined ? field.struct : undefined;
}

export function keyNames(struct: string, value: Code): Code {
  if (!isCodeRecord(value)) return value;
  const fields = structFields(struct);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => {
    const field = fields.get(key);
    return [snake(key), field?.struct !== undefined && field.many === undefined ? keyNames(field.struct, inner) : inner];
  }));
}
