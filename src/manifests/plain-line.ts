import { Entry, readEntry } from './plain-entry';
import { hasKeyAt, Unsupported } from './plain-scalar';
import { remembered } from '../values/remembered';

export const UNUSUAL = /[\t\r\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufeff]/;
const ITEM_MARK = /-(?: +|$)/y;
const COMMENT = 35;

/** A line, or what is behind the mark of a list item on it. */
export class Line {
  /** The list item that begins here. */
  readonly item?: Line;
  /** The line that came after this one the last time. */
  next?: Line;
  private known?: Entry;

  /** @param indent where the content begins, from 0 */
  constructor(readonly text: string, readonly indent: number) {
    ITEM_MARK.lastIndex = indent;
    if (ITEM_MARK.test(text)) this.item = new Line(text, ITEM_MARK.lastIndex);
  }

  get content(): string {
    return this.text.slice(this.indent);
  }

  /** Blank, or a comment. */
  get isEmpty(): boolean {
    return this.indent === this.text.length || this.text.charCodeAt(this.indent) === COMMENT;
  }

  get isCollection(): boolean {
    return this.item !== undefined || hasKeyAt(this.text, this.indent);
  }

  entry(): Entry {
    return this.known ??= readEntry(this.content);
  }
}

const LONGEST_COMMON = 100;

/** Most lines of a cluster's manifests are in many of its objects. */
const commonLine = remembered(readLine, 20_000);

let last: Line | undefined;

export function lineOf(text: string): Line {
  if (text.length > LONGEST_COMMON) return readLine(text);
  // objects of a kind have most of their lines in the same order, and to compare two texts is quicker than to find one
  const expected = last?.next;
  const line = expected?.text === text ? expected : commonLine(text);
  if (last !== undefined) last.next = line;
  last = line;
  return line;
}

function readLine(text: string): Line {
  if (UNUSUAL.test(text)) {
    throw new Unsupported();
  }
  return new Line(text, blanksBefore(text));
}

export function blanksBefore(line: string): number {
  let count = 0;
  while (line.charCodeAt(count) === 32) count++;
  return count;
}
