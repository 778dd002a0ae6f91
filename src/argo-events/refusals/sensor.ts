import { at, demand, Demand, filled, given, has, isEmpty, isNil, oneOf, readable, when, within, wordOf } from './demand';
import { Place, Refusal } from './places';
import { asArray, asRecord, asString, at as valueAt } from '../../values/json-values';
import { clockTime } from '../language/clock-time';
import { cronFault, SCHEDULE } from '../language/cron';
import { isTimeZone, TIME_ZONE } from '../language/time-zone';

const line = (number: number) => `pkg/reconciler/sensor/validate.go#L${number}`;

const OPERATORS = ['and', 'or'];

const DEPENDENCY: readonly Demand[] = [
  filled(line(514), 'name'),
  filled(line(517), 'eventSourceName'),
  filled(line(521), 'eventName'),
  oneOf(line(548), 'filtersLogicalOperator', OPERATORS),
];

const FILTERS: readonly Demand[] = [oneOf(line(548), 'exprLogicalOperator', OPERATORS), oneOf(line(548), 'dataLogicalOperator', OPERATORS)];

const DATA_FILTER: readonly Demand[] = [
  filled(line(639), 'path'),
  filled(line(639), 'type', 'string'),
  filled(line(639), 'value', '[paid]'),
  demand(line(644), 'value', 'value', filter => !(asArray(filter.value) ?? []).some(isEmpty), 'has an empty entry', 'leave the entry out'),
  oneOf(line(562), 'comparator', ['>=', '>', '=', '!=', '<', '<=']),
];

const EXPRESSION: readonly Demand[] = [filled(line(616), 'expr'), filled(line(616), 'fields')];
const EXPRESSION_FIELD: readonly Demand[] = [filled(line(621), 'path'), filled(line(621), 'name')];

const CONTEXT: readonly Demand[] = [
  demand(line(657), 'incomplete', '', context => ['type', 'subject', 'source', 'datacontenttype'].some(field => has(context, field)),
    'has no field to compare', 'set type, subject, source or datacontenttype'),
];

const timeZone = (number: number, field: string) => readable(line(number), field,
  name => isTimeZone(name) ? undefined : `is ${JSON.stringify(name)}, which is not a time zone`, TIME_ZONE);

const timeOfDay = (field: string) => [
  filled(line(678), field, '"08:00:00"'),
  readable(line(678), field, text => clockTime(text) === undefined ? `is ${JSON.stringify(text)}, which is not a time of day` : undefined, 'write hours, minutes and seconds, for example "08:00:00"'),
];

const TIME: readonly Demand[] = [
  timeZone(670, 'timezone'),
  ...timeOfDay('start'),
  ...timeOfDay('stop'),
  demand(line(699), 'value', 'stop', ({ start, stop }) => {
    const times = [start, stop].map(text => clockTime(asString(text) ?? ''));
    return times[0] === undefined || times[0] !== times[1];
  }, 'is the same time as start', 'write another time'),
];

const TRIGGER: readonly Demand[] = [
  given(line(114), 'template'),
  ...when(trigger => !isNil(trigger.dlqTrigger),
    demand(line(102), 'dlq-delivery', 'atLeastOnce', trigger => trigger.atLeastOnce === true, 'is not true, but dlqTrigger is set', 'set atLeastOnce to true'),
    demand(line(105), 'dlq-delivery', 'dlqTrigger.atLeastOnce', trigger => at(trigger, ['dlqTrigger', 'atLeastOnce']) === true, 'is not true', 'set atLeastOnce to true')),
  ...when(trigger => has(trigger, 'template.k8s') || has(trigger, 'template.argoWorkflow'), ...within('policy.k8s', [given(line(730), 'labels')])),
  ...when(trigger => !has(trigger, 'template.k8s') && !has(trigger, 'template.argoWorkflow') && (has(trigger, 'template.http') || has(trigger, 'template.awsLambda')),
    ...within('policy.status', [given(line(741), 'allow', '[200]')])),
];

const CONDITIONS_RESET: readonly Demand[] = [
  given(line(122), 'byTime'),
  ...within('byTime', [
    filled(line(126), 'cron', '"0 0 * * *"'),
    readable(line(126), 'cron', cronFault, SCHEDULE),
    timeZone(129, 'timezone'),
  ]),
];

/** What the controller asks of an action. Of the types that are not here it asks nothing. */
const ACTIONS: Readonly<Record<string, readonly Demand[]>> = {
  k8s: [given(line(192), 'source'), oneOf(line(199), 'operation', ['create', 'update', 'patch', 'delete'])],
  argoWorkflow: [
    given(line(217), 'source'),
    ...wordOf(line(223), 'operation', ['submit', 'submit-from', 'suspend', 'retry', 'resume', 'resubmit', 'terminate', 'stop']),
  ],
  http: [filled(line(241), 'url'), oneOf(line(247), 'method', ['GET', 'DELETE', 'PATCH', 'POST', 'PUT'])],
  awsLambda: [filled(line(309), 'functionName'), filled(line(312), 'region'), given(line(315), 'payload')],
  kafka: [filled(line(340), 'url'), given(line(343), 'payload'), filled(line(346), 'topic')],
  nats: [filled(line(364), 'url'), filled(line(367), 'subject'), given(line(370), 'payload')],
  slack: [given(line(388), 'slackToken')],
  openWhisk: [
    filled(line(273), 'actionName'),
    filled(line(276), 'host'),
    ...within('authToken', [filled(line(280), 'name'), filled(line(280), 'key')]),
    given(line(291), 'payload'),
  ],
  email: [
    filled(line(406), 'host'),
    demand(line(409), 'value', 'port', ({ port }) => typeof port !== 'number' || (port >= 0 && port <= 65535), 'is not from 0 to 65535', 'write the port of the server, for example 587'),
  ],
  custom: [
    filled(line(427), 'serverURL'),
    given(line(430), 'spec'),
    ...when(trigger => trigger.secure === true, given(line(434), 'certSecret')),
  ],
};

const WHOLE_PAYLOAD: readonly Demand[] = [
  given(line(462), 'src'),
  ...within('src', [filled(line(465), 'dependencyName')]),
  oneOf(line(477), 'operation', ['append', 'overwrite', 'prepend']),
];
const PARAMETER: readonly Demand[] = [...WHOLE_PAYLOAD, filled(line(468), 'dest', 'body.order')];

const parametersOf = (actions: readonly string[], list: string, demands: readonly Demand[]): Place[] => actions.map(action => ({ path: `${EACH}.template.${action}.${list}[]`, demands }));

/** Triggers, and the triggers that run when they fail. */
const EACH = 'triggers[].dlqTrigger*';

/** What the controller asks of a Sensor. */
export const SENSOR_PLACES: readonly Place[] = [
  { path: '', demands: [filled(line(508), 'dependencies'), filled(line(59), 'triggers')] },
  { path: 'dependencies[]', demands: DEPENDENCY },
  { path: 'dependencies[].filters', demands: FILTERS },
  { path: 'dependencies[].filters.data[]', demands: DATA_FILTER },
  { path: 'dependencies[].filters.exprs[]', demands: EXPRESSION },
  { path: 'dependencies[].filters.exprs[].fields[]', demands: EXPRESSION_FIELD },
  { path: 'dependencies[].filters.context', demands: CONTEXT },
  { path: 'dependencies[].filters.time', demands: TIME },
  { path: EACH, demands: TRIGGER },
  { path: `${EACH}.template`, demands: [filled(line(117), 'name')] },
  { path: `${EACH}.template.conditionsReset[]`, demands: CONDITIONS_RESET },
  ...Object.entries(ACTIONS).map(([action, demands]) => ({ path: `${EACH}.template.${action}`, demands })),
  { path: `${EACH}.parameters[]`, demands: PARAMETER },
  ...parametersOf(['k8s', 'argoWorkflow', 'http', 'openWhisk', 'awsLambda', 'slack', 'email', 'custom'], 'parameters', PARAMETER),
  ...parametersOf(['openWhisk', 'awsLambda', 'kafka', 'nats'], 'payload', PARAMETER),
  ...parametersOf(['http'], 'payload', WHOLE_PAYLOAD),
];

/** Triggers with the name of one before them. */
export function sameTriggerNames(spec: unknown): Refusal[] {
  const names = (asArray(asRecord(spec)?.triggers) ?? []).map(trigger => asString(valueAt(trigger, 'template', 'name')));
  return names.flatMap((name, index) => !name || names.indexOf(name) === index ? [] : [{
    path: ['spec', 'triggers', index, 'template', 'name'],
    fault: 'value',
    problem: `is ${JSON.stringify(name)}, the name of another trigger`,
    remedy: 'write another name',
    line: line(69),
  }]);
}

/** Dependencies on an event that one before them has: NATS Streaming cannot deliver it twice to a Sensor. */
export function sameEvents(spec: unknown): Refusal[] {
  const events = (asArray(asRecord(spec)?.dependencies) ?? []).map(dependency => JSON.stringify(['eventSourceName', 'eventName'].map(field => valueAt(dependency, field))));
  return events.flatMap((event, index) => events.indexOf(event) === index ? [] : [{
    path: ['spec', 'dependencies', index, 'eventName'],
    fault: 'value',
    problem: 'is the event of another dependency, which a bus of NATS Streaming cannot deliver twice',
    remedy: 'wait for each event in one dependency, or use a JetStream bus',
    line: line(527),
  }]);
}
