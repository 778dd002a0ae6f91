import { Code, isCodeRecord } from './code';
import { ConstructType } from './part';
import { propName } from './prop-name';
import { FieldType, structFields } from '../argo-events/catalog/struct-walk';

const KEYWORDS = new Set([
  'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import',
  'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield',
]);

/** As jsii writes a name in Python. */
export function snake(name: string): string {
  const snaked = name.replace(/[^A-Za-z0-9]+/g, '_').replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2').toLowerCase();
  return KEYWORDS.has(snaked) ? `${snaked}_` : snaked;
}

/** Props that are structs of the package, in which no field is a struct of Argo Events. */
const OPTIONS = ['metadata', 'stream', 'jetstream', 'keeper', 'podDisruptionBudget', 'service'];

/** The value of a prop, with the keys of its structs as Python needs them. Keys of maps and of free JSON stay as they are. */
export function propKeyNames(type: ConstructType, prop: string, value: Code): Code {
  if (OPTIONS.includes(prop) && isCodeRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [snake(key), inner]));
  return keyNames(typeOf(type, prop), value);
}

/** The type of a prop that Argo Events defines. */
function typeOf(type: ConstructType, prop: string): FieldType | undefined {
  if (type.startsWith('argoevents.')) return prop === 'spec' ? { struct: `${type.slice('argoevents.'.length)}Spec` } : undefined;
  const parent = type === 'HaEventBus' || type === 'HaNodeGuard' ? 'JetStreamBus' : type === 'HaEventSource' ? 'EventSourceSpec' : type === 'HaSensor' ? 'SensorSpec' : undefined;
  return parent && structFields(parent).get(prop === 'podMetadata' ? 'metadata' : prop);
}

function keyNames(type: FieldType | undefined, value: Code): Code {
  if (type?.struct === undefined) return value;
  const one = { struct: type.struct };
  if (type.many === '[]') return Array.isArray(value) ? value.map(item => keyNames(one, item as Code)) : value;
  if (!isCodeRecord(value)) return value;
  if (type.many === '{}') return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, keyNames(one, item)]));
  const fields = new Map([...structFields(type.struct)].map(([name, field]) => [propName(name), field]));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [snake(key), keyNames(fields.get(key), inner)]));
}
