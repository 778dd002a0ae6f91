import { Document, isMap, isScalar, isSeq, Node, visit, YAMLMap } from 'yaml';

/** How a document is written, so that what is added looks like the rest. */
export interface TextStyle {
  readonly text: string;
  readonly json: boolean;
  readonly eol: string;
  /** Columns from a map to the map in it. */
  readonly step: number;
  /** Items of a list stand deeper than the key of the list. */
  readonly indentSeq: boolean;
  /** Blanks inside of braces. */
  readonly padded: boolean;
}

export function styleOf(document: Document, text: string): TextStyle {
  return {
    text,
    json: isJson(document),
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    step: indentStep(document, text),
    indentSeq: !/^( *)[^\s#-][^\n]*:[ ]*\r?\n\1- /m.test(text),
    padded: !/\{[^\s}]/.test(text),
  };
}

function isJson({ contents }: Document): boolean {
  return isMap(contents) && contents.flow === true && contents.items.length > 0
    && contents.items.every(({ key }) => isScalar(key) && key.type === 'QUOTE_DOUBLE');
}

/** Of the first map that stands deeper than the map around it; 2 without one. */
function indentStep(document: Document, text: string): number {
  let step = 0;
  visit(document, {
    Pair: (_, { key, value }) => {
      const start = isMap(value) && !value.flow ? startOf(value) : undefined;
      if (start === undefined) return undefined;
      step = columnOf(text, start) - columnOf(text, (key as Node).range![0]);
      return step > 0 ? visit.BREAK : undefined;
    },
  });
  return step > 0 ? step : 2;
}

/** The indentation that the first line inside of a JSON text has. */
export function jsonIndent(text: string): string {
  return /^[^\n]*\n([ \t]+)/.exec(text.trimStart())?.[1] ?? '';
}

/** Where the first key of a map stands. */
export function startOf({ items }: YAMLMap): number | undefined {
  return (items[0]?.key as Node | null | undefined)?.range?.[0];
}

/** Behind the last character of the last value in a node; undefined for one that has no place in the text. */
export function endOf(node: unknown): number | undefined {
  if (isMap(node) && !node.flow && node.items.length > 0) {
    const { key, value } = node.items[node.items.length - 1];
    return (value === null ? undefined : endOf(value)) ?? (key as Node | null)?.range?.[1];
  }
  if (isSeq(node) && !node.flow && node.items.length > 0) return endOf(node.items[node.items.length - 1]);
  return (node as Node | null | undefined)?.range?.[1];
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Behind the end of the line. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

export function lineIndent(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset)))![0];
}
