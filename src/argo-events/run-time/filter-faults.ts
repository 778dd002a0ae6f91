import { contradictions, Entry } from './contradictions';
import { waysOfData, waysOfExpression } from './filter-constraints';
import { contextDemands, DATA, dataPathDemand, EXPRESSION, fieldPathDemand, FilterDemand, FilterOutcome, SCRIPT } from './filters';
import { asArray, asRecord, Json } from '../../values/json-values';
import { SourceEvent } from '../catalog/event-source-events';
import { contextType } from '../catalog/event-types';
import { isNil } from '../refusals/demand';
import { Refusal } from '../refusals/places';

/** An event of an EventSource; undefined where the EventSource is not known. */
export type EventOf = (eventSource: unknown, event: unknown) => SourceEvent | undefined;

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
 * beside others that are enough. With the fault `filter-doubt` filters that hardly any event passes.
 */
export function filterFaults(spec: unknown, eventOf: EventOf): Refusal[] {
  return (asArray(asRecord(spec)?.dependencies) ?? []).flatMap((item, index) => {
    const dependency = asRecord(item) ?? {};
    const filters = asRecord(dependency.filters);
    return filters === undefined ? [] : dependencyFaults(dependency, filters, ['spec', 'dependencies', index, 'filters'], eventOf);
  });
}

function dependencyFaults(dependency: Json, filters: Json, path: Refusal['path'], eventOf: EventOf): Refusal[] {
  const groups = groupsOf(dependency, filters, path, eventOf);
  const guilty = dependency.filtersLogicalOperator === 'or' ? guiltyOfOr(groups) : groups.filter(({ outcome }) => isDead(outcome));
  const none = guilty?.length === 0 && dependency.filtersLogicalOperator === 'or' && !groups.some(({ given, outcome }) => given && !isDead(outcome));
  return [
    ...none ? [EMPTY(path)] : [],
    ...contradicting(dependency, filters, groups, path),
    ...groups.flatMap(group => group.refusals.flatMap((refusal): Refusal[] => {
      if (refusal.fault === 'filter-doubt') return dependency.filtersLogicalOperator === 'or' ? [] : [refusal];
      return [guilty.includes(group) ? refusal : { ...refusal, fault: 'filter-part' }];
    })),
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

function groupsOf(dependency: Json, filters: Json, path: Refusal['path'], eventOf: EventOf): Group[] {
  const event = eventOf(dependency.eventSourceName, dependency.eventName);
  // a transformation comes before the filters
  const data = isNil(dependency.transform) ? event : undefined;
  const list = (field: 'exprs' | 'data', demands: readonly FilterDemand[], operator: unknown): Group => {
    const items = entriesOf(filters, field, path);
    const entries = items.map(each => foundAlone(each, demands));
    const given = !isNil(filters[field]);
    if (given && entries.length === 0 && operator === 'or' && field === 'exprs') return { given, outcome: 'never', refusals: [NO_EXPRESSION(path)] };
    return { given, ...operator === 'or' && entries.length > 0 ? oneOfAll(entries) : allOf(items, entries) };
  };
  const context = asRecord(filters.context);
  const type = event && contextType(event.type);
  return [
    list('exprs', [...EXPRESSION, ...fieldPathDemand(data)], filters.exprLogicalOperator),
    list('data', [...DATA, ...dataPathDemand(data)], filters.dataLogicalOperator),
    { given: context !== undefined, ...context === undefined ? PASSES : found(context, contextDemands(dependency, type), [...path, 'context']) },
    { given: !isNil(filters.time), ...PASSES },
    { given: !isNil(filters.script) && filters.script !== '', ...found(filters, SCRIPT, path) },
  ];
}

function entriesOf(filters: Json, field: 'exprs' | 'data', path: Refusal['path']): Entry[] {
  const waysOf = field === 'data' ? waysOfData : waysOfExpression;
  return (asArray(filters[field]) ?? []).map((item, index) => {
    const filter = asRecord(item) ?? {};
    return { path: [...path, field, index], filter, get ways() { return waysOf(filter); } };
  });
}

/** What is wrong with an entry; an entry that can be evaluated may still be true for no event. */
function foundAlone(entry: Entry, demands: readonly FilterDemand[]): Found {
  const own = found(entry.filter, demands, entry.path);
  if (own.outcome !== 'passes') return own;
  const refusals = [...own.refusals, ...contradictions([entry])];
  return refusals.length === own.refusals.length ? own : { outcome: 'never', refusals };
}

/** Every entry has to be true, and all of them together. */
function allOf(entries: readonly Entry[], each: readonly Found[]): Found {
  const alone = all(each);
  const refusals = alone.outcome === 'passes' && entries.length > 1 ? contradictions(entries) : [];
  return { outcome: refusals.some(({ fault }) => fault === 'filter') ? 'never' : alone.outcome, refusals: [...alone.refusals, ...refusals] };
}

/** Expressions and data of which each let events pass, and which no event passes together. */
function contradicting(dependency: Json, filters: Json, groups: readonly Group[], path: Refusal['path']): Refusal[] {
  const anyIsEnough = [dependency.filtersLogicalOperator, filters.exprLogicalOperator, filters.dataLogicalOperator].includes('or');
  const lists = [entriesOf(filters, 'exprs', path), entriesOf(filters, 'data', path)];
  const isOpen = lists.every(list => list.length > 0) && groups.slice(0, 2).every(({ refusals }) => refusals.length === 0);
  return anyIsEnough || !isOpen ? [] : contradictions(lists.flat());
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
