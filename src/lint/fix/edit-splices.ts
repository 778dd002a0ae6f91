import { Document, isCollection, isMap, isScalar, isSeq, Node, Scalar, YAMLMap } from 'yaml';
import { mergeValues, missingItems, nested } from './apply-edit';
import { addTo, fill } from './insertions';
import { Refusal } from './refusal';
import { Splice } from './splice';
import { columnOf, endOf, lineEnd, lineStart, TextStyle } from './text-style';
import { writtenFlow, writtenScalar } from './written-value';
import { Json } from '../../values/json-values';
import { isPlaceholder } from '../../values/placeholder';
import { Edit, Path } from '../engine/rule';

/** What is added at one node: fields of a map, items of a list, or the value of a field without one. */
interface Addition {
  readonly path: Path;
  readonly added: unknown;
}

/** The pieces of the text that change with the edits. Throws a {@link Refusal} for what cannot be done safely. */
export function editSplices(document: Document, style: TextStyle, edits: readonly Edit[]): Splice[] {
  const additions = new Map<string, Addition>();
  const add = ({ path, added }: Addition) => {
    const key = JSON.stringify(path);
    const before = additions.get(key);
    additions.set(key, { path, added: before === undefined ? added : mergeValues(before.added, added) });
  };
  const splices = edits.flatMap(edit => {
    if ('remove' in edit) return [removal(document, style, edit.path)];
    const node = document.getIn(edit.path, true);
    if (node !== undefined && !isEmptyScalar(node)) return 'append' in edit ? appended(node, edit.append, edit.path, add) : [replaced(node, edit.value, style)];
    add(addition(document, edit.path, 'append' in edit ? edit.append : edit.value));
    return [];
  });
  return [...splices, ...[...additions.values()].map(one => inserted(document, style, one))];
}

function appended(node: unknown, items: readonly unknown[], path: Path, add: (addition: Addition) => void): Splice[] {
  if (!isSeq(node)) throw new Refusal('unlike');
  const added = missingItems(node.toJSON(), items);
  if (added.length > 0) add({ path, added });
  return [];
}

/** Where a value that is missing is added: at the deepest node around it. */
function addition(document: Document, path: Path, value: unknown): Addition {
  for (let depth = path.length; depth >= 0; depth--) {
    const node: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (node === undefined) continue;
    if (!isMap(node) && !isEmptyScalar(node)) throw new Refusal('unlike');
    return { path: path.slice(0, depth), added: nested(path.slice(depth), value) };
  }
  throw new Refusal('unlike');
}

function inserted(document: Document, style: TextStyle, { path, added }: Addition): Splice {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isCollection(node)) return addTo(node as YAMLMap, added as Json, style);
  const { range } = node as Scalar;
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (range == null) throw new Refusal('unlike');
  // null in words
  if (range[1] > range[0]) return { start: range[0], end: range[1], text: writtenFlow(added, style), column: columnOf(style.text, range[0]) };
  const key: unknown = isMap(parent) && !parent.flow ? parent.items.find(pair => pair.value === node)?.key : undefined;
  if (!isScalar(key)) throw new Refusal('unlike');
  return fill(key, added, style);
}

function replaced(node: unknown, value: unknown, style: TextStyle): Splice {
  const [start, end] = isScalar(node) && node.range != null ? node.range : [];
  if (!isScalar(node) || start === undefined || end === undefined || typeof value === 'object') throw new Refusal('unlike');
  const written = style.text.slice(start, end);
  if (isPlaceholder(written) || isPlaceholder(String(node.value))) throw new Refusal('variable');
  return { start, end, text: node.type === 'BLOCK_LITERAL' ? literal(written, value) : writtenScalar(value, node, style), column: columnOf(style.text, start) };
}

/** A text of several lines in place of another one, as deep as that. */
function literal(written: string, value: unknown): string {
  const [header, ...lines] = written.split('\n');
  const indent = /^ */.exec(lines.find(line => line.trim() !== '') ?? '')![0];
  if (typeof value !== 'string' || indent === '') throw new Refusal('unlike');
  const eol = header.endsWith('\r') ? '\r\n' : '\n';
  const body = value.replace(/\n$/, '').split('\n').map(line => (line === '' ? '' : indent + line)).join(eol);
  return `${header}\n${body}${written.endsWith('\n') ? eol : ''}`;
}

function removal(document: Document, { text }: TextStyle, path: Path): Splice {
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const index = isMap(parent) ? parent.items.findIndex(({ key }) => isScalar(key) && key.value === path.at(-1)) : -1;
  if (!isMap(parent) || index === -1 || parent.items.length < 2) throw new Refusal('unlike');
  const start = keyStart(parent, index);
  const end = endOf(parent.items[index].value) ?? (parent.items[index].key as Node).range![1];
  if (isPlaceholder(text.slice(start, end))) throw new Refusal('variable');
  const column = columnOf(text, start);
  if (parent.flow) {
    return index === 0 ? { start, end: keyStart(parent, 1), text: '', column } : { start: endOf(lastPart(parent, index - 1))!, end, text: '', column };
  }
  // the first field of an item stands behind its dash
  if (text.slice(lineStart(text, start), start).trim() !== '') return { start, end: keyStart(parent, 1), text: '', column };
  return { start: lineStart(text, start), end: text[end - 1] === '\n' ? end : lineEnd(text, end), text: '', column };
}

function keyStart({ items }: YAMLMap, index: number): number {
  return (items[index].key as Node).range![0];
}

function lastPart({ items }: YAMLMap, index: number): unknown {
  return items[index].value ?? items[index].key;
}

function isEmptyScalar(node: unknown): boolean {
  return isScalar(node) && node.value === null;
}

