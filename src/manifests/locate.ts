import { isAlias, isMap, isPair, isScalar, isSeq, Node, Pair, Range } from 'yaml';
import { DocumentText, FlowObject, ObjectSource } from './manifest-object';
import { positionKey, Positions, readPlainYaml } from './plain-yaml';
import { yamlDocument } from './yaml-document';
import { at } from '../values/json-values';

/** A place in a file; lines and columns count from 1. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** On the same line; behind the last character. */
  readonly endColumn: number;
}

/**
 * Where the value at a path of an object is written: the value when it is a scalar, else its key. Where the path does not exist,
 * as for a field that is missing, the nearest part around it. Below a text of several lines the last step is a key in it.
 */
export function locate({ source, manifest }: FlowObject, path: readonly (string | number)[]): Location {
  const found = locatePlain(source, path) ?? locateAny(source, path);
  const key = path.at(-1);
  const text = path.length > 1 ? at(manifest, ...path.slice(0, -1).map(String)) : undefined;
  return typeof key === 'string' && typeof text === 'string' ? lineInText(source.document, found, text, key) ?? found : found;
}

/** The line of a block scalar, whose header is at that place, on which a key stands. */
function lineInText({ text: whole, line }: DocumentText, scalar: Location, text: string, key: string): Location | undefined {
  const keys = text.split('\n').map(one => /^\s*["']?([\w-]+)/.exec(one)?.[1].toLowerCase());
  const header = scalar.line - line;
  const lines = whole.split('\n', header + keys.length + 1);
  const row = header + 1 + keys.lastIndexOf(key.toLowerCase());
  if (row === header || !/[|>][-+\d]*\s*(?:#.*)?$/.test(lines[header] ?? '') || lines[row] === undefined) return undefined;
  const written = lines[row].trim();
  const column = lines[row].indexOf(written);
  return { file: scalar.file, line: line + row, column: column + 1, endColumn: column + 1 + written.length };
}

const plain = new WeakMap<DocumentText, Positions | null>();

/** By the reader that has read most documents, as it is several times faster than the library. */
function locatePlain({ document, file, path: outer }: ObjectSource, path: readonly (string | number)[]): Location | undefined {
  let positions = plain.get(document);
  if (positions === undefined) {
    positions = new Map();
    // inside of a flow collection it has no positions
    if (/^\s*\{|[:-] +[[{](?! *[\]}])/m.test(document.text) || readPlainYaml(document.text, positions) === undefined) positions = null;
    plain.set(document, positions);
  }
  if (positions === null) {
    return undefined;
  }
  const steps = [...outer, ...path];
  while (steps.length > 0 && !positions.has(positionKey(steps))) steps.pop();
  const { row, column, end } = positions.get(positionKey(steps)) ?? { row: 0, column: 0, end: 1 };
  return { file, line: document.line + row, column: column + 1, endColumn: end + 1 };
}

function locateAny(source: ObjectSource, path: readonly (string | number)[]): Location {
  const { document, lines } = yamlDocument(source.document);
  const range = rangeOf(document.contents, [...source.path, ...path]);
  const from = lines.linePos(range[0]);
  const text = source.document.text;
  const lineEnd = text.indexOf('\n', range[0]);
  const end = Math.min(range[1], lineEnd === -1 ? text.length : lineEnd);
  return {
    file: source.file,
    line: source.document.line + from.line - 1,
    column: from.col,
    endColumn: from.col + Math.max(1, text.slice(range[0], end).trimEnd().length),
  };
}

function rangeOf(root: Node | null, path: readonly (string | number)[]): readonly [number, number] {
  let found = start(root);
  let node: unknown = root;
  for (const step of path) {
    const pair = isMap(node) ? lastPair(node.items, step) : undefined;
    const value: unknown = pair !== undefined ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined;
    const range = (isScalar(value) || isAlias(value) ? value : pair?.key ?? value) as Node | null | undefined;
    if (range?.range == null) {
      break;
    }
    found = isScalar(value) && value.value === null && isPair(pair) ? rangeOfNode(pair.key as Node) : rangeOfNode(range);
    node = value;
  }
  return found;
}

/** Of duplicate keys the last one counts. */
function lastPair(items: readonly Pair[], step: string | number): Pair | undefined {
  return items.filter(({ key }) => isScalar(key) && String(key.value) === String(step)).at(-1);
}

function start(root: Node | null): readonly [number, number] {
  const first = isMap(root) ? root.items[0]?.key as Node | undefined : root;
  return first?.range == null ? [0, 0] : rangeOfNode(first);
}

function rangeOfNode({ range }: { range?: Range | null }): readonly [number, number] {
  return range == null ? [0, 0] : [range[0], range[1]];
}
