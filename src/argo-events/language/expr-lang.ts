import { Shape, shapeFault } from './shape';

const EXPR: Shape = {
  operators: ['|', '+', '-', '*', '/', '%', '**', '^', '==', '!=', '<', '<=', '>', '>=', '&&', '||', '??', ',', '!', '='],
  words: ['and', 'or', 'in', 'contains', 'matches', 'startsWith', 'endsWith'],
  prefixes: ['-', '+', '!'],
  quotes: '"\'`',
  interpolation: false,
  comment: '//',
};

const LITERAL = /^\s*(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[\d.]+)\s*$/;

/** Why the language of `filter.expression` of an event cannot evaluate a text to true or false, in words that follow "it"; not every fault is found. */
export function exprFault(text: string): string | undefined {
  const fault = shapeFault(text, EXPR);
  if (fault !== undefined) return fault;
  if (LITERAL.test(text)) return 'is neither true nor false';
  const assigned = /(?<![=!<>])=(?!=)/.test(withoutStrings(text)) && !/\blet\b/.test(text);
  return assigned ? 'has "=", which compares nothing' : undefined;
}

function withoutStrings(text: string): string {
  return text.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`/g, '""');
}
