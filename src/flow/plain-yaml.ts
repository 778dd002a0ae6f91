import { Json } from '../argo-events/values';

/** What is outside of the subset; such a document is read by the YAML library. */
class Unsupported extends Error {}

const UNUSUAL = /[\t\r\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufeff]/;
const KEY = /([A-Za-z0-9_$.~/][^\s:#]*|"[^"\\]*"|'[^']*')\s*:(?: +|$)/y;
const SEQUENCE_ITEM = /-(?: +|$)/y;
const DOUBLE_QUOTED = /^("(?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*")(?:\s+#.*|\s*)$/;
const SINGLE_QUOTED = /^'((?:[^']|'')*)'(?:\s+#.*|\s*)$/;
const LITERAL = /^\|(-?)(?:\s+#.*|\s*)$/;
const NUMBER = /^[-+]?(?:\d+|\.\d+|\d+\.\d*|(?:\.\d+|\d+(?:\.\d*)?)[eE][-+]?\d+)$/;
const NOT_PLAIN = /^(?:[[\]{},#&*!|>'"%@`]|[-?:](?:\s|$))|: |:$|^[-+]?(?:0[ox]|\.(?:inf|nan)$)/i;
const FLOW = /^(?:\[([^[\]{}"'#&*!|>%@`?]*)\]|\{([^[\]{}"'#&*!|>%@`?]*)\})(?:\s+#.*|\s*)$/;

const WORDS = new Map<string, unknown>([
  ...['null', 'Null', 'NULL', '~'].map(word => [word, null] as const),
  ...['true', 'True', 'TRUE'].map(word => [word, true] as const),
  ...['false', 'False', 'FALSE'].map(word => [word, false] as const),
]);

/**
 * The value of a document in the block style that people and tools write for Kubernetes, several times faster than the YAML
 * library; undefined when it has anything else (anchors, tags, folded scalars, duplicate keys, errors), which is not judged here.
 */
export function readPlainYaml(text: string): { value: unknown } | undefined {
  if (UNUSUAL.test(text)) {
    return undefined;
  }
  try {
    return { value: new Reader(text.split('\n')).document() };
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

  constructor(private readonly lines: string[]) {}

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
      const rest = line.slice(KEY.lastIndex);
      this.row++;
      map[key] = rest === '' || rest.startsWith('#') ? this.below(indent) : this.inline(rest, indent);
    }
    return map;
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
      const rest = line.slice(column);
      if (rest === '' || rest.startsWith('#')) {
        this.row++;
        items.push(this.find() && this.indent > indent ? this.node(indent + 1) : null);
        continue;
      }
      KEY.lastIndex = SEQUENCE_ITEM.lastIndex = column;
      if (KEY.test(line) || SEQUENCE_ITEM.test(line)) {
        this.lines[this.row] = ' '.repeat(column) + rest;
        items.push(this.node(column));
      } else {
        this.row++;
        items.push(this.inline(rest, indent));
      }
    }
    return items;
  }

  private inline(rest: string, indent: number): unknown {
    const literal = LITERAL.exec(rest);
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
    const first = this.row;
    const start = /^ */.exec(this.lines[first] ?? '')![0].length;
    if (start <= parent || start === this.lines[first].length) {
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
  const isText = quoted || /^(?:0|[1-9]\d{0,14})$/.test(key) || (!WORDS.has(key) && !NUMBER.test(key) && !NOT_PLAIN.test(key));
  if (!isText || key === '__proto__' || key === '<<') {
    throw new Unsupported();
  }
  return key;
}

function scalar(text: string): unknown {
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
