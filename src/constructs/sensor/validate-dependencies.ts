import * as argoevents from '../../../imports/argo-events';
import { validateName } from '../checks/names';

const LOGICAL_OPERATORS = ['and', 'or'];
const COMPARATORS = ['>=', '>', '=', '!=', '<', '<='];

/** Refuses dependencies that the controller refuses, or whose events never come. */
export function validateDependencies(dependencies: readonly argoevents.EventDependency[]): void {
  for (const { name, eventSourceName, eventName, filters, filtersLogicalOperator } of dependencies) {
    const at = `dependencies.${name}`;
    validateName('dependency', at, name);
    validateName('eventSource', `${at}.eventSourceName`, eventSourceName);
    validateName('event', `${at}.eventName`, eventName);
    oneOf(`${at}.filtersLogicalOperator`, filtersLogicalOperator, LOGICAL_OPERATORS);
    oneOf(`${at}.filters.dataLogicalOperator`, filters?.dataLogicalOperator, LOGICAL_OPERATORS);
    oneOf(`${at}.filters.exprLogicalOperator`, filters?.exprLogicalOperator, LOGICAL_OPERATORS);
    for (const [index, filter] of (Array.isArray(filters?.data) ? filters.data : []).entries()) {
      oneOf(`${at}.filters.data[${index}].comparator`, filter?.comparator, COMPARATORS);
    }
  }
}

function oneOf(at: string, word: string | undefined, words: readonly string[]): void {
  if (word === undefined || word === null || words.includes(word)) return;
  throw new Error(`${at}: got ${JSON.stringify(word)}. The controller rejects the Sensor. Allowed: ${words.join(', ')}`);
}
