import { sourceEvents } from '../../../src/argo-events/catalog/event-source-events';
import { filterFaults } from '../../../src/argo-events/run-time/filter-faults';

/** Which filters let no event through, as `Filter` of Argo Events v1.9.11 evaluates them. */

const said = (filters: unknown, more: object = {}, type?: string, event: object = {}) => filterFaults(
  { dependencies: [{ name: 'd', eventSourceName: 'hooks', eventName: 'order', filters, ...more }] },
  () => type === undefined ? undefined : sourceEvents({ spec: { [type]: { order: event } } })[0],
)
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

const total = (comparator: string, ...value: string[]) => ({ path: 'body.total', type: 'number', comparator, value });
const status = (...value: string[]) => ({ path: 'body.status', type: 'string', value });
const not = (...value: string[]) => ({ ...status(...value), comparator: '!=' });
const paid = (...value: string[]) => ({ path: 'body.paid', type: 'bool', value });
const expr = (written: string) => ({ expr: written, fields: ['total', 'status', 'paid'].map(name => ({ name, path: `body.${name}` })) });
const dataAnd = (...data: object[]) => ({ data });
const exprAnd = (...texts: string[]) => ({ exprs: texts.map(expr) });

test.each<[unknown, string[]]>([
  [dataAnd(total('>', '10'), total('<', '5')), ['filter data.1']],
  [dataAnd(total('>=', '10'), total('<=', '10')), []],
  [dataAnd(total('>', '10'), total('<=', '10')), ['filter data.1']],
  [dataAnd(total('>', '9'), total('<', '10')), []],
  [dataAnd(total('=', '10', '20'), total('=', '20', '30')), []],
  [dataAnd(total('=', '10', '20'), total('=', '30')), ['filter data.1']],
  [dataAnd(total('!=', '10'), total('!=', '20')), []],
  [dataAnd(total('=', '10'), total('!=', '10')), ['filter data.1']],
  [dataAnd(total('=', 'nan')), []],
  [dataAnd(total('>', '1'), total('>', '2'), total('<', '2')), ['filter data.2']],
  [dataAnd(total('<', 'inf'), total('>', '1')), []],
  [dataAnd(status('^paid$'), status('^open$')), ['filter data.1']],
  [dataAnd(status('^paid$', '^open$'), status('open')), []],
  [dataAnd(status('^refs/heads/'), status('^refs/tags/')), ['filter data.1']],
  [dataAnd(status('^refs/heads/'), status('^refs/')), []],
  [dataAnd(status('\\.go$'), status('\\.ts$')), ['filter data.1']],
  [dataAnd(status('^refs/heads/'), status('main')), []],
  [dataAnd(status('^(?:open|paid)$'), status('^open$')), []],
  [dataAnd(status('^(?:open|paid)$'), status('^shipped$')), ['filter data.1']],
  [dataAnd(status('main'), not('main')), ['filter data.1']],
  [dataAnd(status('refs/heads/main'), not('refs/heads')), ['filter data.1']],
  [dataAnd(status('refs/heads'), not('refs/heads/main')), []],
  [dataAnd(status('main'), not('main', 'dev')), []],
  [dataAnd(not('.*')), ['filter data.0']],
  [dataAnd(not('open'), not('closed')), []],
  [dataAnd(status('opened'), status('closed')), ['filter-doubt data.1']],
  [dataAnd(status('opened', 'closed'), status('closed')), []],
  [dataAnd(paid('true'), paid('false')), ['filter data.1']],
  [dataAnd(paid('true', 'false'), paid('0')), []],
  [dataAnd({ ...status('^a$'), template: '{{ .Input | lower }}' }, status('^b$')), []],
  [{ dataLogicalOperator: 'or', data: [total('>', '10'), total('<', '5')] }, []],
  [{ dataLogicalOperator: 'or', data: [not('.*'), total('<', '5')] }, ['filter-part data.0']],
  [exprAnd('total > 10 && total < 5'), ['filter exprs.0']],
  [exprAnd('total > 10 || total < 5'), []],
  [exprAnd('(total > 10 || total < 5) && total == 7'), ['filter exprs.0']],
  [exprAnd('(total > 10 || total < 8) && total == 7'), []],
  [exprAnd('total > 10', 'total < 5'), ['filter exprs.1']],
  [exprAnd('5 > total && 10 < total'), ['filter exprs.0']],
  [exprAnd('total == -1 && total > 0'), ['filter exprs.0']],
  [exprAnd('status == "a" && status == "b"'), ['filter exprs.0']],
  [exprAnd('status in ("a", "b") && status == "c"'), ['filter exprs.0']],
  [exprAnd('status in ("a", "b") && status != "a"'), []],
  [exprAnd('status =~ "^a" && status =~ "^b"'), ['filter exprs.0']],
  [exprAnd('total == 1 && total == "1"'), ['filter exprs.0']],
  [exprAnd('total != 1 && total == "1"'), []],
  [exprAnd('paid && !paid'), ['filter exprs.0']],
  [exprAnd('paid == true && paid != false'), []],
  [exprAnd('false'), ['filter exprs.0']],
  [exprAnd('1 == 2 || total > 3'), []],
  [exprAnd('total + 1 > 10 && total < 5'), []],
  [exprAnd('!(total > 10) && total > 10'), []],
  [exprAnd('status == "2026-01-01" && status == "2026-01-02"'), []],
  [{ data: [total('>', '10')], ...exprAnd('total < 5') }, ['filter data.0']],
  [{ data: [status('^paid$')], ...exprAnd('status == "open"') }, ['filter data.0']],
  [{ data: [total('=', '5')], ...exprAnd('total != 5') }, []],
])('%j', (filters, faults) => {
  expect(said(filters)).toEqual(faults);
});

test('of filters of which one is enough, a contradiction in one field does not stop those of another', () => {
  expect(said({ data: [total('>', '10'), total('<', '5')], context: { source: 'hooks' } }, or)).toEqual(['filter-part data.1']);
  expect(said({ data: [total('>', '10'), total('<', '5')] }, or)).toEqual(['filter data.1']);
});

const at = (path: string) => ({ data: [{ path, type: 'string', value: ['x'] }] });

test.each<[type: string, event: object, path: string, known: boolean]>([
  ['webhook', {}, 'body', true],
  ['webhook', {}, 'body.order.id', true],
  ['webhook', {}, 'order.id', false],
  ['webhook', {}, 'headers.X-Token', false],
  ['webhook', {}, 'header.X-Token.0', true],
  ['webhook', {}, 'header.x-token', false],
  ['webhook', {}, 'metadata.team', false],
  ['webhook', { metadata: { team: 'shop' } }, 'metadata.team', true],
  ['webhook', { metadata: { team: 'shop' } }, 'metadata.name', false],
  ['webhook', {}, '*.id', true],
  ['webhook', {}, '@this.body', true],
  ['github', {}, 'headers.X-GitHub-Event', false],
  ['github', {}, 'headers.X-Github-Event', true],
  ['calendar', {}, 'eventTime', true],
  ['calendar', {}, 'eventTime.hour', false],
  ['calendar', {}, 'body.eventTime', false],
  ['kafka', {}, 'body.total', false],
  ['kafka', { jsonBody: true }, 'body.total', true],
  ['kafka', {}, 'headers.x-token', true],
  ['azureEventsHub', {}, 'body.total', false],
  ['minio', {}, 'notification.0.s3.bucket.name', true],
  ['minio', {}, 'notification.#.s3.bucket.name', true],
  ['minio', {}, 'notification.s3.bucket.name', false],
  ['file', {}, 'name', true],
  ['file', {}, 'body.name', false],
  ['slack', {}, 'anything', true],
])('the data of %s events %j may have a value at %s: %s', (type, event, path, known) => {
  expect(said(at(path), {}, type, event)).toEqual(known ? [] : ['filter data.0.path']);
  expect(said({ exprs: [{ expr: 'x != "x"', fields: [{ name: 'x', path }] }] }, {}, type, event)).toEqual(known ? [] : ['filter exprs.0.fields']);
  expect(said(at(path), { transform: { jq: '.body' } }, type, event)).toEqual([]);
});

test.each<[filters: object, faults: string[]]>([
  [{ data: [{ path: 'headers.X-Github-Event', type: 'string', value: ['^push$'] }] }, ['filter data.0.path']],
  [{ data: [{ path: 'headers.X-Github-Event', type: 'string', value: ['push'] }] }, []],
  [{ data: [{ path: 'headers.X-Github-Event.0', type: 'string', value: ['^push$'] }] }, []],
  [{ data: [{ path: 'headers.X-Github-Event', type: 'string', value: ['^push$', 'tag'] }] }, []],
  [{ exprs: [{ expr: 'kind == "push"', fields: [{ name: 'kind', path: 'headers.X-Github-Event' }] }] }, ['filter exprs.0.expr']],
  [{ exprs: [{ expr: 'kind == "push"', fields: [{ name: 'kind', path: 'headers.X-Github-Event.0' }] }] }, []],
  [{ exprs: [{ expr: 'kind != "push"', fields: [{ name: 'kind', path: 'headers.X-Github-Event' }] }] }, []],
])('a header is a list: %j', (filters, faults) => {
  expect(said(filters, {}, 'github')).toEqual(faults);
});

test.each([
  ['webhook', []],
  ['calendar', ['filter context.type']],
])('the type of the event is %s', (type, faults) => {
  expect(said({ context: { type: 'webhook' } }, {}, type)).toEqual(faults);
});
