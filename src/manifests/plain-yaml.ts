import { Json } from '../values/json-values';

/** What is outside of the subset; such a document is read by the YAML library. */
class Unsupported extends Error {}

/** A stretch of a line; line and columns count from 0. */
export interface Position {
  readonly row: number;
  readonly column: number;
  readonly end: number;
}

/** Where the parts of a document are: the value when it is a scalar, else its key or first line. */
export type Positions = Map<string, Position>;

export function positionKey(path: readonly (string | number)[]): string {
  return path.join('\0');
}

const UNUSUAL = /[\t\r\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufeff]/;
const KEY = /([A-Za-z0-9_$.~/][^\s:#]*|"[^"\\]*"|'[^']*')\s*:(?: +|$)/y;
const SEQUENCE_ITEM = /-(?: +|$)/y;
const DOUBLE_QUOTED = /^("(?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*")(?:\s+#.*|\s*)$/;
const SINGLE_QUOTED = /^'((?:[^']|'')*)'(?:\s+#.*|\s*)$/;
const LITERAL = /^\|(-?)(?:\s+#.*|\s*)$/;
const NUMBER = /^[-+]?(?:\d+|\.\d+|\d+\.\d*|(?:\.\d+|\d+(?:\.\d*)?)[eE][-+]?\d+)$/;
const NOT_PLAIN = /^(?:[[\]{},#&*!|>'"%@`]|[-?:](?:\s|$))|: |:$|^[-+]?(?:0[ox]|\.(?:inf|nan)$)/i;
/** A text that is neither a number nor has a comment behind it; {@link WORDS} are among them. */
const WORD = /^[A-Za-z][A-Za-z0-9_./-]*$/;
const LONGEST_WORD = 5;
const FLOW = /^(?:\[([^[\]{}"'#&*!|>%@`?]*)\]|\{([^[\]{}"'#&*!|>%@`?]*)\})(?:\s+#.*|\s*)$/;

/** As cdk8s writes an object that is in two places: an anchor of a block below, and an alias of it. */
const ANCHOR = /^&([A-Za-z0-9_-]+)\s*$/;
const ALIAS = /^\*([A-Za-z0-9_-]+)\s*$/;
const MOST_PLAIN_ALIASES = 100;

const WORDS = new Map<string, unknown>([
  ...['null', 'Null', 'NULL', '~'].map(word => [word, null] as const),
  ...['true', 'True', 'TRUE'].map(word => [word, true] as const),
  ...['false', 'False', 'FALSE'].map(word => [word, false] as const),
]);

/**
 * The value of a document in the block style that people and tools write for Kubernetes, several times faster than the YAML
 * library; undefined when it has anything else (anchors within anchors, tags, folded scalars, duplicate keys, errors), which is not judged here.
 */
export function readPlainYaml(text: string, positions?: Positions): { value: unknown } | undefined {
  if (UNUSUAL.test(text)) {
    return undefined;
  }
  try {
    return { value: new Reader(text.split('\n'), positions).document() };
  } catch (error) {
    // a RangeError is too deep a nesting
    if (error instanceof Unsupported || error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

class Reader {
  private row = 0;
  private indent = 0;
  private readonly path: (string | number)[] = [];
  private readonly anchors = new Map<string, unknown>();
  private inAnchor = false;
  private aliases = 0;

  constructor(private readonly lines: string[], private readonly positions?: Positions) {}

  document(): unknown {
    const value = this.node(0);
    if (this.find()) {
      throw new Unsupported();
    }
    return value;
  }

  /** Goes to the next line that is neither blank nor a comment. */
  private find(): boolean {
    for (; this.row < this.lines.length; this.row++) {
      const line = this.lines[this.row];
      let indent = 0;
      while (line.charCodeAt(indent) === 32) indent++;
      if (indent < line.length && line.charCodeAt(indent) !== 35) {
        this.indent = indent;
        return true;
      }
    }
    return false;
  }

  private node(least: number): unknown {
    if (!this.find() || this.indent < least) {
      return null;
    }
    return this.atItem() ? this.sequence(this.indent) : this.map(this.indent);
  }

  private atItem(): boolean {
    if (this.lines[this.row][this.indent] !== '-') {
      return false;
    }
    SEQUENCE_ITEM.lastIndex = this.indent;
    return SEQUENCE_ITEM.test(this.lines[this.row]);
  }

  private map(indent: number): Json {
    const map: Json = {};
    while (this.find() && this.indent >= indent) {
      const line = this.lines[this.row];
      KEY.lastIndex = indent;
      const match = KEY.exec(line);
      const key = match && mapKey(match[1]);
      if (this.indent > indent || key === null || Object.prototype.hasOwnProperty.call(map, key)) {
        throw new Unsupported();
      }
      const column = KEY.lastIndex;
      const rest = line.slice(column);
      const empty = rest === '' || rest.startsWith('#');
      this.path.push(key);
      this.note(indent, indent + match![1].length);
      // of an empty or inner collection the key is more telling
      if (this.positions !== undefined && !empty && !/^(?:null|Null|NULL|~)(?:\s|$)|^[[{]/.test(rest)) this.noteScalar(rest, column);
      this.row++;
      map[key] = empty ? this.below(indent) : this.anchored(rest, indent) ?? this.inline(rest, indent);
      this.path.pop();
    }
    return map;
  }

  /** The block below an anchor, or that of an alias. Its parts have no positions of their own, so the library reads a document whose positions are asked for. */
  private anchored(rest: string, indent: number): unknown {
    if (rest[0] !== '&' && rest[0] !== '*') {
      return undefined;
    }
    const [anchor, alias] = [ANCHOR.exec(rest), ALIAS.exec(rest)];
    if (anchor === null && alias === null) {
      return undefined;
    }
    // no block is in itself, and none has others many times over
    if (this.inAnchor || this.positions !== undefined) {
      throw new Unsupported();
    }
    const value = alias === null ? this.blockOfAnchor(indent) : this.anchors.get(alias[1]);
    if (typeof value !== 'object' || value === null || (this.find() && this.indent > indent)) {
      throw new Unsupported();
    }
    if (anchor !== null) {
      this.anchors.set(anchor[1], value);
    } else if (++this.aliases > MOST_PLAIN_ALIASES) {
      throw new Unsupported();
    }
    return value;
  }

  private blockOfAnchor(indent: number): unknown {
    this.inAnchor = true;
    const value = this.below(indent);
    this.inAnchor = false;
    return value;
  }

  private note(column: number, end: number): void {
    if (this.positions !== undefined) {
      const key = positionKey(this.path);
      this.positions.set(key, { row: this.row, column, end });
      // the document itself is where its first part is
      if (this.positions.size === 1) this.positions.set('', this.positions.get(key)!);
    }
  }

  private noteScalar(rest: string, column: number): void {
    if (this.positions !== undefined) {
      const [written] = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(rest) ?? [rest.replace(/\s+#.*$/, '').trimEnd()];
      this.note(column, column + written.length);
    }
  }

  /** The value of a key with nothing behind it. A sequence may stand as far left as its key. */
  private below(indent: number): unknown {
    if (!this.find() || this.indent < indent) {
      return null;
    }
    return this.indent === indent ? (this.atItem() ? this.sequence(indent) : null) : this.node(indent + 1);
  }

  private sequence(indent: number): unknown[] {
    const items: unknown[] = [];
    while (this.find() && this.indent >= indent && this.atItem()) {
      if (this.indent > indent) {
        throw new Unsupported();
      }
      const line = this.lines[this.row];
      const column = SEQUENCE_ITEM.lastIndex;
      this.path.push(items.length);
      items.push(this.item(line.slice(column), column, indent));
      this.path.pop();
    }
    return items;
  }

  private item(rest: string, column: number, indent: number): unknown {
    if (rest === '' || rest.startsWith('#')) {
      this.row++;
      if (!this.find() || this.indent <= indent) {
        return null;
      }
      this.note(this.indent, this.lines[this.row].trimEnd().length);
      return this.node(indent + 1);
    }
    const line = this.lines[this.row];
    this.noteScalar(rest, column);
    KEY.lastIndex = SEQUENCE_ITEM.lastIndex = column;
    if (KEY.test(line) || SEQUENCE_ITEM.test(line)) {
      this.note(column, line.trimEnd().length);
      this.lines[this.row] = ' '.repeat(column) + rest;
      return this.node(column);
    }
    this.row++;
    return this.inline(rest, indent);
  }

  private inline(rest: string, indent: number): unknown {
    const literal = rest[0] === '|' ? LITERAL.exec(rest) : null;
    if (literal !== null) {
      return this.literal(indent, literal[1] === '-');
    }
    const value = scalar(rest);
    if (this.find() && this.indent > indent) {
      throw new Unsupported();
    }
    return value;
  }

  private literal(parent: number, strip: boolean): string {
    // blank lines may come first; the first other one says how far in the text is
    let first = this.row;
    while (this.lines[first]?.trim() === '') first++;
    const start = /^ */.exec(this.lines[first] ?? '')![0].length;
    if (start <= parent) {
      throw new Unsupported();
    }
    const content: string[] = [];
    let end = 0;
    for (; this.row < this.lines.length; this.row++) {
      const line = this.lines[this.row];
      const blank = line.trim() === '';
      if (blank && line.length > start) {
        throw new Unsupported();
      }
      if (!blank && /^ */.exec(line)![0].length < start) {
        break;
      }
      content.push(line.slice(start));
      end = blank ? end : content.length;
    }
    return content.slice(0, end).join('\n') + (strip ? '' : '\n');
  }
}

function mapKey(text: string): string {
  const quoted = text.startsWith('"') || text.startsWith("'");
  const key = quoted ? text.slice(1, -1) : text;
  const isText = quoted || (WORD.test(key) ? !isWord(key) : /^(?:0|[1-9]\d{0,14})$/.test(key) || (!WORDS.has(key) && !NUMBER.test(key) && !NOT_PLAIN.test(key)));
  if (!isText || key === '__proto__' || key === '<<') {
    throw new Unsupported();
  }
  return key;
}

/** Most texts are longer. */
function isWord(text: string): boolean {
  return text.length <= LONGEST_WORD && WORDS.has(text);
}

function scalar(text: string): unknown {
  if (WORD.test(text)) {
    return isWord(text) ? WORDS.get(text) : text;
  }
  switch (text[0]) {
    case '"': return JSON.parse(matched(DOUBLE_QUOTED, text)[1]);
    case '\'': return matched(SINGLE_QUOTED, text)[1].replaceAll("''", "'");
    case '[':
    case '{': return flow(matched(FLOW, text));
    default: return plain(text.replace(/\s+#.*$/, '').trimEnd());
  }
}

function matched(pattern: RegExp, text: string): RegExpExecArray {
  const match = pattern.exec(text);
  if (match === null) {
    throw new Unsupported();
  }
  return match;
}

function plain(text: string): unknown {
  if (text === '' || NOT_PLAIN.test(text)) {
    throw new Unsupported();
  }
  if (WORDS.has(text)) {
    return WORDS.get(text);
  }
  return NUMBER.test(text) ? Number(text) : text;
}

function flow([, list, map]: RegExpExecArray): unknown {
  const parts = (list ?? map).trim() === '' ? [] : (list ?? map).split(',');
  if (list !== undefined) {
    return parts.map(part => plain(part.trim()));
  }
  const value: Json = {};
  for (const part of parts) {
    const [key, inner, ...more] = part.trim().split(': ');
    if (inner === undefined || more.length > 0 || Object.prototype.hasOwnProperty.call(value, mapKey(key))) {
      throw new Unsupported();
    }
    value[mapKey(key)] = plain(inner.trim());
  }
  return value;
}
