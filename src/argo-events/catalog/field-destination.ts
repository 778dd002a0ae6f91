import { structFields, VisitedField } from './struct-walk';
import { asArray, asRecord, asString } from '../../values/json-values';

type Path = readonly (string | number)[];

/** A place for a value that is dropped where it stands. */
export interface Destination {
  readonly path: Path;
  /** The struct that has the field. */
  readonly parent: string;
}

/** Structs from a field to the one that it is looked for in. */
const DEEPEST = 3;

/** Structs for the pods, which an object may lack that sets something of them. */
const MAY_BE_MISSING = new Set(['template', 'container', 'containerTemplate']);

/** Where a field of that name is: in a struct in the same one, or in a struct around it; the likeliest first. */
export function destinations(kind: string, { path, parent, value }: VisitedField, visited: readonly VisitedField[]): Destination[] {
  const inner = innerDestinations(path, parent, visited);
  const outer = outerDestinations(kind, path, visited);
  if (path.at(-1) !== 'parameters' || inner.length === 0) return [...inner, ...outer];
  return isOfTrigger(path, value, visited) ? outer : inner;
}

/** In the structs that are there; else in the only one that has such a field, or in one for the pods. */
function innerDestinations(path: Path, parent: string, visited: readonly VisitedField[]): Destination[] {
  const field = String(path[path.length - 1]);
  const present = new Set(visited.map(other => other.path.join('\n')));
  const there: Destination[] = [];
  const missing: (Destination & { readonly name: string })[] = [];
  let level: Destination[] = [{ path: path.slice(0, -1), parent }];
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next: Destination[] = [];
    for (const outer of level) {
      for (const [name, { struct, many }] of structFields(outer.parent)) {
        if (struct === undefined || many !== undefined) continue;
        const inner = { path: [...outer.path, name], parent: struct };
        const isThere = present.has(inner.path.join('\n'));
        const found = { path: [...inner.path, field], parent: struct };
        if (structFields(struct).has(field)) {
          if (isThere) there.push(found);
          else if (depth === 0 || MAY_BE_MISSING.has(name)) missing.push({ ...found, name });
        }
        if (isThere || MAY_BE_MISSING.has(name)) next.push(inner);
      }
    }
    level = next;
  }
  if (there.length > 0) return there;
  return missing.length === 1 ? missing : missing.filter(({ name }) => MAY_BE_MISSING.has(name));
}

function outerDestinations(kind: string, path: Path, visited: readonly VisitedField[]): Destination[] {
  const field = String(path[path.length - 1]);
  const parents = new Map(visited.map(other => [other.path.join('\n'), other.parent]));
  const found: Destination[] = [];
  for (let length = path.length - 1; length > 0; length--) {
    const around = length === 1 ? kind : parents.get(path.slice(0, length).join('\n'));
    if (around !== undefined && structFields(around).has(field)) found.push({ path: [...path.slice(0, length - 1), field], parent: around });
  }
  return found;
}

/** Parameters of a trigger write into its template, and so begin with the name of the trigger's type; those of the type do not. */
function isOfTrigger(path: Path, value: unknown, visited: readonly VisitedField[]): boolean {
  const here = path.slice(0, -1).join('\n');
  const beside = visited.filter(other => other.path.slice(0, -1).join('\n') === here).map(other => other.path.at(-1));
  const written = (asArray(value) ?? []).map(entry => asString(asRecord(entry)?.dest)?.split('.')[0]);
  return written.length > 0 && written.every(name => name !== undefined && beside.includes(name));
}
