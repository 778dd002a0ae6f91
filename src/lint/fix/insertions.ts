import { isMap, isSeq, Node, YAMLMap, YAMLSeq } from 'yaml';
import { Refusal } from './refusal';
import { Splice } from './splice';
import { columnOf, endOf, jsonIndent, lineEnd, lineIndent, startOf, TextStyle } from './text-style';
import { writtenBlock, writtenFlow, writtenJson } from './written-value';
import { Json } from '../../values/json-values';

/** Adds fields behind the last one of a map, or items behind the last one of a list, in its style. */
export function addTo(node: YAMLMap | YAMLSeq, added: Json | readonly unknown[], style: TextStyle): Splice {
  if (node.items.length === 0) return intoEmpty(node, added, style);
  const end = endOf(node) ?? refuse();
  if (node.flow) return intoFlow(node, added, style);
  const column = columnOf(style.text, firstOf(node));
  return lines(end, column, writtenBlock(added, column, style), style);
}

/** Gives a value to a field of a map in block style that has none. */
export function fill({ range }: Node, value: unknown, style: TextStyle): Splice {
  const [start, end] = range ?? refuse();
  const at = style.text.indexOf(':', end) + 1;
  const keyColumn = columnOf(style.text, start);
  if (typeof value !== 'object' || value === null) return { start: at, end: at, text: ` ${writtenFlow(value, style)}`, column: keyColumn };
  const column = keyColumn + (Array.isArray(value) && !style.indentSeq ? 0 : style.step);
  return lines(at, column, writtenBlock(value, column, style), style);
}

/** Puts lines behind the one on which something ends. */
function lines(end: number, column: number, written: string, { text, eol }: TextStyle): Splice {
  const at = text[end - 1] === '\n' ? end : lineEnd(text, end);
  return { start: at, end: at, text: (at === 0 || text[at - 1] === '\n' ? '' : eol) + written, column };
}

function intoFlow(node: YAMLMap | YAMLSeq, added: Json | readonly unknown[], style: TextStyle): Splice {
  const { text } = style;
  const at = endOf(isMap(node) ? lastValue(node) : node.items[node.items.length - 1]) ?? refuse();
  const ownLine = text.slice(node.range![0], firstOf(node)).includes('\n');
  const indent = lineIndent(text, firstOf(node));
  const parts = Array.isArray(added)
    ? added.map(item => part(item, ownLine, indent, style))
    : Object.entries(added).map(([key, value]) => field(key, value, ownLine, indent, style));
  return { start: at, end: at, text: parts.map(one => `,${ownLine ? style.eol + indent : ' '}${one}`).join(''), column: columnOf(text, at) };
}

function field(key: string, value: unknown, ownLine: boolean, indent: string, style: TextStyle): string {
  if (style.json) return `${JSON.stringify(key)}:${ownLine ? ' ' : ''}${part(value, ownLine, indent, style)}`;
  return inner(writtenFlow({ [key]: value }, style));
}

function part(value: unknown, ownLine: boolean, indent: string, style: TextStyle): string {
  return style.json && ownLine ? writtenJson(value, indent, jsonIndent(style.text), style) : writtenFlow(value, style);
}

/** Without the braces around it. */
function inner(written: string): string {
  return written.slice(1, -1).trim();
}

function intoEmpty(node: YAMLMap | YAMLSeq, added: Json | readonly unknown[], style: TextStyle): Splice {
  const { text } = style;
  const [start, end] = node.range ?? refuse();
  // a comment in it would be lost
  if (text.slice(start + 1, end - 1).trim() !== '' || isSeq(node) !== Array.isArray(added)) refuse();
  const pretty = style.json && text.trimEnd().includes('\n');
  const written = pretty ? writtenJson(added, lineIndent(text, start), jsonIndent(text), style) : writtenFlow(added, style);
  return { start, end, text: written, column: columnOf(text, start) };
}

function lastValue({ items }: YAMLMap): unknown {
  const { key, value } = items[items.length - 1];
  return value ?? key;
}

function firstOf(node: YAMLMap | YAMLSeq): number {
  if (isMap(node)) return startOf(node) ?? refuse();
  return node.flow ? (node.items[0] as { range?: number[] }).range?.[0] ?? refuse() : node.range?.[0] ?? refuse();
}

function refuse(): never {
  throw new Refusal('unlike');
}
