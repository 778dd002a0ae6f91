import { validateName } from './names';
import * as argoevents from '../../imports/argo-events';

/** Refuses dependencies and triggers that the controller or the pods would drop. */
export function validateSensor(dependencies: argoevents.EventDependency[], triggers: argoevents.Trigger[]): void {
  if (dependencies.length === 0) throw new Error('dependencies: got none. Allowed: at least one, for example source.event(\'order\')');
  if (triggers.length === 0) throw new Error('triggers: got none. Allowed: at least one');

  const names = dependencies.map(({ name }) => name);
  for (const name of names) validateName('dependency', `dependencies.${name}`, name);
  validateUnique('dependencies', names, 'give one of them another name: source.event(\'order\', { name: \'...\' })');
  for (const { name, eventSourceName, eventName } of dependencies) {
    validateName('eventSource', `dependencies.${name}.eventSourceName`, eventSourceName);
    validateName('event', `dependencies.${name}.eventName`, eventName);
  }

  for (const [index, trigger] of triggers.entries()) validateTrigger(`triggers[${index}]`, trigger, names);
  validateUnique('triggers', triggers.map(({ template }) => template!.name), 'give one of them another name');
}

function validateTrigger(at: string, trigger: argoevents.Trigger, dependencies: string[]): void {
  const { template, atLeastOnce, retryStrategy, dlqTrigger } = trigger;
  if (!template) throw new Error(`${at}.template: got none, and the controller refuses that. Allowed: template: { name: '...', http: { ... } } or another trigger type`);
  validateName('trigger', `${at}.template.name`, template.name);
  if (retryStrategy && atLeastOnce === false) {
    throw new Error(`${at} "${template.name}": got retryStrategy with atLeastOnce false; Argo Events then acknowledges the event first and never retries. `
      + 'Allowed: atLeastOnce: true, or no retryStrategy');
  }
  if (dlqTrigger && atLeastOnce === false) {
    throw new Error(`${at} "${template.name}": got dlqTrigger with atLeastOnce false; it would never run. Allowed: atLeastOnce: true, or no dlqTrigger`);
  }
  if (dlqTrigger?.atLeastOnce === false) {
    throw new Error(`${at} "${template.name}": got a dlqTrigger with atLeastOnce false, which the controller refuses. Allowed: atLeastOnce: true, the default here`);
  }
  if (dlqTrigger) validateTrigger(`${at}.dlqTrigger`, dlqTrigger, dependencies);
  for (const name of template.conditions?.match(/[^\s()&|!]+/g) ?? []) {
    if (!dependencies.includes(name)) {
      throw new Error(`${at} "${template.name}": got conditions "${template.conditions}" with the unknown dependency "${name}". Allowed: ${dependencies.join(', ')}`);
    }
  }
}

function validateUnique(what: string, names: string[], toDo: string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`${what}: got the name "${twice}" twice. Allowed: every name once; ${toDo}`);
}
