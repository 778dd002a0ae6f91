import { TEMPLATE_FUNCTIONS } from './go-template-functions';

class Unreadable extends Error {}

interface Token {
  readonly kind: 'space' | 'literal' | 'nil' | 'dot' | 'field' | 'variable' | 'word' | '|' | '(' | ')' | ',' | 'assign';
  readonly text: string;
}

const TOKENS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['space', /\s+/y],
  ['literal', /"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.[^']*|[^'\\\n])'|[+-]?(?:0[xXoObB])?\d[\w.]*(?:[eE][+-]\d+)?i?/y],
  ['field', /\.[\p{L}_][\p{L}\p{Nd}_]*/uy],
  ['dot', /\./y],
  ['variable', /\$(?:[\p{L}_][\p{L}\p{Nd}_]*)?/uy],
  ['word', /[\p{L}_][\p{L}\p{Nd}_]*/uy],
  ['assign', /:?=/y],
  ['|', /\|/y],
  ['(', /\(/y],
  [')', /\)/y],
  [',', /,/y],
];

const BLOCKS = ['if', 'with', 'range', 'block', 'define'];

/** Why Go cannot read a template with the functions of Sprig, in words that follow "it"; undefined when Go can. */
export function goTemplateFault(text: string): string | undefined {
  try {
    new Template().read(actionsIn(text));
    return undefined;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return error.message;
  }
}

/** The texts between `{{` and `}}`. */
function actionsIn(text: string): string[] {
  const actions: string[] = [];
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', at)) {
    const comment = /^\{\{(?:- )?\/\*[^]*?\*\/(?: -)?\}\}/.exec(text.slice(at))?.[0];
    const action = comment ?? /^\{\{(?:"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.[^']*|[^'\\\n])'|(?!\}\})[^])*\}\}/.exec(text.slice(at))?.[0];
    if (action === undefined) throw new Unreadable('has "{{" without "}}"');
    if (comment === undefined) actions.push(action.slice(2, -2).replace(/^-\s/, ' ').replace(/\s-$/, ' '));
    at += action.length;
  }
  return actions;
}

interface Block {
  readonly word: string;
  /** Variables that are known behind the block. */
  readonly outside: ReadonlySet<string>;
  hasElse: boolean;
}

const SEPARATORS: readonly Token['kind'][] = ['space', '|', ')', ',', 'assign'];
const NUMBER = /^[+-]?(?:0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?\d+)?)i?$/;
const ESCAPE = /^"(?:[^\\]|\\[abfnrtv\\'"0-7xuU])*"$/;

class Template {
  private readonly open: Block[] = [];
  private variables: ReadonlySet<string> = new Set(['$']);
  private tokens: readonly Token[] = [];
  private at = 0;

  read(actions: readonly string[]): void {
    for (const action of actions) {
      this.tokens = tokensOf(action);
      this.at = 0;
      this.action();
      this.skipSpace();
      if (this.next() !== undefined) throw new Unreadable(`has ${JSON.stringify(this.next()!.text)} in {{${action}}}`);
    }
    if (this.open.length > 0) throw new Unreadable(`has {{ ${this.open.at(-1)!.word} }} without {{ end }}`);
  }

  private action(): void {
    this.skipSpace();
    const { kind, text: word } = this.next() ?? { kind: 'space', text: '' };
    const keyword = kind === 'word' && [...BLOCKS, 'else', 'end', 'template', 'break', 'continue'].includes(word) ? word : undefined;
    if (keyword === undefined) return this.pipeline();
    this.at++;
    switch (keyword) {
      case 'end': return this.close();
      case 'else': return this.otherwise();
      case 'break': case 'continue': return this.inRange(keyword);
      case 'define': case 'block': case 'template': this.name(); break;
    }
    if (BLOCKS.includes(keyword)) this.open.push({ word: keyword, outside: this.variables, hasElse: false });
    this.skipSpace();
    if (keyword !== 'define' && (keyword !== 'template' || this.next() !== undefined)) this.pipeline();
  }

  private close(): void {
    const block = this.open.pop();
    if (block === undefined) throw new Unreadable('has {{ end }} without a block');
    this.variables = block.outside;
  }

  private otherwise(): void {
    const block = this.open.at(-1);
    if (block === undefined || block.hasElse || !['if', 'with', 'range'].includes(block.word)) throw new Unreadable('has {{ else }} without {{ if }}');
    this.skipSpace();
    const { kind, text } = this.next() ?? {};
    if (kind === 'word' && (text === 'if' || text === 'with')) {
      this.at++;
      this.pipeline();
    } else {
      block.hasElse = true;
    }
  }

  private inRange(word: string): void {
    if (!this.open.some(block => block.word === 'range')) throw new Unreadable(`has {{ ${word} }} outside of {{ range }}`);
  }

  private name(): void {
    this.skipSpace();
    if (!/^["`]/.test(this.next()?.text ?? '')) throw new Unreadable('has a template without a name in quotes');
    this.at++;
  }

  private pipeline(): void {
    this.declaration();
    this.command(true);
    while (this.takes('|')) {
      this.skipSpace();
      if (this.next() !== undefined) this.command(false);
    }
  }

  /** `$x :=`, `$x =` and `$i, $x :=`. */
  private declaration(): void {
    this.skipSpace();
    const [, names, sign] = /^(\$\w+\s*(?:,\s*\$\w+\s*)?)(:?=)/.exec(this.tokens.slice(this.at).map(({ text }) => text).join('')) ?? [];
    if (names === undefined) return;
    for (const name of names.match(/\$\w+/g)!) {
      if (sign === '=') this.declared(name);
      this.variables = new Set([...this.variables, name]);
    }
    while (this.tokens[this.at++].kind !== 'assign');
  }

  private command(isFirst: boolean): void {
    this.skipSpace();
    const begin = this.next();
    if (begin?.kind === 'literal' && !isFirst) throw new Unreadable(`has ${begin.text} behind "|", where a function is expected`);
    let operands = 0;
    while (this.operand()) operands++;
    if (operands === 0) throw new Unreadable(begin === undefined ? 'lacks a value' : `has ${JSON.stringify(begin.text)} where a value is expected`);
    if (operands === 1 && begin?.kind === 'nil') throw new Unreadable('has nil, which is not a command');
  }

  private operand(): boolean {
    this.skipSpace();
    const token = this.next();
    switch (token?.kind) {
      case 'word':
        if (!TEMPLATE_FUNCTIONS.has(token.text)) throw new Unreadable(`has the unknown function ${JSON.stringify(token.text)}`);
        break;
      case 'variable': this.declared(token.text); break;
      case 'literal': case 'nil': case 'dot': case 'field': break;
      case '(':
        this.at++;
        this.pipeline();
        this.skipSpace();
        if (this.next()?.kind !== ')') throw new Unreadable('has "(" without ")"');
        break;
      default: return false;
    }
    this.at++;
    while (this.next()?.kind === 'field') this.at++;
    const after = this.next();
    if (after !== undefined && !SEPARATORS.includes(after.kind)) throw new Unreadable(`has ${JSON.stringify(after.text)} behind a value without a space`);
    return true;
  }

  private declared(name: string): void {
    if (!this.variables.has(name)) throw new Unreadable(`has the unknown variable ${name}`);
  }

  private takes(kind: Token['kind']): boolean {
    this.skipSpace();
    if (this.next()?.kind !== kind) return false;
    this.at++;
    return true;
  }

  private skipSpace(): void {
    while (this.next()?.kind === 'space') this.at++;
  }

  private next(): Token | undefined {
    return this.tokens[this.at];
  }
}

function tokensOf(action: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < action.length;) {
    const found = TOKENS.flatMap(([kind, pattern]) => {
      pattern.lastIndex = at;
      const text = pattern.exec(action)?.[0];
      return text === undefined ? [] : [{ kind, text }];
    })[0];
    if (found === undefined) throw new Unreadable(`has ${JSON.stringify(action[at])} in {{${action}}}`);
    if (found.kind === 'literal' && (/^[+\-\d]/.test(found.text) ? !NUMBER.test(found.text) : found.text.startsWith('"') && !ESCAPE.test(found.text))) {
      throw new Unreadable(`has ${found.text}, which is not a number or text`);
    }
    tokens.push(found.kind === 'word' && ['true', 'false'].includes(found.text) ? { kind: 'literal', text: found.text } : found.text === 'nil' ? { kind: 'nil', text: 'nil' } : found);
    at += found.text.length;
  }
  return tokens;
}
