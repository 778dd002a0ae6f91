import { Shape, shapeFault } from './shape';

const JQ: Shape = {
  operators: ['|', ',', '+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', '=', '|=', '+=', '-=', '*=', '/=', '%=', '//', '//=', '?//'],
  words: ['and', 'or'],
  prefixes: ['-', '+'],
  quotes: '"',
  interpolation: true,
  comment: '#',
};

/** Why jq cannot read a filter, in words that follow "it"; not every fault is found. */
export function jqFault(text: string): string | undefined {
  const fault = shapeFault(text, JQ);
  return fault === 'is empty' ? undefined : fault;
}
