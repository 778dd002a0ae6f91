import { isDeepStrictEqual } from 'node:util';
import { Document, isAlias, isCollection, isMap, isPair, isScalar, Node, Pair, parseDocument, Scalar, stringify, visit, YAMLMap } from 'yaml';
import { Edit, Path } from '../engine/rule';

/** A piece of the text and what stands there instead. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Makes edits in the text of a YAML or JSON document and leaves the rest as it stands. What cannot be done safely is left out. */
export function editText(text: string, edits: readonly Edit[]): string {
  const edited = edits.length === 0 ? text : together(text, edits);
  if (edited !== undefined) return edited;
  const half = Math.floor(edits.length / 2);
  return half === 0 ? text : editText(editText(text, edits.slice(0, half)), edits.slice(half));
}

/** All of them, after one reading of the text; undefined when that does not give what the library makes of them. */
function together(text: string, given: readonly Edit[]): string | undefined {
  const document = parse(text);
  if (document.errors.length > 0) return undefined;
  const edits = given.map(edit => intoEmpty(document, edit));
  const aliases = aliasesOf(document);
  if (edits.some(({ path }) => isShared(document, path, aliases))) return undefined;
  const splices = edits.map(edit => ('value' in edit ? set(document, text, edit.path, edit.value) : remove(document, text, edit.path)));
  const json = isJson(document);
  try {
    for (const edit of edits) {
      if ('value' in edit) {
        document.setIn(edit.path, edit.value);
      } else {
        document.deleteIn(edit.path);
      }
    }
    const wanted: unknown = document.toJS();
    const spliced = splices.includes(undefined) ? undefined : splice(text, splices as Splice[]);
    if (spliced !== undefined && isText(spliced, wanted, json)) return spliced;
    const written = edits.length > 1 ? undefined : json ? writtenJson(text, wanted) : writtenAnew(document, text);
    return written !== undefined && isText(written, wanted, json) ? written : undefined;
  } catch {
    // the path leads through a scalar, or aliases are too many to follow
    return undefined;
  }
}

function parse(text: string): Document {
  return parseDocument(text, { keepSourceTokens: true, logLevel: 'silent' });
}

function isText(text: string, wanted: unknown, json: boolean): boolean {
  const document = parse(text);
  if (json) JSON.parse(text);
  return document.errors.length === 0 && isDeepStrictEqual(document.toJS(), wanted);
}

function aliasesOf(document: Document): ReadonlySet<string> {
  const aliases = new Set<string>();
  visit(document, { Alias: (_, { source }) => void aliases.add(source) });
  return aliases;
}

/** Whether an edit there would change, or hide, what an anchor shares with other places. */
function isShared(document: Document, path: Path, aliases: ReadonlySet<string>): boolean {
  let node: unknown = document.contents;
  for (const key of [...path, undefined]) {
    if (isAlias(node)) return true;
    if (!isCollection(node)) return isScalar(node) && node.anchor !== undefined && aliases.has(node.anchor);
    if (node.anchor !== undefined && aliases.has(node.anchor)) return true;
    const next: unknown = key === undefined ? undefined : node.get(key, true);
    if (next === undefined && key !== undefined && isMap(node) && node.has('<<')) return true;
    node = next;
  }
  return false;
}

/** An edit below a field without a value gives the field one. */
function intoEmpty(document: Document, edit: Edit): Edit {
  const depth = edit.path.findIndex((_, index) => {
    const node: unknown = index === 0 ? undefined : document.getIn(edit.path.slice(0, index), true);
    return isScalar(node) && node.value === null;
  });
  return depth === -1 || !('value' in edit) ? edit : { path: edit.path.slice(0, depth), value: nested(edit.path.slice(depth), edit.value) };
}

function nested(path: Path, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

/** From the end, so that the offsets of the others stay right; undefined where two want the same place. */
function splice(text: string, splices: readonly Splice[]): string | undefined {
  const sorted = splices.map((one, index) => ({ ...one, index })).sort((a, b) => b.start - a.start || b.index - a.index);
  let limit = text.length;
  let result = text;
  for (const { start, end, text: instead } of sorted) {
    if (end > limit) return undefined;
    result = result.slice(0, start) + instead + result.slice(end);
    limit = start;
  }
  return result;
}

function set(document: Document, text: string, path: Path, value: unknown): Splice | undefined {
  const node: unknown = document.getIn(path, true);
  if (isScalar(node) && node.range && node.range[1] > node.range[0]) {
    return { start: node.range[0], end: node.range[1], text: scalarText(value, node, isJson(document)) };
  }
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const parent: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (parent !== undefined) {
      return isMap(parent) ? add(document, text, parent, { [path[depth]]: nested(path.slice(depth + 1), value) }) : undefined;
    }
  }
  return undefined;
}

function scalarText(value: unknown, { type }: Scalar, json: boolean): string {
  if (json) return JSON.stringify(value);
  return stringify(value, { lineWidth: 0, ...(type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') && typeof value === 'string' && { defaultStringType: type } }).trimEnd();
}

/** Adds a field behind the last one of a map, in its style. */
function add(document: Document, text: string, map: YAMLMap, field: object): Splice | undefined {
  const start = startOf(map.items.at(-1));
  const end = endOf(map.items.at(-1));
  if (start === undefined || end === undefined) return undefined;
  if (map.flow) {
    const ownLine = text.slice(map.range![0], start).includes('\n');
    const indent = lineIndent(text, start);
    const written = isJson(document) ? jsonField(field, ownLine ? jsonIndent(text) : '', eol(text) + indent) : flowField(field, text);
    return { start: end, end, text: `,${ownLine ? eol(text) + indent : ' '}${written}` };
  }
  const column = columnOf(text, startOf(map.items[0])!);
  const lines = stringify(field, { lineWidth: 0, indent: indentStep(document, text) }).trimEnd().split('\n').map(line => ' '.repeat(column) + line + eol(text));
  const at = text[end - 1] === '\n' ? end : lineEnd(text, end);
  return { start: at, end: at, text: (text[at - 1] === '\n' ? '' : eol(text)) + lines.join('') };
}

function jsonField(field: object, indent: string, newLine: string): string {
  const lines = JSON.stringify(field, undefined, indent).split('\n');
  return lines.length === 1 ? lines[0].slice(1, -1) : lines.slice(1, -1).map(line => line.slice(indent.length)).join(newLine);
}

function flowField(field: object, text: string): string {
  const written = stringify(field, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: isPadded(text) }).trim();
  return written.slice(1, -1).trim();
}

function remove(document: Document, text: string, path: Path): Splice | undefined {
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent) || parent.items.length < 2) return undefined;
  const index = parent.items.findIndex(({ key }) => isScalar(key) && key.value === path.at(-1));
  const start = startOf(parent.items[index]);
  const end = endOf(parent.items[index]);
  if (start === undefined || end === undefined) return undefined;
  if (parent.flow) {
    return index === 0 ? { start, end: startOf(parent.items[1])!, text: '' } : { start: endOf(parent.items[index - 1])!, end, text: '' };
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  // the first field of an item stands behind its dash
  if (text.slice(lineStart, start).trim() !== '') return { start, end: startOf(parent.items[1])!, text: '' };
  return { start: lineStart, end: text[end - 1] === '\n' ? end : lineEnd(text, end), text: '' };
}

/** By the library, which keeps comments and order, and nothing else of how it was written. */
function writtenAnew(document: Document, text: string): string {
  const written = document.toString({ lineWidth: 0, indent: indentStep(parse(text), text), indentSeq: !/^( *)[^\s#-][^\n]*:[ ]*\n\1- /m.test(text), flowCollectionPadding: isPadded(text) });
  // the text begins behind the marker `---` of its document
  return `${/^\s*\n/.exec(text)?.[0] ?? ''}${written.replace(/^\n+/, '').replaceAll('\n', eol(text))}`;
}

function writtenJson(text: string, value: unknown): string {
  return JSON.stringify(value, undefined, jsonIndent(text)).replaceAll('\n', eol(text)) + /\s*$/.exec(text)![0];
}

function startOf(item: Pair | undefined): number | undefined {
  return (item?.key as Node | null | undefined)?.range?.[0];
}

/** Behind the last character of the last value in it. */
function endOf(item: unknown): number | undefined {
  if (isPair(item)) return endOf(item.value) ?? (item.key as Node | null)?.range?.[1];
  if (isCollection(item) && !item.flow && item.items.length > 0) return endOf(item.items.at(-1));
  return (item as Node | null | undefined)?.range?.[1];
}

function isJson({ contents }: Document): boolean {
  return isMap(contents) && contents.flow === true && contents.items.length > 0
    && contents.items.every(({ key }) => isScalar(key) && key.type === 'QUOTE_DOUBLE');
}

function jsonIndent(text: string): string {
  return /^[^\n]*\n([ \t]+)/.exec(text.trimStart())?.[1] ?? '';
}

/** Of the first map that stands deeper than the map around it. */
function indentStep(document: Document, text: string): number {
  let step = 0;
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isMap(value) || value.flow || value.items.length === 0) return undefined;
      step = columnOf(text, startOf(value.items[0])!) - columnOf(text, (key as Node).range![0]);
      return step > 0 ? visit.BREAK : undefined;
    },
  });
  return step > 0 ? step : 2;
}

function isPadded(text: string): boolean {
  return !/\{\S/.test(text);
}

function columnOf(text: string, offset: number): number {
  return offset - text.lastIndexOf('\n', offset - 1) - 1;
}

function lineIndent(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))![0];
}

/** Behind the end of the line. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

function eol(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
