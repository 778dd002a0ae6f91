import { Demand, Fault } from './demand';
import { asArray, asRecord, Json } from '../../values/json-values';

/** Structs below `spec` and what is asked of each. */
export interface Place {
  /** `a.b[]` for every item of a list, `a{}` for every entry of a map, `a*` for a struct that may hold itself: at any depth, none included. */
  readonly path: string;
  readonly demands: readonly Demand[];
}

/** What the controller refuses of an object: it then makes no pods for it. */
export interface Refusal {
  /** From the root of the object. */
  readonly path: readonly (string | number)[];
  readonly fault: Fault;
  /** What is wrong, in words that follow the path. */
  readonly problem: string;
  /** What to write, as an order. */
  readonly remedy: string;
  /** Line of the source file that refuses it. */
  readonly line: string;
}

type Struct = readonly [path: Refusal['path'], struct: Json];

export function refusalsAt(places: readonly Place[], spec: unknown): Refusal[] {
  const found = new Map<string, readonly Struct[]>([['', [[['spec'], asRecord(spec) ?? {}]]]]);
  return places.flatMap(({ path, demands }) => structsAt(path, found).flatMap(([base, struct]) => demands
    .filter(({ isMet }) => !isMet(struct))
    .map(({ field, fault, problem, remedy, line }) => ({ path: [...base, ...field], fault, problem: problem(struct), remedy, line }))));
}

/** Those below the outer path, which many places share: few objects have most of them. */
function structsAt(path: string, found: Map<string, readonly Struct[]>): readonly Struct[] {
  let structs = found.get(path);
  if (structs === undefined) {
    const { outer, step } = lastStep(path);
    structs = structsAt(outer, found).flatMap(struct => stepped(step, struct));
    found.set(path, structs);
  }
  return structs;
}

interface Step {
  readonly name: string;
  readonly many?: string;
}

const read = new Map<string, { readonly outer: string; readonly step: Step }>();

function lastStep(path: string): { readonly outer: string; readonly step: Step } {
  let last = read.get(path);
  if (last === undefined) {
    const [, outer = '', name, many] = /^(?:(.*)\.)?(\w+)(\[\]|\{\}|\*)?$/.exec(path)!;
    last = { outer, step: { name, many } };
    read.set(path, last);
  }
  return last;
}

/** An entry that is null is an empty struct for Go; a struct that is null is none. */
function stepped(step: Step, [path, struct]: Struct): Struct[] {
  const { name, many } = step;
  const value = struct[name];
  switch (many) {
    case '[]': return (asArray(value) ?? []).flatMap((item, index) => structOf([...path, name, index], item ?? {}));
    case '{}': return Object.entries(asRecord(value) ?? {}).flatMap(([key, item]) => structOf([...path, name, key], item ?? {}));
    case '*': return [[path, struct], ...path.length > MOST_STEPS ? [] : structOf([...path, name], value).flatMap(inner => stepped(step, inner))];
    default: return structOf([...path, name], value);
  }
}

/** YAML aliases can put a struct into itself. */
const MOST_STEPS = 20;

function structOf(path: Refusal['path'], value: unknown): Struct[] {
  const struct = asRecord(value);
  return struct === undefined ? [] : [[path, struct]];
}
