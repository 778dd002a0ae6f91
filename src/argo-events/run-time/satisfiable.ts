import { Constraint, holds, Way } from './filter-constraints';
import { implies, Pattern, together } from '../language/simple-pattern';

/** Whether an event can pass filters: `unlikely` where one value has to hold two different texts. */
export type Chance = 'possible' | 'unlikely' | 'impossible';

const ORDER: readonly Chance[] = ['impossible', 'unlikely', 'possible'];
const best = (chances: readonly Chance[]) => ORDER[Math.max(0, ...chances.map(each => ORDER.indexOf(each)))];
const worst = (chances: readonly Chance[]) => ORDER[Math.min(2, ...chances.map(each => ORDER.indexOf(each)))];

const MOST_COMBINATIONS = 256;

/** Filters, each with the ways in which an event passes it, all of which an event has to pass. */
export function chance(filters: readonly (readonly Way[])[]): Chance {
  const ways = product(filters);
  return ways === undefined ? 'possible' : best(ways.map(way => way.includes('never') ? 'impossible' : ofConstraints(way.flatMap(each => each as readonly Constraint[]))));
}

/** One of each list; undefined where there are too many. */
function product<Item>(lists: readonly (readonly Item[])[]): readonly (readonly Item[])[] | undefined {
  if (lists.reduce((count, list) => count * list.length, 1) > MOST_COMBINATIONS) return undefined;
  return lists.reduce<readonly (readonly Item[])[]>((all, list) => all.flatMap(chosen => list.map(item => [...chosen, item])), [[]]);
}

function ofConstraints(constraints: readonly Constraint[]): Chance {
  const paths = [...new Set(constraints.map(({ path }) => path))];
  return worst(paths.map(path => ofPath(constraints.filter(each => each.path === path))));
}

function ofPath(constraints: readonly Constraint[]): Chance {
  const types = new Set(constraints.flatMap(({ number, text, boolean }) => [
    ...number?.takes === 'nothing' ? ['number'] : [], ...text?.takes === 'nothing' ? ['text'] : [], ...boolean?.takes === 'nothing' ? ['boolean'] : [],
  ]));
  if (types.size > 1) return 'impossible';
  return worst([ofNumbers(constraints, types.has('number')), ofTexts(constraints), ofBooleans(constraints)]);
}

function ofNumbers(constraints: readonly Constraint[], strict: boolean): Chance {
  const numbers = constraints.flatMap(({ number }) => number ?? []).filter(({ takes }) => strict || takes !== 'others');
  const bounds = [...new Set(numbers.flatMap(({ values }) => values))].filter(value => !Number.isNaN(value)).sort((a, b) => a - b);
  const between = bounds.slice(1).map((bound, index) => (bound + bounds[index]) / 2);
  const candidates = [...bounds, ...between, (bounds[0] ?? 0) - 1, (bounds.at(-1) ?? 0) + 1, -Infinity, Infinity, NaN];
  return candidates.some(value => numbers.every(each => holds(each, value))) ? 'possible' : 'impossible';
}

function ofBooleans(constraints: readonly Constraint[]): Chance {
  const lists = constraints.flatMap(({ boolean }) => boolean ?? []);
  return [true, false].some(value => lists.every(({ values }) => values.includes(value))) ? 'possible' : 'impossible';
}

function ofTexts(constraints: readonly Constraint[]): Chance {
  const texts = constraints.flatMap(({ text }) => text ?? []);
  const wanted = product(texts.filter(({ matches }) => matches).map(({ patterns }) => patterns));
  const unwanted = texts.filter(({ matches }) => !matches).map(({ patterns }) => patterns);
  return wanted === undefined ? 'possible' : best(wanted.map(chosen => ofChoice(chosen, unwanted)));
}

/** A text that matches all of the first patterns, and of each other list not all. */
function ofChoice(chosen: readonly Pattern[], unwanted: readonly (readonly Pattern[])[]): Chance {
  const anything: Pattern = { source: '' };
  const excluded = unwanted.some(patterns => patterns.every(pattern => [anything, ...chosen].some(each => implies(each, pattern))));
  return excluded ? 'impossible' : worst(chosen.flatMap((pattern, index) => chosen.slice(0, index).map(other => together(pattern, other))));
}
