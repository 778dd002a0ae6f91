import { Demand, Fault } from './demand';
import { asArray, asRecord, Json } from '../../values/json-values';
import { once } from '../../values/once';

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

type Path = Refusal['path'];

interface Step {
  /** As in the path of a place. */
  readonly text: string;
  readonly name: string;
  readonly many?: string;
}

/** Places by the steps of their paths, so that what an object does not have is passed over with all below it. */
interface Branch {
  readonly step: Step;
  readonly branches: Branch[];
  /** Each with its index among all places. */
  readonly places: { readonly index: number; readonly demands: readonly Demand[] }[];
}

const trees = new WeakMap<readonly Place[], Branch>();

/** In the order of the places. */
export function refusalsAt(places: readonly Place[], spec: unknown): Refusal[] {
  const found: { index: number; refusal: Refusal }[] = [];
  look(once(trees, places, () => treeOf(places)), ['spec'], asRecord(spec) ?? {}, found);
  return found.sort((a, b) => a.index - b.index).map(({ refusal }) => refusal);
}

function treeOf(places: readonly Place[]): Branch {
  const root: Branch = { step: { text: '', name: '' }, branches: [], places: [] };
  for (const [index, { path, demands }] of places.entries()) {
    let branch = root;
    for (const text of path === '' ? [] : path.split('.')) branch = branchOf(branch, text);
    branch.places.push({ index, demands });
  }
  return root;
}

function branchOf({ branches }: Branch, text: string): Branch {
  let branch = branches.find(({ step }) => step.text === text);
  if (branch === undefined) {
    const [, name, many] = /^(\w+)(\[\]|\{\}|\*)?$/.exec(text)!;
    branch = { step: { text, name, many }, branches: [], places: [] };
    branches.push(branch);
  }
  return branch;
}

function look({ places, branches }: Branch, path: Path, struct: Json, found: { index: number; refusal: Refusal }[]): void {
  for (const { index, demands } of places) {
    for (const { isMet, field, fault, problem, remedy, line } of demands) {
      if (!isMet(struct)) found.push({ index, refusal: { path: [...path, ...field], fault, problem: problem(struct), remedy, line } });
    }
  }
  for (const branch of branches) lookBelow(branch, path, struct, found);
}

/** An entry that is null is an empty struct for Go; a struct that is null is none. */
function lookBelow(branch: Branch, path: Path, struct: Json, found: { index: number; refusal: Refusal }[]): void {
  const { name, many } = branch.step;
  const value = struct[name];
  if (value === undefined && many !== '*') return;
  const into = (step: Path, item: unknown) => {
    const inner = asRecord(item);
    if (inner !== undefined) look(branch, path.concat(step), inner, found);
  };
  switch (many) {
    case '[]': return asArray(value)?.forEach((item, index) => into([name, index], item ?? {}));
    case '{}': return Object.entries(asRecord(value) ?? {}).forEach(([key, item]) => into([name, key], item ?? {}));
    case '*': {
      look(branch, path, struct, found);
      const inner = path.length > MOST_STEPS ? undefined : asRecord(value);
      return inner && lookBelow(branch, [...path, name], inner, found);
    }
    default: return into([name], value);
  }
}

/** YAML aliases can put a struct into itself. */
const MOST_STEPS = 20;
