/** A piece of a text and what stands there instead. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Column of what is put in; of two that are put in at one offset the deeper one comes first. */
  readonly column: number;
}

/** The text with all pieces replaced; undefined where two of them overlap. */
export function spliced(text: string, splices: readonly Splice[]): string | undefined {
  // from the end, so that the offsets of the others stay right
  const fromEnd = splices.map((splice, index) => ({ ...splice, index }))
    .sort((a, b) => b.start - a.start || a.column - b.column || b.index - a.index);
  let limit = text.length;
  let result = text;
  for (const { start, end, text: instead } of fromEnd) {
    if (end > limit) return undefined;
    result = result.slice(0, start) + instead + result.slice(end);
    limit = start;
  }
  return result;
}
