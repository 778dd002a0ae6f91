import { asArray, asRecord, asString, Json } from '../../values/json-values';
import { compares, Conjunction, Literal, Operator, waysToBeTrue } from '../language/govaluate-terms';
import { exactly, Pattern, patternOf } from '../language/simple-pattern';

/** What a filter asks of the value at a path of the event. */
export interface Constraint {
  readonly path: string;
  /** Comparisons of which one has to hold. */
  readonly number?: { readonly operator: Operator; readonly values: readonly number[]; readonly takes: Takes };
  /** A text that matches one of the patterns, or does not match one of them. */
  readonly text?: { readonly matches: boolean; readonly patterns: readonly Pattern[]; readonly takes: Takes };
  readonly boolean?: { readonly values: readonly boolean[]; readonly takes: Takes };
}

/**
 * What becomes of a value of another type.
 * converted: the value is read as one of the type.
 * nothing: no such value passes.
 * others: each such value passes.
 */
export type Takes = 'converted' | 'nothing' | 'others';

/** Constraints that hold together; `never` for what no event fulfils. */
export type Way = readonly Constraint[] | 'never';

/** The ways in which an event passes an entry of `filters.data`. */
export function waysOfData(filter: Json): readonly Way[] {
  const path = asString(filter.path) ?? '';
  // a template makes another value
  if (asString(filter.template)) return [[]];
  const values = (asArray(filter.value) ?? []).flatMap(value => asString(value) ?? []);
  const operator = asString(filter.comparator) || '=';
  switch (filter.type) {
    case 'number': return values.some(value => Number.isNaN(Number(value))) ? [[]] : [[{ path, number: { operator: operator === '=' ? '==' : operator, values: values.map(Number), takes: 'converted' } }]];
    case 'string': return [[{ path, text: { matches: operator === '=', patterns: values.map(patternOf), takes: 'converted' } }]];
    // the comparator does not count
    case 'bool': return [[{ path, boolean: { values: values.map(value => ['1', 't', 'true'].includes(value.toLowerCase())), takes: 'converted' } }]];
    default: return [[]];
  }
}

/** The ways in which an event passes an entry of `filters.exprs`. */
export function waysOfExpression(filter: Json): readonly Way[] {
  const paths = new Map((asArray(filter.fields) ?? []).map(field => [asString(asRecord(field)?.name) ?? '', asString(asRecord(field)?.path) ?? '']));
  return waysToBeTrue(asString(filter.expr) ?? '').map(terms => wayOf(terms, paths));
}

function wayOf(terms: Conjunction, paths: ReadonlyMap<string, string>): Way {
  const constraints: Constraint[] = [];
  for (const term of terms) {
    if (term === 'opaque') continue;
    if ('constant' in term) {
      if (!term.constant) return 'never';
      continue;
    }
    const path = paths.get(term.name);
    const constraint = path === undefined ? undefined : constraintOf(path, term.operator, term.values);
    if (constraint !== undefined) constraints.push(constraint);
  }
  return constraints;
}

function constraintOf(path: string, operator: Operator, values: readonly Literal[]): Constraint | undefined {
  const numbers = values.filter(value => typeof value === 'number');
  const texts = values.filter(value => typeof value === 'string');
  if (operator === '=~' || operator === '!~') {
    return texts.length === 0 ? undefined : { path, text: { matches: operator === '=~', patterns: texts.map(patternOf), takes: 'nothing' } };
  }
  const equals = operator === '==' || operator === 'in';
  const takes = operator === '!=' ? 'others' : 'nothing';
  if (numbers.length === values.length) return { path, number: { operator: equals ? '==' : operator, values: numbers, takes } };
  if (texts.length === values.length && (equals || operator === '!=')) return { path, text: { matches: equals, patterns: texts.map(exactly), takes } };
  const [value] = values;
  return values.length === 1 && typeof value === 'boolean' && (equals || operator === '!=') ? { path, boolean: { values: [value === equals], takes } } : undefined;
}

/** Whether one of some comparisons with a number holds. */
export function holds({ operator, values }: NonNullable<Constraint['number']>, value: number): boolean {
  return values.some(each => compares(value, operator, each));
}
