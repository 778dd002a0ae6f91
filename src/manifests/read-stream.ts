import { DocumentText } from './manifest-object';

// at the beginning of a line these end a document, even inside of a block scalar
const MARKER = /^(?:---|\.\.\.)(?=\s|$)/gm;
/** A line that is neither blank nor a directive nor a comment. */
const CONTENT = /(?:^|\n)[^\S\n]*[^\s%#]/;

/** The documents of a YAML stream that hold anything, one after the other. */
export function* readStream(text: string): Generator<DocumentText> {
  let start = 0;
  let line = 1;
  for (const { from, to } of ends(text)) {
    const document = text.slice(start, from);
    if (CONTENT.test(document)) yield { text: document, line, offset: start };
    line += newlines(text, start, to);
    start = to;
  }
}

function* ends(text: string): Generator<{ from: number; to: number }> {
  for (const { 0: marker, index } of text.matchAll(MARKER)) yield { from: index, to: index + marker.length };
  yield { from: text.length, to: text.length };
}

export function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
