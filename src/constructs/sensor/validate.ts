import { validateDependencies } from './validate-dependencies';
import { validateRetryStrategy, validateTriggers } from './validate-triggers';
import * as argoevents from '../../../imports/argo-events';

export interface SensorFields {
  readonly dependencies: readonly argoevents.EventDependency[];
  readonly triggers: readonly argoevents.Trigger[];
}

interface GivenFields extends Partial<SensorFields> {
  readonly retryStrategy?: argoevents.Backoff;
}

/** Refuses dependencies and triggers that the controller or the pods would drop. A list that is left out may be filled later, an empty one is a slip. */
export function validateSensor({ dependencies, triggers }: SensorFields, given: GivenFields): void {
  if (given.dependencies?.length === 0) throw new Error('dependencies: got none. Allowed: at least one, for example source.event(\'order\')');
  if (given.triggers?.length === 0) throw new Error('triggers: got none. Allowed: at least one');
  validateRetryStrategy('retryStrategy', given.retryStrategy);

  const names = dependencies.map(({ name }) => name);
  validateDependencies(dependencies);
  validateUnique('dependencies', names, 'give one of them another name: source.event(\'order\', { name: \'...\' })');
  validateTriggers(triggers, names);
  validateUnique('triggers', triggers.map(({ template }) => template!.name), 'give one of them another name');
}

function validateUnique(what: string, names: string[], toDo: string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`${what}: got the name "${twice}" twice. Allowed: unique names; ${toDo}`);
}
