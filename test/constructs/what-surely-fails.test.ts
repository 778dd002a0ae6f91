import { LEAST_EVENTS } from '../support/least-events';
import { sensorChart, sourceChart, TRIGGER } from '../support/synth';

/** What the controller refuses, or what fails at run time without a word, is an error at synth. */

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

const any = (value: unknown) => value as any;
const filtered = (filters: unknown) => () => sensorChart({ dependencies: [{ name: 'order', eventSourceName: 'shop', eventName: 'order', filters: any(filters) }], triggers: [TRIGGER] });
const doing = (template: object, trigger: object = {}) => () => sensorChart({ triggers: [{ template: any({ name: 'it', ...template }), ...trigger }] });
const source = (type: keyof typeof LEAST_EVENTS, more: object) => () => sourceChart({ [type]: { order: { ...LEAST_EVENTS[type], ...more } } });

test.each<[string, () => unknown, string]>([
  ['Slack without a token', doing({ slack: { channel: 'a', message: 'b' } }), 'triggers[0].template.slack.slackToken is missing'],
  ['a time without seconds', filtered({ time: { start: '8:00', stop: '18:00:00' } }), 'filters.time.start is "8:00", which is not a time of day'],
  ['a time in words', filtered({ time: { start: 'morning', stop: '18:00:00' } }), 'filters.time.start is "morning"'],
  ['an hour that does not exist', source('calendar', { schedule: '0 25 * * *' }), 'calendar.order.schedule has "25" as hour'],
  ['a reset in words', doing({ log: {}, conditionsReset: [{ byTime: { cron: 'daily' } }] }), 'conditionsReset[0].byTime.cron has 1 fields in place of 5'],
  ['a reset on Mars', doing({ log: {}, conditionsReset: [{ byTime: { cron: '0 0 * * *', timezone: 'Mars/X' } }] }), 'byTime.timezone is "Mars/X", which is not a time zone'],
  ['a filter without a value', filtered({ data: [{ path: 'a', type: 'string', value: [] }] }), 'filters.data[0].value is missing'],
  ['an expression without fields', filtered({ exprs: [{ expr: 'a == 1', fields: [] }] }), 'filters.exprs[0].fields is missing'],
  ['a Slack source without a token', source('slack', { token: undefined }), 'slack.order.token is missing'],
  ['a port above all ports', doing({ email: { host: 'smtp', port: 70000 } }), 'email.port is not from 0 to 65535'],
  ['a type in capitals', filtered({ data: [{ path: 'a', type: 'Number', value: ['1'] }] }), 'filters.data[0].type is "Number"'],
  ['a number in words', filtered({ data: [{ path: 'a', type: 'number', value: ['abc'] }] }), 'filters.data[0].value has "abc", which is not a number'],
  ['a broken regular expression', filtered({ data: [{ path: 'a', type: 'string', value: ['('] }] }), 'is not a regular expression of Go'],
  ['a broken expression', filtered({ exprs: [{ expr: 'a ==', fields: [{ path: 'a', name: 'a' }] }] }), 'filters.exprs[0].expr ends with "=="'],
  ['a script that is not Lua', filtered({ script: 'this is not lua' }), 'filters.script is not Lua'],
  ['a unit in lower case', doing({ log: {} }, { rateLimit: { unit: 'minute', requestsPerUnit: 1 } }), 'rateLimit.unit is "minute"'],
  ['a URL without a scheme', doing({ http: { url: 'fulfil.shop.svc/orders' } }), 'template.http.url has no scheme'],
  ['a zone with a misspelt city', source('calendar', { timezone: 'Europe/Berln' }), 'calendar.order.timezone is "Europe/Berln"'],
  ['an event type that does not exist', source('resource', { eventTypes: ['CREATED'] }), 'resource.order.eventTypes has "CREATED"'],
  ['a request above its limit', () => sensorChart({ triggers: [TRIGGER], template: { container: { resources: any({ requests: { memory: '2Gi' }, limits: { memory: '1Gi' } }) } } }), 'asks for more memory than limits allows'],
  ['a label with a space', () => sensorChart({ triggers: [TRIGGER], template: { metadata: { labels: { team: 'A B' } } } }), 'has "A B" at team, which is not a label value'],
  ['a Secret with a space', doing({ slack: { channel: 'a', slackToken: { name: 'Bad Name', key: 'a' } } }), 'slackToken.name is "Bad Name"'],
])('%s', (_, build, message) => expect(build).toThrow(message));
