import { blanksBefore, Line, lineOf, UNUSUAL } from './plain-line';
import { scalar, Unsupported } from './plain-scalar';
import { Json } from '../values/json-values';

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

const LITERAL = /^\|(-?)(?:\s+#.*|\s*)$/;

/** As cdk8s writes an object that is in two places: an anchor of a block below, and an alias of it. */
const ANCHOR = /^&([A-Za-z0-9_-]+)\s*$/;
const ALIAS = /^\*([A-Za-z0-9_-]+)\s*$/;
const MOST_PLAIN_ALIASES = 100;

/**
 * The value of a document in the block style that people and tools write for Kubernetes, several times faster than the YAML
 * library; undefined when it has anything else (anchors within anchors, tags, folded scalars, duplicate keys, errors), which is not judged here.
 */
export function readPlainYaml(text: string, positions?: Positions): { value: unknown } | undefined {
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
  /** The content of the row; behind the marks of the items that begin on the row. */
  private line!: Line;
  private found = -1;
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
    if (this.row === this.found) return true;
    for (; this.row < this.lines.length; this.row++) {
      const line = lineOf(this.lines[this.row]);
      if (!line.isEmpty) {
        this.line = line;
        this.found = this.row;
        return true;
      }
    }
    return false;
  }

  private node(least: number): unknown {
    if (!this.find() || this.line.indent < least) {
      return null;
    }
    return this.line.item !== undefined ? this.sequence(this.line.indent) : this.map(this.line.indent);
  }

  private map(indent: number): Json {
    const map: Json = {};
    while (this.find() && this.line.indent >= indent) {
      const { written, key, column, rest, isScalar, value } = this.line.entry();
      if (this.line.indent > indent || Object.prototype.hasOwnProperty.call(map, key)) {
        throw new Unsupported();
      }
      this.path.push(key);
      if (this.positions !== undefined) {
        this.note(indent, indent + written);
        // of an empty or inner collection the key is more telling
        if (rest !== '' && !/^(?:null|Null|NULL|~)(?:\s|$)|^[[{]/.test(rest)) this.noteScalar(rest, indent + column);
      }
      this.row++;
      map[key] = isScalar ? this.alone(value, indent) : rest === '' ? this.below(indent) : this.anchored(rest, indent) ?? this.inline(rest, indent);
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
    if (typeof value !== 'object' || value === null || (this.find() && this.line.indent > indent)) {
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
    if (!this.find() || this.line.indent < indent) {
      return null;
    }
    return this.line.indent === indent ? (this.line.item !== undefined ? this.sequence(indent) : null) : this.node(indent + 1);
  }

  private sequence(indent: number): unknown[] {
    const items: unknown[] = [];
    while (this.find() && this.line.indent >= indent && this.line.item !== undefined) {
      if (this.line.indent > indent) {
        throw new Unsupported();
      }
      this.path.push(items.length);
      items.push(this.item(this.line.item, indent));
      this.path.pop();
    }
    return items;
  }

  private item(item: Line, indent: number): unknown {
    if (item.isEmpty) {
      this.row++;
      if (!this.find() || this.line.indent <= indent) {
        return null;
      }
      this.note(this.line.indent, this.lines[this.row].trimEnd().length);
      return this.node(indent + 1);
    }
    this.noteScalar(item.content, item.indent);
    if (item.isCollection) {
      if (this.positions !== undefined) this.note(item.indent, this.lines[this.row].trimEnd().length);
      this.line = item;
      return this.node(item.indent);
    }
    this.row++;
    return this.inline(item.content, indent);
  }

  private inline(rest: string, indent: number): unknown {
    const literal = rest[0] === '|' ? LITERAL.exec(rest) : null;
    if (literal !== null) {
      return this.literal(indent, literal[1] === '-');
    }
    return this.alone(scalar(rest), indent);
  }

  /** A value with nothing below it. */
  private alone(value: unknown, indent: number): unknown {
    if (this.find() && this.line.indent > indent) {
      throw new Unsupported();
    }
    return value;
  }

  private literal(parent: number, strip: boolean): string {
    // blank lines may come first; the first other one says how far in the text is
    let first = this.row;
    while (this.lines[first]?.trim() === '') first++;
    const start = blanksBefore(this.lines[first] ?? '');
    if (start <= parent) {
      throw new Unsupported();
    }
    const content: string[] = [];
    let end = 0;
    for (; this.row < this.lines.length; this.row++) {
      const line = this.lines[this.row];
      const blanks = blanksBefore(line);
      const blank = blanks === line.length || line.charCodeAt(blanks) > 127 && line.trim() === '';
      if (blank && (line.length > start || UNUSUAL.test(line))) {
        throw new Unsupported();
      }
      if (!blank && blanks < start) {
        break;
      }
      content.push(line.slice(start));
      end = blank ? end : content.length;
    }
    const text = content.slice(0, end).join('\n');
    if (UNUSUAL.test(text)) {
      throw new Unsupported();
    }
    return text + (strip ? '' : '\n');
  }
}
