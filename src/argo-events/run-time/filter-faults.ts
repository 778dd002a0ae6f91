import { contextDemands, DATA, EXPRESSION, FilterDemand, FilterOutcome, SCRIPT } from './filters';
import { asArray, asRecord, Json } from '../../values/json-values';
import { isNil } from '../refusals/demand';
import { Refusal } from '../refusals/places';

/** The type of an event in its context; undefined where its EventSource is not known. */
export type EventTypeOf = (eventSource: unknown, event: unknown) => string | undefined;

type Outcome = FilterOutcome | 'passes';

interface Found {
  readonly outcome: Outcome;
  readonly refusals: readonly Refusal[];
}

/** Filters of one field. */
interface Group extends Found {
  /** It counts where one filter of several is enough. */
  readonly given: boolean;
}

/**
 * Filters of a Sensor's dependencies that let no event pass, with the fault `filter`; and with the fault `filter-part` filters that no event passes
 * beside others that are enough.
 */
export function filterFaults(spec: unknown, typeOf: EventTypeOf): Refusal[] {
  return (asArray(asRecord(spec)?.dependencies) ?? []).flatMap((item, index) => {
    const dependency = asRecord(item) ?? {};
    const filters = asRecord(dependency.filters);
    return filters === undefined ? [] : dependencyFaults(dependency, filters, ['spec', 'dependencies', index, 'filters'], typeOf);
  });
}

function dependencyFaults(dependency: Json, filters: Json, path: Refusal['path'], typeOf: EventTypeOf): Refusal[] {
  const groups = groupsOf(dependency, filters, path, typeOf);
  const guilty = dependency.filtersLogicalOperator === 'or' ? guiltyOfOr(groups) : groups.filter(({ outcome }) => isDead(outcome));
  const none = guilty?.length === 0 && dependency.filtersLogicalOperator === 'or' && !groups.some(({ given, outcome }) => given && !isDead(outcome));
  return [
    ...none ? [EMPTY(path)] : [],
    ...groups.flatMap(group => group.refusals.map((refusal): Refusal => guilty.includes(group) ? refusal : { ...refusal, fault: 'filter-part' })),
  ];
}

/** An error of one group discards the event, although another group lets it pass. */
function guiltyOfOr(groups: readonly Group[]): readonly Group[] {
  const failing = groups.filter(({ outcome }) => outcome === 'fails');
  if (failing.length > 0) return failing;
  const given = groups.filter(group => group.given);
  return given.every(({ outcome }) => isDead(outcome)) ? given : [];
}

function isDead(outcome: Outcome): boolean {
  return outcome === 'fails' || outcome === 'never';
}

const EMPTY = (path: Refusal['path']): Refusal => ({
  path,
  fault: 'filter',
  problem: 'has no filter, and filtersLogicalOperator "or" asks for one that the event passes',
  remedy: 'leave out filtersLogicalOperator, or write a filter',
  line: 'pkg/sensors/dependencies/filter.go#L100',
});

const NO_EXPRESSION = (path: Refusal['path']): Refusal => ({
  path: [...path, 'exprs'],
  fault: 'filter',
  problem: 'is an empty list, and exprLogicalOperator "or" asks for one expression that is true',
  remedy: 'leave out exprs, or write an expression',
  line: 'pkg/sensors/dependencies/filter.go#L197',
});

function groupsOf(dependency: Json, filters: Json, path: Refusal['path'], typeOf: EventTypeOf): Group[] {
  const list = (field: string, demands: readonly FilterDemand[], operator: unknown): Group => {
    const entries = (asArray(filters[field]) ?? []).map((entry, index) => found(asRecord(entry) ?? {}, demands, [...path, field, index]));
    const given = !isNil(filters[field]);
    if (given && entries.length === 0 && operator === 'or' && field === 'exprs') return { given, outcome: 'never', refusals: [NO_EXPRESSION(path)] };
    return { given, ...operator === 'or' && entries.length > 0 ? oneOfAll(entries) : all(entries) };
  };
  const context = asRecord(filters.context);
  const type = typeOf(dependency.eventSourceName, dependency.eventName);
  return [
    list('exprs', EXPRESSION, filters.exprLogicalOperator),
    list('data', DATA, filters.dataLogicalOperator),
    { given: context !== undefined, ...context === undefined ? PASSES : found(context, contextDemands(dependency, type), [...path, 'context']) },
    { given: !isNil(filters.time), ...PASSES },
    { given: !isNil(filters.script) && filters.script !== '', ...found(filters, SCRIPT, path) },
  ];
}

const PASSES: Found = { outcome: 'passes', refusals: [] };

function found(struct: Json, demands: readonly FilterDemand[], path: Refusal['path']): Found {
  const unmet = demands.filter(({ isMet }) => !isMet(struct));
  const refusals = unmet.map(({ field, fault, problem, remedy, line, outcome }): Refusal =>
    ({ path: [...path, ...field], fault: outcome === 'part' ? 'filter-part' : fault, problem: problem(struct), remedy, line }));
  const worst = (['fails', 'never'] as const).find(outcome => unmet.some(each => each.outcome === outcome));
  return { outcome: worst ?? 'passes', refusals };
}

/** Every filter has to let the event pass. An error of a later one comes only with events that pass the first ones. */
function all(filters: readonly Found[]): Found {
  const dead = filters.filter(({ outcome }) => isDead(outcome));
  return {
    outcome: dead.length === 0 ? 'passes' : filters[0].outcome === 'fails' ? 'fails' : 'never',
    refusals: filters.flatMap(({ refusals }) => refusals),
  };
}

/** One is enough. */
function oneOfAll(filters: readonly Found[]): Found {
  const passes = filters.some(({ outcome }) => !isDead(outcome));
  const refusals = filters.flatMap(each => each.refusals);
  if (passes) return { outcome: 'passes', refusals: refusals.map(refusal => ({ ...refusal, fault: 'filter-part' })) };
  return { outcome: filters.some(({ outcome }) => outcome === 'fails') ? 'fails' : 'never', refusals };
}
