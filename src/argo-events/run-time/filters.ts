import { asArray, asRecord, asString, Json } from '../../values/json-values';
import { isListAt, missingDataFault } from '../catalog/event-data';
import { SourceEvent } from '../catalog/event-source-events';
import { goTemplateFault } from '../language/go-template';
import { parseGovaluate } from '../language/govaluate';
import { waysToBeTrue } from '../language/govaluate-terms';
import { luaFault, luaReturns } from '../language/lua';
import { regexpFault } from '../language/regexp';
import { patternOf } from '../language/simple-pattern';
import { demand, Demand, oneOf, readable, when } from '../refusals/demand';

/**
 * What an unmet demand makes of its filter. fails: every event ends it with an error. never: no event passes it. part: some events pass.
 */
export type FilterOutcome = 'fails' | 'never' | 'part';

export type FilterDemand = Demand & { readonly outcome: FilterOutcome };

const line = (number: number) => `pkg/sensors/dependencies/filter.go#L${number}`;

const withOutcome = (outcome: FilterOutcome) => (demanded: Demand): FilterDemand => ({ ...demanded, fault: 'filter', outcome });
const fails = withOutcome('fails');
const never = withOutcome('never');

const texts = (filter: Json) => (asArray(filter.value) ?? []).flatMap(value => asString(value) ?? []);

/** Values that cannot be read: the first one is always looked at, the others where none before it fits. */
function values(type: string, source: string, faultOf: (text: string) => string | undefined, remedy: string): FilterDemand[] {
  const faults = (filter: Json) => texts(filter).map(text => text === '' ? undefined : faultOf(text));
  const demanded = (which: (all: (string | undefined)[]) => string | undefined): Demand[] => when(filter => filter.type === type,
    { field: ['value'], fault: 'filter', isMet: filter => which(faults(filter)) === undefined, problem: filter => which(faults(filter))!, remedy, line: source });
  return [
    ...demanded(([first]) => first).map(fails),
    ...demanded(([first, ...others]) => first === undefined ? others.find(each => each !== undefined) : undefined).map(withOutcome('part')),
  ];
}

const FLOAT = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|0x[\da-f.]+p[+-]?\d+|inf(?:inity)?|nan)$/i;
const BOOLEANS = ['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False'];

const prefixed = (words: string, fault: string | undefined) => fault === undefined ? undefined : `${words} ${fault}`;

/** An entry of `filters.data`. */
export const DATA: readonly FilterDemand[] = [
  fails(oneOf(line(401), 'type', ['bool', 'number', 'string'])),
  ...values('number', line(327), text => FLOAT.test(text) ? undefined : `has ${JSON.stringify(text)}, which is not a number`, 'write numbers in quotes, for example "10.5"'),
  ...values('bool', line(302), text => BOOLEANS.includes(text) ? undefined : `has ${JSON.stringify(text)}, which is not true or false`, 'write "true" or "false"'),
  ...values('string', line(373), text => prefixed(`has ${JSON.stringify(text)}, which`, regexpFault(text)),
    'write the value in the syntax of RE2; a backslash before ( [ { . * + ? | ^ $ takes them as they are'),
  fails(readable(line(241), 'template', goTemplateFault, 'write a template of Go, for example {{ .Input | lower }}')),
  fails(readable(line(219), 'template', text => {
    const [, first, more] = /^\{\{-?\s*\.(\w+)(\.\w+)?\s*-?\}\}$/.exec(text) ?? [];
    return first === undefined || first === 'Input' && more === undefined ? undefined : 'has no value: the template of a filter has .Input alone, which is a text';
  }, 'write a template of .Input, for example {{ .Input | lower }}')),
  ...when(({ type }) => type === 'string', demand(line(386), 'filter', 'comparator', ({ comparator }) => !['>=', '>', '<', '<='].includes(String(comparator)),
    'compares numbers, and no string passes it', 'write "=" or "!=", or take the type number')).map(never),
];

/** An entry of `filters.exprs`. */
export const EXPRESSION: readonly FilterDemand[] = [
  fails(readable(line(197), 'expr', text => parseGovaluate(text).fault, 'write an expression of govaluate, for example a == "x" and b > 1 with && for and')),
  ...(['fails', 'never', 'part'] as const).map((outcome): FilterDemand => ({
    field: ['expr'],
    fault: 'filter',
    outcome,
    isMet: filter => unknownNames(filter).length === 0 || outcomeOfUnknown(filter) !== outcome,
    problem: filter => `uses ${unknownNames(filter).join(', ')}, which fields does not name`,
    remedy: 'add the name to fields with the path of its value; write strings in quotes',
    line: line(206),
  })),
];

function unknownNames(filter: Json): string[] {
  const fields = (asArray(filter.fields) ?? []).map(field => asRecord(field)?.name);
  return parseGovaluate(asString(filter.expr) ?? '').names.filter(name => !fields.includes(name));
}

/** What stands behind &&, || or ? may not be read. Behind && it is read for an event that would pass. */
function outcomeOfUnknown(filter: Json): FilterOutcome {
  const { first, branches, choices } = parseGovaluate(asString(filter.expr) ?? '');
  if (!branches || (first !== undefined && unknownNames(filter).includes(first))) return 'fails';
  return choices ? 'part' : 'never';
}

const LUA = 'write Lua 5.1 that returns true or false';

/** `filters.script`. */
export const SCRIPT: readonly FilterDemand[] = [
  fails(readable(line(506), 'script', luaFault, LUA)),
  never(readable(line(510), 'script', text => luaFault(text) === undefined && !luaReturns(text).some(value => value === true || value === 'unknown')
    ? 'never returns true' : undefined, LUA)),
];

/** `filters.context` of a dependency, whose events have the type that is given, if it is known. */
export function contextDemands(dependency: Json, type: string | undefined): FilterDemand[] {
  const equals = (field: string, is: unknown): FilterDemand => never({
    field: [field],
    fault: 'filter',
    isMet: context => !asString(context[field]) || asString(is) === undefined || context[field] === is,
    problem: context => `is ${JSON.stringify(context[field])}, and that of the events is ${JSON.stringify(is)}`,
    remedy: `write ${JSON.stringify(is)}, or leave it out`,
    line: line(454),
  });
  return [equals('type', type), equals('source', dependency.eventSourceName), equals('subject', dependency.eventName), equals('datacontenttype', 'application/json')];
}

/** The path of an entry of `filters.data`, for events whose data is known. */
export function dataPathDemand(event: SourceEvent | undefined): FilterDemand[] {
  return event === undefined ? [] : [
    fails(readable(line(219), 'path', path => missingDataFault(event, path), PATH_REMEDY)),
    never(demand(line(373), 'filter', 'path', filter => !isListAt(event, asString(filter.path) ?? '') || Boolean(asString(filter.template)) || fitsList(filter),
      'leads to a list, as ["push"], which none of the values matches', LIST_REMEDY)),
  ];
}

/** A list is the text of its JSON, and no number. */
function fitsList({ type, value, comparator }: Json): boolean {
  if (type !== 'string' || comparator === '!=') return true;
  return (asArray(value) ?? []).map(each => patternOf(asString(each) ?? '').simple)
    .some(simple => simple === undefined || !(simple.begin && !simple.text.startsWith('[')) && !(simple.end && !simple.text.endsWith(']')));
}

const LIST_REMEDY = 'write the path of its first item, for example headers.X-Github-Event.0';

/** The paths of the fields of an entry of `filters.exprs`, for events whose data is known. */
export function fieldPathDemand(event: SourceEvent | undefined): FilterDemand[] {
  if (event === undefined) return [];
  const faults = (filter: Json) => (asArray(filter.fields) ?? []).map((field, index) => ({ index, fault: missingDataFault(event, asString(asRecord(field)?.path) ?? '') }));
  const fault = (filter: Json) => faults(filter).find(each => each.fault !== undefined);
  return [fails({
    field: ['fields'],
    fault: 'filter',
    isMet: filter => fault(filter) === undefined,
    problem: filter => `has a path that ${fault(filter)!.fault}`,
    remedy: PATH_REMEDY,
    line: line(137),
  }), never(demand(line(179), 'filter', 'expr', filter => !comparesList(filter, event), 'compares a list, as ["push"], with a text or number', LIST_REMEDY))];
}

/** Whether each way in which an expression can be true has a comparison of a list. */
function comparesList(filter: Json, event: SourceEvent): boolean {
  const fields = (asArray(filter.fields) ?? []).map(field => asRecord(field) ?? {});
  const lists = fields.filter(({ path }) => isListAt(event, asString(path) ?? '')).map(({ name }) => name);
  const expr = asString(filter.expr) ?? '';
  return lists.length > 0 && parseGovaluate(expr).fault === undefined && waysToBeTrue(expr)
    .every(way => way.some(term => term !== 'opaque' && 'name' in term && lists.includes(term.name) && !['!=', '!~'].includes(term.operator)));
}

const PATH_REMEDY = 'write the path of a value in the data of the event, for example body.order';
