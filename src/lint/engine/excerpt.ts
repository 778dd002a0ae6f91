/** Columns of a line: those that a place in it has. */
interface Columns {
  readonly column: number;
  readonly endColumn: number;
}

/** A line may be a whole file, as JSON without line ends is; it is shown once for each finding. */
const LONGEST = 240;
const BEFORE = 60;
const CUT = '…';

/** What is shown of a line: all of it, or of a long one what is around the place. */
export function excerptOf(line: string, { column }: Columns): string {
  if (line.length <= LONGEST) return line;
  const start = Math.max(0, column - 1 - BEFORE);
  const end = start + LONGEST;
  return `${start > 0 ? CUT : ''}${line.slice(start, end)}${end < line.length ? CUT : ''}`;
}

/** Where the place is in its excerpt. */
export function placeIn(excerpt: string, { column, endColumn }: Columns): Columns {
  const shift = excerpt.startsWith(CUT) && column - 1 > BEFORE ? column - 1 - BEFORE - CUT.length : 0;
  const last = Math.max(column - shift + 1, excerpt.length - (excerpt.endsWith(CUT) ? CUT.length : 0) + 1);
  return { column: column - shift, endColumn: Math.min(endColumn - shift, last) };
}
