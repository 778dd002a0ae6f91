import { nearest } from '../../imports/nearest';

/** What is wrong with the configuration or the command line: the check cannot run. */
export class UsageError extends Error {}

export function unknownWord(what: string, word: string, known: readonly string[]): UsageError {
  const meant = nearest(word, known);
  return new UsageError(`${what} ${JSON.stringify(word)}. ${meant === undefined ? `Allowed: ${known.join(', ')}` : `Did you mean ${meant}?`}`);
}
