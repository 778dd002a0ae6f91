import { readTokens, Token } from './govaluate';

export type Literal = number | string | boolean;

/** `==`, `!=`, `<`, `<=`, `>`, `>=`, `=~`, `!~` and `in`. */
export type Operator = string;

/** A part of an expression that is true or false. */
export type Term =
  /** A name against literals: one of them for `in`. */
  | { readonly name: string; readonly operator: Operator; readonly values: readonly Literal[] }
  | { readonly constant: boolean }
  /** Not looked at. */
  | 'opaque';

/** Terms that are true together. */
export type Conjunction = readonly Term[];

const MOST_ALTERNATIVES = 16;

/** Dates become numbers when the expression is read. */
const DATE = /\d{4}-\d{2}|\d{1,2}:\d{2}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/;

/** The ways in which an expression can be true; one of them has to be. For an expression that can be read. */
export function waysToBeTrue(text: string): readonly Conjunction[] {
  const tokens = readTokens(text);
  if (tokens.some(({ kind }) => kind === 'ternary')) return [['opaque']];
  const reader = new Reader(tokens);
  const ways = reader.either();
  return reader.isAtEnd() ? ways : [['opaque']];
}

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  either(): readonly Conjunction[] {
    let ways = this.both();
    while (this.takes('||')) ways = [...ways, ...this.both()];
    return ways.length > MOST_ALTERNATIVES ? [['opaque']] : ways;
  }

  private both(): readonly Conjunction[] {
    let ways = this.unit();
    while (this.takes('&&')) {
      const more = this.unit();
      ways = ways.length * more.length > MOST_ALTERNATIVES ? [['opaque']] : ways.flatMap(way => more.map(other => [...way, ...other]));
    }
    return ways;
  }

  /** Brackets around a condition, or a term. */
  private unit(): readonly Conjunction[] {
    const begin = this.at;
    if (this.takes('(')) {
      const inner = this.either();
      if (this.takes(')') && this.endsTerm()) return inner;
      this.at = begin;
    }
    return [[this.term()]];
  }

  private term(): Term {
    const begin = this.at;
    const left = this.operand();
    if (left !== undefined && this.endsTerm()) return truth(left);
    const operator = left === undefined ? undefined : this.comparator();
    const right = operator === undefined ? undefined : operator === 'in' ? this.list() : this.operand();
    if (right !== undefined && this.endsTerm()) return comparison(left!, operator!, right);
    this.at = begin;
    this.skipTerm();
    return 'opaque';
  }

  private operand(): Operand | undefined {
    const negated = this.takes('!') ? '!' : this.takes('-') ? '-' : undefined;
    const { kind, text } = this.tokens[this.at] ?? {};
    const literal = kind === 'number' && negated !== '!' ? Number(negated === '-' ? `-${text}` : text)
      : kind === 'boolean' && negated !== '-' ? (text === 'true') !== (negated === '!')
        : kind === 'string' && negated === undefined && !DATE.test(text!) ? text : undefined;
    if (literal !== undefined && !Number.isNaN(literal)) {
      this.at++;
      return { literals: [literal] };
    }
    if (kind !== 'variable' || negated === '-') return undefined;
    this.at++;
    return { name: text!, negated: negated === '!' };
  }

  /** The values behind `in`. */
  private list(): Operand | undefined {
    if (!this.takes('(')) return undefined;
    const literals: Literal[] = [];
    do {
      const item = this.operand();
      if (item?.literals === undefined) return undefined;
      literals.push(...item.literals);
    } while (this.takes(','));
    return this.takes(')') ? { literals } : undefined;
  }

  private comparator(): Operator | undefined {
    const { kind, text } = this.tokens[this.at] ?? {};
    if (kind !== 'comparator') return undefined;
    this.at++;
    return text!.toLowerCase();
  }

  private endsTerm(): boolean {
    const { kind } = this.tokens[this.at] ?? {};
    return kind === undefined || kind === 'logical' || kind === 'close';
  }

  /** To the next `&&`, `||` or bracket that closes one around the term. */
  private skipTerm(): void {
    for (let depth = 0; this.at < this.tokens.length; this.at++) {
      const { kind } = this.tokens[this.at];
      if (depth === 0 && (kind === 'logical' || kind === 'close')) return;
      depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
    }
  }

  private takes(text: string): boolean {
    const token = this.tokens[this.at];
    if (token?.text !== text || token.kind === 'string' || token.kind === 'variable') return false;
    this.at++;
    return true;
  }
}

type Operand =
  | { readonly name: string; readonly negated: boolean; readonly literals?: undefined }
  | { readonly literals: readonly Literal[]; readonly name?: undefined };

function truth(operand: Operand): Term {
  if (operand.name !== undefined) return { name: operand.name, operator: '==', values: [!operand.negated] };
  return { constant: operand.literals[0] === true };
}

const FLIPPED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!=' };

function comparison(left: Operand, operator: Operator, right: Operand): Term {
  if (left.name !== undefined) return left.negated || right.name !== undefined ? 'opaque' : { name: left.name, operator, values: right.literals };
  if (right.name !== undefined) return right.negated || FLIPPED[operator] === undefined ? 'opaque' : { name: right.name, operator: FLIPPED[operator], values: left.literals };
  const [[a], [b]] = [left.literals, right.literals];
  if (operator === '==' || operator === '!=') return { constant: (a === b) === (operator === '==') };
  if (operator === 'in') return { constant: right.literals.includes(a) };
  return typeof a === 'number' && typeof b === 'number' && FLIPPED[operator] !== undefined ? { constant: compares(a, operator, b) } : 'opaque';
}

/** A comparison of two numbers. */
export function compares(a: number, operator: Operator, b: number): boolean {
  switch (operator) {
    case '>': return a > b;
    case '>=': return a >= b;
    case '<': return a < b;
    case '<=': return a <= b;
    case '!=': return a !== b;
    default: return a === b;
  }
}
