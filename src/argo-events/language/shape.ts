/** What a language for expressions is written of, as far as it is looked at. */
export interface Shape {
  /** Operators that stand between two values. */
  readonly operators: readonly string[];
  /** Words that do. */
  readonly words: readonly string[];
  /** Operators that may also stand before a value. */
  readonly prefixes: readonly string[];
  readonly quotes: string;
  /** `\(` in a string begins an expression. */
  readonly interpolation: boolean;
  /** What begins a comment that ends with the line. */
  readonly comment?: string;
}

type Token = { readonly kind: 'value' | 'operator' | 'open' | 'close' | 'separator'; readonly text: string };

class Malformed extends Error {}

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Why a text cannot be read in a language of that shape, in words that follow "it": brackets and quotes without their end, operators without a value.
 * What has no such fault may have others.
 */
export function shapeFault(text: string, shape: Shape): string | undefined {
  try {
    checkOrder([...tokens(text, shape)], shape);
    return undefined;
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return error.message;
  }
}

function* tokens(text: string, shape: Shape): Generator<Token> {
  const open: string[] = [];
  let before: Token['kind'] | undefined;
  const kept = (token: Token) => {
    before = token.kind;
    return token;
  };
  const operators = [...shape.operators].sort((a, b) => b.length - a.length);
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const blank = /^\s+/.exec(rest)?.[0] ?? (shape.comment && rest.startsWith(shape.comment) ? rest.split(/[\r\n]/, 1)[0] : undefined);
    const word = /^[\p{L}\p{N}_$@#.]+/u.exec(rest)?.[0];
    const operator = operators.find(each => rest.startsWith(each));
    const char = text[at];
    if (blank !== undefined) {
      at += blank.length;
    } else if (shape.quotes.includes(char)) {
      at = stringEnd(text, at, shape);
      yield kept({ kind: 'value', text: char });
    } else if (word !== undefined) {
      at += word.length;
      const afterValue = before === 'value' || before === 'close';
      yield kept({ kind: shape.words.includes(word) && afterValue ? 'operator' : 'value', text: word });
    } else if (operator !== undefined) {
      at += operator.length;
      yield kept({ kind: 'operator', text: operator });
    } else {
      at++;
      if (char in PAIRS) open.push(char);
      const closes = Object.values(PAIRS).includes(char);
      if (closes && PAIRS[open.pop() ?? ''] !== char) throw new Malformed(`has ${JSON.stringify(char)} without its begin`);
      yield kept({ kind: char in PAIRS ? 'open' : closes ? 'close' : 'separator', text: char });
    }
  }
  if (open.length > 0) throw new Malformed(`has ${JSON.stringify(open.at(-1))} without its end`);
}

/** Behind the quote that ends the string. */
function stringEnd(text: string, begin: number, shape: Shape): number {
  const quote = text[begin];
  for (let at = begin + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote !== '`') {
      if (shape.interpolation && text[at + 1] === '(') at = interpolationEnd(text, at + 1, shape);
      else at++;
    } else if (text[at] === quote) {
      return at + 1;
    }
  }
  if (shape.interpolation && text.slice(begin).includes('\\(')) return text.length;
  throw new Malformed(`has ${JSON.stringify(quote)} without its end`);
}

/** Its last character. */
function interpolationEnd(text: string, begin: number, shape: Shape): number {
  let depth = 0;
  for (let at = begin; at < text.length; at++) {
    if (shape.quotes.includes(text[at])) at = stringEnd(text, at, shape) - 1;
    else if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  // a comment in it may hold quotes and brackets
  return text.length;
}

function checkOrder(all: readonly Token[], { prefixes }: Shape): void {
  if (all.length === 0) throw new Malformed('is empty');
  all.forEach(({ kind, text }, index) => {
    const before = all[index - 1];
    const afterNothing = before === undefined || before.kind === 'open' || before.kind === 'operator';
    if (kind === 'operator' && afterNothing && !prefixes.includes(text)) throw new Malformed(`has ${JSON.stringify(text)} ${before === undefined ? 'at its begin' : `after ${JSON.stringify(before.text)}`}`);
    // a comma may stand behind the last item
    if (kind === 'close' && before?.kind === 'operator' && before.text !== ',') throw new Malformed(`has ${JSON.stringify(text)} after ${JSON.stringify(before.text)}`);
  });
  const last = all[all.length - 1];
  if (last.kind === 'operator') throw new Malformed(`ends with ${JSON.stringify(last.text)}`);
}
