import { regexpFault } from './regexp';

/** Tokens of govaluate, the language of `filters.exprs`. */
type Kind = 'start' | 'number' | 'boolean' | 'string' | 'variable' | 'accessor' | 'comparator' | 'modifier' | 'logical' | 'prefix' | 'ternary' | 'separator' | 'open' | 'close';

export interface Token {
  readonly kind: Kind;
  readonly text: string;
}

export interface Govaluate {
  /** Why it cannot be read, in words that follow "it". */
  readonly fault?: string;
  /** Names that are looked up among the fields. */
  readonly names: readonly string[];
  /** The name with which it begins, and which is always looked up. */
  readonly first?: string;
  /** A part of it may not be evaluated. */
  readonly branches: boolean;
  /** It may be true although a part of it was not evaluated. */
  readonly choices: boolean;
}

const VALUES: readonly Kind[] = ['number', 'boolean', 'string', 'variable', 'accessor', 'open'];
const AFTER_VALUE: readonly Kind[] = ['modifier', 'comparator', 'logical', 'close', 'ternary', 'separator'];

/** What may follow a token. */
const NEXT: Readonly<Record<Kind, readonly Kind[]>> = {
  start: ['prefix', ...VALUES],
  open: ['prefix', 'close', ...VALUES],
  close: ['number', 'boolean', 'string', 'variable', 'open', ...AFTER_VALUE],
  number: AFTER_VALUE,
  boolean: AFTER_VALUE,
  string: AFTER_VALUE,
  variable: AFTER_VALUE,
  accessor: ['open', ...AFTER_VALUE],
  modifier: ['prefix', 'close', ...VALUES],
  comparator: ['prefix', 'close', ...VALUES],
  logical: ['prefix', 'close', ...VALUES],
  prefix: ['number', 'boolean', 'variable', 'accessor', 'open', 'close'],
  ternary: ['prefix', ...VALUES],
  separator: ['prefix', ...VALUES],
};
const LAST: readonly Kind[] = ['number', 'boolean', 'string', 'variable', 'accessor', 'close'];

const PREFIXES = ['-', '!', '~'];
const SYMBOLS: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  modifier: ['+', '-', '*', '/', '%', '**', '&', '|', '^', '>>', '<<'],
  logical: ['&&', '||'],
  comparator: ['==', '!=', '>', '>=', '<', '<=', '=~', '!~'],
  ternary: ['?', ':', '??'],
};

class Unreadable extends Error {}

/** Reads an expression of a filter as govaluate does. */
export function parseGovaluate(text: string): Govaluate {
  try {
    const tokens = readTokens(text);
    checkOrder(tokens);
    const nameOf = ({ kind, text: name }: Token) => kind === 'variable' ? [name] : kind === 'accessor' ? [name.slice(0, name.indexOf('.'))] : [];
    const [first] = nameOf(tokens.find(({ kind }) => kind !== 'prefix' && kind !== 'open')!);
    const [either, both, inside] = [['||', '?', '??'], ['&&'], ['(', '!']].map(texts => tokens.some(({ text: written }) => texts.includes(written)));
    return { names: [...new Set(tokens.flatMap(nameOf))], ...first !== undefined && { first }, branches: tokens.some(({ kind }) => kind === 'logical' || kind === 'ternary'), choices: either || both && inside };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { fault: error.message, names: [], branches: false, choices: false };
  }
}

/** Spaces end a word; within quotes and brackets a backslash takes the next character as it is, and elsewhere too. */
const TOKENS = [
  /** @see https://github.com/Knetic/govaluate/blob/master/parsing.go */
  { kind: 'hex', pattern: /0x\s*([0-9a-fA-F]*)/y },
  { kind: 'number', pattern: /[\p{Nd}.](?:\\.|[\p{Nd}.])*/uy },
  { kind: 'separator', pattern: /,/y },
  { kind: 'bracketed', pattern: /\[((?:\\[^]|[^\]\\])*)\]/y },
  { kind: 'word', pattern: /\p{L}(?:\\[^]|[\p{L}\p{Nd}_.])*/uy },
  { kind: 'string', pattern: /['"]((?:\\[^]|[^'"\\])*)['"]/y },
  { kind: 'open', pattern: /\(/y },
  { kind: 'close', pattern: /\)/y },
  { kind: 'symbol', pattern: /(?:\\[^]|[^\s\p{L}\p{Nd}()[\]'"\\])+/uy },
] as const;

export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (true) {
    at += /^\s*/.exec(text.slice(at))![0].length;
    if (at === text.length) return tokens;
    const before = tokens.at(-1)?.kind ?? 'start';
    const found = TOKENS.map(({ kind, pattern }) => ({ kind, match: matchAt(pattern, text, at) })).find(({ match }) => match !== null);
    if (found?.match === undefined || found.match === null) throw new Unreadable(`has ${JSON.stringify(text[at])} without its end`);
    tokens.push(tokenOf(found.kind, found.match, before));
    at += found.match[0].length;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function tokenOf(kind: (typeof TOKENS)[number]['kind'], match: RegExpExecArray, before: Kind): Token {
  const text = (match[1] ?? match[0]).replace(/\\([^])/g, '$1');
  switch (kind) {
    case 'hex':
      if (!/^[0-9a-fA-F]{1,16}$/.test(text)) throw new Unreadable(`has the number ${JSON.stringify(match[0])}`);
      return { kind: 'number', text };
    case 'number':
      if (!/^(\d+\.?\d*|\.\d+)$/.test(text)) throw new Unreadable(`has the number ${JSON.stringify(text)}`);
      return { kind, text };
    case 'bracketed': return { kind: 'variable', text };
    case 'word': return word(text);
    case 'symbol': return symbol(text, before);
    default: return { kind, text };
  }
}

function word(text: string): Token {
  if (text === 'true' || text === 'false') return { kind: 'boolean', text };
  if (text === 'in' || text === 'IN') return { kind: 'comparator', text };
  const [, ...fields] = text.split('.');
  if (fields.some(field => field === '')) throw new Unreadable(`has ${JSON.stringify(text)} with a dot and no name`);
  const lower = fields.find(field => field[0].toUpperCase() !== field[0]);
  if (lower !== undefined) throw new Unreadable(`has ${JSON.stringify(text)}, in which the dot reads a field of a Go struct; give the value a name without a dot in fields`);
  return { kind: fields.length > 0 ? 'accessor' : 'variable', text };
}

function symbol(text: string, before: Kind): Token {
  if (NEXT[before].includes('prefix') && PREFIXES.includes(text)) return { kind: 'prefix', text };
  const kind = (Object.keys(SYMBOLS) as Kind[]).find(candidate => SYMBOLS[candidate]!.includes(text));
  if (kind === undefined) throw new Unreadable(`has the unknown operator ${JSON.stringify(text)}`);
  return { kind, text };
}

function checkOrder(tokens: readonly Token[]): void {
  const [opened, closed] = (['open', 'close'] as const).map(kind => tokens.filter(token => token.kind === kind).length);
  if (opened !== closed) throw new Unreadable(`has ${opened} "(" and ${closed} ")"`);
  tokens.forEach(({ kind, text }, index) => {
    const before = tokens[index - 1];
    if (!NEXT[before?.kind ?? 'start'].includes(kind)) throw new Unreadable(`has ${JSON.stringify(text)} ${before === undefined ? 'at its begin' : `after ${JSON.stringify(before.text)}`}`);
    const fault = before?.kind === 'comparator' && ['=~', '!~'].includes(before.text) && kind === 'string' ? regexpFault(text) : undefined;
    if (fault !== undefined) throw new Unreadable(`has ${JSON.stringify(text)}, which ${fault}`);
  });
  const last = tokens.at(-1);
  if (last === undefined || !LAST.includes(last.kind)) throw new Unreadable(last === undefined ? 'is empty' : `ends with ${JSON.stringify(last.text)}`);
}
