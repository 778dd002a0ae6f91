import { mayBeKept } from './kept-kinds';
import { DocumentText } from './manifest-object';
import { newlines } from './read-stream';

/** Where a value stands in a text. */
interface Range {
  readonly from: number;
  readonly to: number;
}

interface Member extends Range {
  readonly key: string;
}

/**
 * A large JSON document without reading it as a whole: the items of a List or of an array as documents of their own, or undefined
 * alone for an object that is passed over. Nothing when it has to be read as a whole: it is no JSON, an object of a kind that is kept,
 * or a List whose items do not begin a line each, so that their columns would not be those of the file.
 */
export function readJsonList(document: DocumentText): Iterable<DocumentText | undefined> | undefined {
  const { text } = document;
  const whole = /\S/.exec(text)?.index;
  if (whole === undefined || !endsWhole(text, whole)) return undefined;
  if (text[whole] === '[') return itemsAt(document, whole);
  const top = new Map<string, Range>();
  for (const member of members(text, whole)) top.set(member.key, member);
  const kind = kindIn(text, top.get('kind'));
  const items = top.get('items');
  if (kind.endsWith('List') && items !== undefined && text[items.from] === '[') return itemsAt(document, items.from);
  return kind === '' || !mayBeKept(`kind: ${kind}`) ? [undefined] : undefined;
}

function kindIn(text: string, range: Range | undefined): string {
  const written = range === undefined || range.to - range.from > 200 ? '' : text.slice(range.from, range.to);
  return /^"(\w+)"$/.exec(written)?.[1] ?? '';
}

function itemsAt(document: DocumentText, open: number): Iterable<DocumentText> | undefined {
  for (const item of elements(document.text, open)) {
    if (document.text[item.from] === '{' && lineStart(document.text, item.from) === undefined) return undefined;
  }
  return itemDocuments(document, open);
}

function* itemDocuments({ text, line, offset }: DocumentText, open: number): Generator<DocumentText> {
  let counted = 0;
  let row = line;
  for (const { from, to } of elements(text, open)) {
    const start = lineStart(text, from);
    if (start !== undefined && text[from] === '{') {
      row += newlines(text, counted, start);
      counted = start;
      yield { text: text.slice(start, to), line: row, offset: offset + start };
    }
  }
}

/** The start of the line, when there are only blanks before. */
function lineStart(text: string, at: number): number | undefined {
  let start = at;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  return start === 0 || text[start - 1] === '\n' ? start : undefined;
}

/** Whether the collection that begins there is all of the text. */
function endsWhole(text: string, open: number): boolean {
  if (text[open] !== '{' && text[open] !== '[') return false;
  let end = open;
  for (const { to } of elements(text, open)) end = to;
  const close = skipBlanks(text, text[end] === text[open] ? end + 1 : end);
  return text[close] === (text[open] === '{' ? '}' : ']') && skipBlanks(text, close + 1) === text.length;
}

function* members(text: string, open: number): Generator<Member> {
  for (const { from, to } of elements(text, open)) {
    const keyEnd = text[from] === '"' ? stringEnd(text, from) : to;
    const colon = skipBlanks(text, keyEnd);
    if (text[colon] === ':') yield { key: text.slice(from + 1, keyEnd - 1), from: skipBlanks(text, colon + 1), to };
  }
}

/** The stretches between the commas of a collection. */
function* elements(text: string, open: number): Generator<Range> {
  let from = skipBlanks(text, open + 1);
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x22) {
      at = stringEnd(text, at) - 1;
    } else if (char === 0x7b || char === 0x5b) {
      depth++;
    } else if (depth > 0) {
      if (char === 0x7d || char === 0x5d) depth--;
    } else if (char === 0x2c || char === 0x7d || char === 0x5d) {
      if (at > from) yield { from, to: endBefore(text, at) };
      if (char !== 0x2c) return;
      from = skipBlanks(text, at + 1);
      at = from - 1;
    }
  }
}

/** Behind the quote that ends the string. */
function stringEnd(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return text.length;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at])) at++;
  return at;
}

function endBefore(text: string, at: number): number {
  let end = at;
  while (/\s/.test(text[end - 1])) end--;
  return end;
}
