import { validateConditions } from './validate-conditions';
import * as argoevents from '../../../imports/argo-events';
import { nearest } from '../../../imports/nearest';
import { isWritten } from '../../argo-events/run-time/written-fields';
import { parseGoDuration } from '../../values/go-values';
import { validateName } from '../checks/names';

type Template = argoevents.TriggerTemplate;
type Action = keyof Omit<Template, 'name' | 'conditions' | 'conditionsReset'>;

/** Every field of a template that does something. */
const ACTIONS: { readonly [action in Action]: true } = {
  argoWorkflow: true,
  awsLambda: true,
  azureEventHubs: true,
  azureServiceBus: true,
  custom: true,
  email: true,
  http: true,
  k8s: true,
  kafka: true,
  log: true,
  nats: true,
  openWhisk: true,
  pulsar: true,
  slack: true,
};

/** Refuses triggers that never run. */
export function validateTriggers(triggers: readonly argoevents.Trigger[], dependencies: readonly string[]): void {
  for (const [index, trigger] of triggers.entries()) validateTrigger(`triggers[${index}]`, trigger, dependencies);
}

function validateTrigger(at: string, trigger: argoevents.Trigger, dependencies: readonly string[]): void {
  const { template, dlqTrigger } = trigger;
  if (!template) throw new Error(`${at}.template: got none. The controller rejects the Sensor. Allowed: template: { name: '...', http: { ... } } or another trigger type`);
  validateName('trigger', `${at}.template.name`, template.name);
  const named = `${at} "${template.name}"`;
  validateDelivery(named, trigger);
  validateAction(named, template);
  validateConditions(named, template.conditions, dependencies);
  validateParameters(named, trigger, dependencies);
  validateRetryStrategy(`${at}.retryStrategy`, trigger.retryStrategy);
  if (!dlqTrigger) return;
  if (dlqTrigger.dlqTrigger) {
    throw new Error(`${at}.dlqTrigger.dlqTrigger: got a second dlqTrigger. Argo Events runs only the first. Allowed: one dlqTrigger, with a longer retryStrategy`);
  }
  validateTrigger(`${at}.dlqTrigger`, dlqTrigger, dependencies);
}

function validateDelivery(named: string, { atLeastOnce, retryStrategy, dlqTrigger }: argoevents.Trigger): void {
  if (retryStrategy && atLeastOnce === false) {
    throw new Error(`${named}: got retryStrategy with atLeastOnce false. Argo Events then acknowledges the event first and never retries. `
      + 'Allowed: atLeastOnce: true, or no retryStrategy');
  }
  if (dlqTrigger && atLeastOnce === false) {
    throw new Error(`${named}: got dlqTrigger with atLeastOnce false. The dlqTrigger would never run. Allowed: atLeastOnce: true, or no dlqTrigger`);
  }
  if (dlqTrigger?.atLeastOnce === false) {
    throw new Error(`${named}: got a dlqTrigger with atLeastOnce false. The controller rejects the Sensor. Allowed: atLeastOnce: true, the default`);
  }
}

function validateAction(named: string, template: Template): void {
  const known = Object.keys(ACTIONS) as Action[];
  const given = known.filter(action => template[action] !== undefined && template[action] !== null);
  if (given.length !== 1) {
    const misspelt = Object.keys(template).filter(key => !['name', 'conditions', 'conditionsReset', ...known].includes(key));
    const meant = misspelt.map(key => nearest(key, known)).find(action => action !== undefined);
    throw new Error(`${named}: got ${given.length === 0 ? 'no action' : `${given.join(' and ')}, but Argo Events runs only one`}. `
      + `${meant ? `Did you mean ${meant}? ` : ''}Allowed: one of ${known.join(', ')}`);
  }
}

interface Parameters {
  readonly parameters?: argoevents.TriggerParameter[];
  readonly payload?: argoevents.TriggerParameter[];
}

function validateParameters(named: string, { template, parameters }: argoevents.Trigger, dependencies: readonly string[]): void {
  const lists: [at: string, list: readonly argoevents.TriggerParameter[] | undefined][] = [['parameters', parameters]];
  for (const action of Object.keys(ACTIONS) as Action[]) {
    const { parameters: own, payload } = (template![action] ?? {}) as Parameters;
    lists.push([`${action}.parameters`, own], [`${action}.payload`, payload]);
  }
  for (const [field, list] of lists) {
    if (!Array.isArray(list)) continue;
    for (const [index, parameter] of list.entries()) {
      const dependency = parameter?.src?.dependencyName;
      // the parameters of the trigger are applied to its template first
      if (dependency && !dependencies.includes(dependency) && !isWritten(parameters, `${field}.${index}.src.dependencyName`)) {
        throw new Error(`${named}: ${field}[${index}]: got the unknown dependency "${dependency}". Allowed: ${dependencies.join(', ')}`);
      }
    }
  }
}

/** With a pause that Argo Events cannot read, the trigger never runs at all. */
export function validateRetryStrategy(at: string, retryStrategy?: argoevents.Backoff): void {
  const { duration, steps } = retryStrategy ?? {};
  if (steps !== undefined && steps !== null && steps < 1) throw new Error(`${at}.steps: got ${steps}. Allowed: 1 or more, the first try included`);
  const pause: unknown = (duration as { value?: unknown } | undefined)?.value ?? duration;
  if (pause === undefined || pause === null) return;
  const ms = typeof pause === 'number' ? pause * 1e-6 : parseGoDuration(String(pause));
  if (ms === undefined || ms < 0 || (typeof pause === 'number' && ms < 1)) {
    throw new Error(`${at}.duration: got ${typeof pause === 'number' ? `${pause}, which are nanoseconds` : JSON.stringify(pause)}. `
      + 'Allowed: a string with a unit: argoevents.Int64OrString.fromString(\'10s\')');
  }
}
