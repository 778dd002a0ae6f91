import { Json } from '../values/json-values';

/** What is outside of the subset; such a document is read by the YAML library. */
export class Unsupported extends Error {}

const KEY = /([A-Za-z0-9_$.~/][^\s:#]*|"[^"\\]*"|'[^']*')\s*:(?: +|$)/y;
const DOUBLE_QUOTED = /^("(?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*")(?:\s+#.*|\s*)$/;
const SINGLE_QUOTED = /^'((?:[^']|'')*)'(?:\s+#.*|\s*)$/;
const NUMBER = /^[-+]?(?:\d+|\.\d+|\d+\.\d*|(?:\.\d+|\d+(?:\.\d*)?)[eE][-+]?\d+)$/;
const NOT_PLAIN = /^(?:[[\]{},#&*!|>'"%@`]|[-?:](?:\s|$))|: |:$|^[-+]?(?:0[ox]|\.(?:inf|nan)$)/i;
/** A text that is neither a number nor has a comment behind it; {@link WORDS} are among them. */
const WORD = /^[A-Za-z][A-Za-z0-9_./-]*$/;
const LONGEST_WORD = 5;
const FLOW = /^(?:\[([^[\]{}"'#&*!|>%@`?]*)\]|\{([^[\]{}"'#&*!|>%@`?]*)\})(?:\s+#.*|\s*)$/;

const WORDS = new Map<string, unknown>([
  ...['null', 'Null', 'NULL', '~'].map(word => [word, null] as const),
  ...['true', 'True', 'TRUE'].map(word => [word, true] as const),
  ...['false', 'False', 'FALSE'].map(word => [word, false] as const),
]);

export function hasKeyAt(line: string, column: number): boolean {
  KEY.lastIndex = column;
  return KEY.test(line);
}

/** The key at a column, its length as written, and the column of its value. */
export function keyAt(line: string, indent: number): { key: string; written: number; column: number } {
  // most keys are a word and one blank or nothing behind it
  const colon = line.indexOf(':', indent);
  const next = line[colon + 1];
  if (colon !== -1 && (next === undefined || (next === ' ' && line[colon + 2] !== ' '))) {
    const word = line.slice(indent, colon);
    if (WORD.test(word) && !isWord(word)) return { key: word, written: word.length, column: next === undefined ? colon + 1 : colon + 2 };
  }
  KEY.lastIndex = indent;
  const match = KEY.exec(line);
  if (match === null) {
    throw new Unsupported();
  }
  return { key: mapKey(match[1]), written: match[1].length, column: KEY.lastIndex };
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

export function scalar(text: string): unknown {
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
