import { asArray, asRecord, asString, Json } from '../../values/json-values';
import { parseGovaluate } from '../language/govaluate';
import { luaFault } from '../language/lua';
import { regexpFault } from '../language/regexp';
import { demand, Demand, oneOf, readable, when } from '../refusals/demand';
import { Place } from '../refusals/places';

const line = (number: number) => `pkg/sensors/dependencies/filter.go#L${number}`;

const texts = (filter: Json) => (asArray(filter.value) ?? []).flatMap(value => asString(value) ?? []);

/** A value of a list that cannot be read. */
function eachValue(source: string, faultOf: (text: string) => string | undefined, remedy: string): Demand {
  const fault = (filter: Json) => texts(filter).map(text => text === '' ? undefined : faultOf(text)).find(each => each !== undefined);
  return { field: ['value'], fault: 'filter', isMet: filter => fault(filter) === undefined, problem: filter => fault(filter)!, remedy, line: source };
}

const FLOAT = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|0x[\da-f.]+p[+-]?\d+|inf(?:inity)?|nan)$/i;
const BOOLEANS = ['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False'];

const DATA: readonly Demand[] = [
  { ...oneOf(line(401), 'type', ['bool', 'number', 'string']), fault: 'filter' },
  ...when(({ type }) => type === 'number', eachValue(line(327), text => FLOAT.test(text) ? undefined : `has ${JSON.stringify(text)}, which is not a number`, 'write numbers in quotes, for example "10.5"')),
  ...when(({ type }) => type === 'bool', eachValue(line(302), text => BOOLEANS.includes(text) ? undefined : `has ${JSON.stringify(text)}, which is not true or false`, 'write "true" or "false"')),
  ...when(({ type }) => type === 'string',
    eachValue(line(373), text => prefixed(`has ${JSON.stringify(text)}, which`, regexpFault(text)), 'write the value in the syntax of RE2; a backslash before ( [ { . * + ? | ^ $ takes them as they are'),
    demand(line(386), 'filter', 'comparator', ({ comparator }) => !['>=', '>', '<', '<='].includes(String(comparator)), 'compares numbers, and no string passes it', 'write "=" or "!=", or take the type number')),
];

const prefixed = (words: string, fault: string | undefined) => fault === undefined ? undefined : `${words} ${fault}`;

const EXPRESSION: readonly Demand[] = [
  { ...readable(line(197), 'expr', text => parseGovaluate(text).fault, 'write an expression of govaluate, for example a == "x" and b > 1 with && for and'), fault: 'filter' },
  {
    field: ['expr'],
    fault: 'filter',
    isMet: filter => unknownNames(filter).length === 0,
    problem: filter => `uses ${unknownNames(filter).join(', ')}, which fields does not name`,
    remedy: 'add the name to fields with the path of its value; write strings in quotes',
    line: line(206),
  },
];

function unknownNames(filter: Json): string[] {
  const fields = (asArray(filter.fields) ?? []).map(field => asRecord(field)?.name);
  return parseGovaluate(asString(filter.expr) ?? '').names.filter(name => !fields.includes(name));
}

/** Filters and transformations of a Sensor's dependency that let no event through. */
export const FILTER_PLACES: readonly Place[] = [
  { path: 'dependencies[].filters.data[]', demands: DATA },
  { path: 'dependencies[].filters.exprs[]', demands: EXPRESSION },
  { path: 'dependencies[].filters', demands: [{ ...readable(line(506), 'script', luaFault, 'write Lua 5.1 that returns true or false'), fault: 'filter' }] },
  {
    path: 'dependencies[].transform',
    demands: when(({ jq }) => !jq, { ...readable('pkg/sensors/dependencies/transform.go#L97', 'script', luaFault, 'write Lua 5.1 that returns a table'), fault: 'filter' }),
  },
];
