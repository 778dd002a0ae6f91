import { filterFaults } from '../../src/argo-events/run-time/filter-faults';

/** Which filters let no event through, as `Filter` of Argo Events v1.9.11 evaluates them. */

const said = (filters: unknown, more: object = {}, type?: string) => filterFaults({ dependencies: [{ name: 'd', eventSourceName: 'hooks', eventName: 'order', filters, ...more }] }, () => type)
  .map(({ path, fault }) => `${fault} ${path.slice(4).join('.')}`);
const number = { path: 'body.a', type: 'number', value: ['1'] };
const text = { path: 'body.b', type: 'string', value: ['x'] };
const broken = { path: 'body.a', type: 'Number', value: ['1'] };
const neverText = { path: 'body.b', type: 'string', value: ['x'], comparator: '>' };
const a = { name: 'a', path: 'body.a' };
const or = { filtersLogicalOperator: 'or' };

test.each<[string, unknown, object, string[]]>([
  ['no filters', undefined, {}, []],
  ['nothing in it', {}, {}, []],
  ['data that passes', { data: [number, text] }, {}, []],
  ['one of all data fails', { data: [number, broken] }, {}, ['filter data.1.type']],
  ['one of several data fails', { dataLogicalOperator: 'or', data: [number, broken] }, {}, ['filter-part data.1.type']],
  ['each of several data fails', { dataLogicalOperator: 'or', data: [neverText, broken] }, {}, ['filter data.0.comparator', 'filter data.1.type']],
  ['the first value cannot be read', { data: [{ ...number, value: ['x', '1'] }] }, {}, ['filter data.0.value']],
  ['a later value cannot be read', { data: [{ ...number, value: ['1', 'x'] }] }, {}, ['filter-part data.0.value']],
  ['an expression cannot be read', { exprs: [{ expr: 'a ==', fields: [a] }] }, {}, ['filter exprs.0.expr']],
  ['a name is not known', { exprs: [{ expr: 'a > 1 && b > 1', fields: [a] }] }, {}, ['filter exprs.0.expr']],
  ['a name behind || is not known', { exprs: [{ expr: 'a > 1 || b > 1', fields: [a] }] }, {}, ['filter-part exprs.0.expr']],
  ['a name before || is not known', { exprs: [{ expr: 'b > 1 || a > 1', fields: [a] }] }, {}, ['filter exprs.0.expr']],
  ['one of several expressions cannot be read', { exprLogicalOperator: 'or', exprs: [{ expr: 'a ==', fields: [a] }, { expr: 'a > 1', fields: [a] }] }, {}, ['filter-part exprs.0.expr']],
  ['a script never returns true', { script: 'event.a = 1' }, {}, ['filter script']],
  ['a script cannot be read', { script: 'return (' }, {}, ['filter script']],
  ['a script may return true', { script: 'return event.a == 1' }, {}, []],
  ['another source', { context: { source: 'hook' } }, {}, ['filter context.source']],
  ['another subject', { context: { subject: 'orders' } }, {}, ['filter context.subject']],
  ['another kind of content', { context: { datacontenttype: 'text/plain' } }, {}, ['filter context.datacontenttype']],
  ['the right context', { context: { source: 'hooks', subject: 'order', datacontenttype: 'application/json', type: 'anything' } }, {}, []],
  ['or: another filter passes', { data: [neverText], context: { source: 'hooks' } }, or, ['filter-part data.0.comparator']],
  ['or: an error discards what another filter passes', { data: [broken], context: { source: 'hooks' } }, or, ['filter data.0.type']],
  ['or: a script that fails discards it too', { data: [number], script: 'return (' }, or, ['filter script']],
  ['or: a script that returns nothing does not', { data: [number], script: 'a = 1' }, or, ['filter-part script']],
  ['or: the error comes only with events that pass before', { data: [number, broken], context: { source: 'hooks' } }, or, ['filter-part data.1.type']],
  ['or: no filter passes', { data: [neverText], context: { source: 'hook' } }, or, ['filter data.0.comparator', 'filter context.source']],
  ['or: there is no filter', {}, or, ['filter ']],
  ['or: a time is enough', { time: { start: '08:00:00', stop: '09:00:00' }, context: { source: 'hook' } }, or, ['filter-part context.source']],
  ['or: no expression in a list', { exprLogicalOperator: 'or', exprs: [] }, {}, ['filter exprs']],
])('%s', (_, filters, more, faults) => {
  expect(said(filters, more)).toEqual(faults);
});

test.each([
  ['webhook', []],
  ['calendar', ['filter context.type']],
])('the type of the event is %s', (type, faults) => {
  expect(said({ context: { type: 'webhook' } }, {}, type)).toEqual(faults);
});
