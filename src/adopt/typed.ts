import { Call, Code, codeOf, isCodeRecord } from './code';
import { propName } from './prop-name';
import { WorkloadKind } from '../argo-events/catalog/labels';
import { FieldType, structFields, visitFields } from '../argo-events/catalog/struct-walk';
import { Json } from '../values/json-values';

type Path = readonly (string | number)[];

/** The code of a custom resource, with the classes that its typed fields take. */
export function typedCode(kind: WorkloadKind, manifest: Json): { readonly [key: string]: Code } {
  let code = codeOf(manifest);
  for (const { path, type, value } of visitFields(kind, manifest)) {
    if (value === null || typeof value === 'object' && type?.many !== '{}') continue;
    if (type?.scalar === 'int64OrString') code = replaced(code, path, union('argoevents.Int64OrString', value));
    else if (type?.scalar === 'intOrString') code = replaced(code, path, union('argoevents.IntOrString', value));
    else if (type?.scalar === 'quantity') code = replaced(code, path, quantities(value));
  }
  const named = propNames({ struct: kind }, code);
  return isCodeRecord(named) ? named : {};
}

/** The keys of structs as props have them. Keys of maps and of free JSON stay as they are. */
function propNames(type: FieldType | undefined, code: Code): Code {
  if (type?.struct === undefined) return code;
  const one = { struct: type.struct };
  if (type.many === '[]') return Array.isArray(code) ? code.map(item => propNames(one, item as Code)) : code;
  if (!isCodeRecord(code)) return code;
  if (type.many === '{}') return Object.fromEntries(Object.entries(code).map(([name, item]) => [name, propNames(one, item)]));
  const fields = structFields(type.struct);
  return Object.fromEntries(Object.entries(code).map(([key, inner]) => [fields.has(key) ? propName(key) : key, propNames(fields.get(key), inner)]));
}

function union(type: string, value: unknown): Code {
  return new Call(type, typeof value === 'number' ? 'fromNumber' : 'fromString', [value as string | number]);
}

/** `cpu: 1` is a text in the types. */
function quantities(value: unknown): Code {
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value as Json).filter(([, amount]) => amount !== null).map(([name, amount]) => [name, String(amount)]));
  return String(value);
}

function replaced(code: Code, [step, ...rest]: Path, value: Code): Code {
  if (step === undefined) return value;
  if (Array.isArray(code)) return code.map((item, index) => (index === step ? replaced(item as Code, rest, value) : item as Code));
  return isCodeRecord(code) && Object.hasOwn(code, step) ? { ...code, [step]: replaced(code[step], rest, value) } : code;
}
