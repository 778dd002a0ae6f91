import { keyAt, scalar } from './plain-scalar';

/** A key at the begin of a line, and what is behind it. Columns count from the key. */
export interface Entry {
  readonly key: string;
  /** Length of the key as written. */
  readonly written: number;
  /** Of the value. */
  readonly column: number;
  /** The value as written; empty where a comment or nothing follows the key. */
  readonly rest: string;
  /** Whether the line holds all of the value, and the value is no collection. */
  readonly isScalar: boolean;
  readonly value?: unknown;
}

/** Begins of values that the line does not hold in full, of collections, and of comments. */
const NO_SCALAR = /^[|&*[{]/;

export function readEntry(content: string): Entry {
  const { key, written, column } = keyAt(content, 0);
  const behind = content.slice(column);
  const rest = behind.startsWith('#') ? '' : behind;
  const isScalar = rest !== '' && !NO_SCALAR.test(rest);
  return { key, written, column, rest, isScalar, ...isScalar && { value: scalar(rest) } };
}
