import { Way } from './filter-constraints';
import { chance } from './satisfiable';
import { Json } from '../../values/json-values';
import { Refusal } from '../refusals/places';

/** An entry of `filters.data` or `filters.exprs`. */
export interface Entry {
  readonly path: Refusal['path'];
  readonly filter: Json;
  /** The ways in which an event passes the entry. */
  readonly ways: readonly Way[];
}

const LINE = 'pkg/sensors/dependencies/filter.go#L213';

/** Why no event passes all of some entries, each of which can be evaluated; or why hardly an event does. */
export function contradictions(entries: readonly Entry[]): Refusal[] {
  switch (chance(entries.map(({ ways }) => ways))) {
    case 'possible': return [];
    case 'impossible': return entries.length === 1 ? [alone(entries[0])] : [culprit(entries, 'impossible')];
    case 'unlikely': return entries.length === 1 ? [] : [{ ...culprit(entries, 'unlikely'), fault: 'filter-doubt' }];
  }
}

function alone({ path }: Entry): Refusal {
  return {
    path,
    fault: 'filter',
    problem: 'is true for no event',
    remedy: 'write a condition that an event can fulfil',
    line: LINE,
  };
}

/** The first entry that contradicts another one; the last one where it takes more than two. */
function culprit(entries: readonly Entry[], sought: 'impossible' | 'unlikely'): Refusal {
  const pairs = entries.flatMap((entry, index) => entries.slice(0, index).map(other => ({ entry, other })));
  const pair = pairs.find(({ entry, other }) => chance([entry.ways, other.ways]) === sought);
  const { entry, other } = pair ?? { entry: entries[entries.length - 1], other: undefined };
  const named = other === undefined ? 'all entries before' : other.path.join('.');
  return {
    path: entry.path,
    fault: 'filter',
    problem: sought === 'impossible' ? `is never true together with ${named}` : `and ${named} need two different texts in one value`,
    remedy: 'remove one of the entries, write both values into the list value of one entry, or set the logical operator to or',
    line: LINE,
  };
}
