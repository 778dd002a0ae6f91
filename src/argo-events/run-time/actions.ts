import { asArray, asRecord, asString, at, Json } from '../../values/json-values';
import { structFields } from '../catalog/struct-walk';
import { demand, Demand, isNil, oneOf } from '../refusals/demand';
import { Place, Refusal } from '../refusals/places';

/** Fields of a trigger's template that do something, in the order in which Argo Events looks for them. */
export const ACTIONS = [
  'k8s', 'argoWorkflow', 'http', 'awsLambda', 'azureEventHubs', 'azureServiceBus', 'kafka', 'pulsar', 'nats', 'slack', 'openWhisk', 'custom', 'log', 'email',
] as const;

export function actionsOf(template: Json): string[] {
  return ACTIONS.filter(action => !isNil(template[action]));
}

/** Parameters write into a template when the trigger runs, so that what is written there is a placeholder. */
function isWritten(parameters: unknown, path: string): boolean {
  return (asArray(parameters) ?? []).map(parameter => asString(asRecord(parameter)?.dest)).some(dest => dest && `${path}.`.startsWith(`${dest}.`));
}

const TRIGGER: readonly Demand[] = [
  demand('pkg/sensors/listener.go#L415', 'action', 'template', ({ template, parameters }) => {
    const given = asRecord(template);
    return given === undefined || actionsOf(given).length > 0 || (asArray(parameters) ?? []).length > 0;
  }, 'has no action', `set one of ${ACTIONS.join(', ')}`),
  demand('pkg/sensors/triggers/http/http.go#L131', 'action', 'template.http.url', ({ template, parameters }) => {
    const url = asString(at(template, 'http', 'url'));
    return !url || /^https?:\/\/[^/?#]/i.test(url) || isWritten(parameters, 'http.url') || isWritten(at(template, 'http', 'parameters'), 'url');
  }, 'has no scheme that HTTP knows', 'write a whole URL, for example http://ship.shop.svc/orders'),
  { ...oneOf('pkg/sensors/listener.go#L90', 'rateLimit.unit', ['Second', 'Minute', 'Hour']), fault: 'rate-limit' },
];

const TEMPLATE: readonly Demand[] = ACTIONS.map((action): Demand => ({
  field: [action],
  fault: 'action-beside',
  isMet: template => isNil(template[action]) || actionsOf(template)[0] === action,
  problem: template => `stands beside ${actionsOf(template)[0]}, and only ${actionsOf(template)[0]} runs`,
  remedy: 'make a trigger of each action',
  line: 'pkg/sensors/trigger.go#L44',
}));

/** Triggers that never run, or never do a part of what is written. */
export const ACTION_PLACES: readonly Place[] = [{ path: 'triggers[].dlqTrigger*', demands: TRIGGER }, { path: 'triggers[].dlqTrigger*.template', demands: TEMPLATE }];

/** Parameters that take a value of an event for which the Sensor does not wait. */
export function unknownDependencies(spec: unknown): Refusal[] {
  const names = (asArray(at(spec, 'dependencies')) ?? []).map(dependency => asString(asRecord(dependency)?.name));
  return (asArray(at(spec, 'triggers')) ?? []).flatMap((trigger, index) => inTrigger(asRecord(trigger), ['spec', 'triggers', index], names, 0));
}

function inTrigger(trigger: Json | undefined, path: Refusal['path'], names: readonly (string | undefined)[], depth: number): Refusal[] {
  if (trigger === undefined || depth > MOST_DEAD_LETTERS) return [];
  const template = asRecord(trigger.template) ?? {};
  const lists: [path: readonly string[], list: unknown][] = [
    [['parameters'], trigger.parameters],
    ...actionsOf(template).flatMap(action => LISTS.filter(list => structFields('TriggerTemplate').has(action) && asArray(at(template, action, list)) !== undefined)
      .map((list): [string[], unknown] => [['template', action, list], at(template, action, list)])),
  ];
  const faults = lists.flatMap(([field, list]) => (asArray(list) ?? []).flatMap((parameter, index): Refusal[] => {
    const name = asString(at(parameter, 'src', 'dependencyName'));
    const here = [...field, index, 'src', 'dependencyName'];
    return !name || names.includes(name) || (field.length > 1 && isWritten(trigger.parameters, here.slice(1).join('.'))) ? [] : [{
      path: [...path, ...here],
      fault: field.at(-1) === 'parameters' ? 'parameter' : 'payload',
      problem: `is ${JSON.stringify(name)}, which no dependency is called`,
      remedy: `write one of ${names.filter(each => each).join(', ') || 'the names in spec.dependencies'}`,
      line: 'pkg/sensors/triggers/params.go#L37',
    }];
  }));
  return [...faults, ...inTrigger(asRecord(trigger.dlqTrigger), [...path, 'dlqTrigger'], names, depth + 1)];
}

const LISTS = ['parameters', 'payload', 'dynamicHeaders'];

/** YAML aliases can put a trigger into itself. */
const MOST_DEAD_LETTERS = 9;
