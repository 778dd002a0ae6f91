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

/** Why a filter never gives an object, in words that follow "it": the filter is one list, text, number or word. */
export function jqConstant(text: string): string | undefined {
  const filter = text.trim();
  if (/^(?:-?\d+(?:\.\d+)?|true|false|null|"(?:[^"\\]|\\.)*")$/.test(filter)) return `gives ${filter}, and not an object`;
  return filter.startsWith('[') && closingBracket(filter) === filter.length - 1 ? 'gives a list, and not an object' : undefined;
}

/** Where the bracket ends with which a text begins. */
function closingBracket(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') at += /^"(?:[^"\\]|\\[^])*/.exec(text.slice(at))![0].length;
    else if (text[at] === '[') depth++;
    else if (text[at] === ']' && --depth === 0) return at;
  }
  return -1;
}
