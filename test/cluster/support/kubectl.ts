import { confine } from './confine';
import { pinnedKubectl } from './pinned-kubectl';

/** Runs kubectl on the cluster of the tests, and gives its output. Reads everything, and changes only what is in a namespace of the tests. */
export function kubectl(args: readonly string[], input?: string): string {
  confine(args);
  return pinnedKubectl(args, input);
}

/** Objects as the API server has them. */
export function get(...args: string[]): any {
  return JSON.parse(kubectl(['get', ...args, '-o', 'json']));
}

/** Those of the named objects that exist: `existing('nodes', 'n1')`. */
export function existing(...args: string[]): any[] {
  return objectsIn(kubectl(['get', ...args, '--ignore-not-found', '-o', 'json']));
}

/** The objects in an answer of kubectl: a list, an object or nothing. */
export function objectsIn(answer: string): any[] {
  if (answer.trim() === '') return [];
  const object = JSON.parse(answer);
  return object.items ?? [object];
}
