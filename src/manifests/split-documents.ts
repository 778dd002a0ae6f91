import { DocumentText } from './manifest-object';

// at the beginning of a line these end a document, even inside of a block scalar
const MARKER = /^(?:---|\.\.\.)(?=\s|$)/gm;
const DIRECTIVES_ONLY = /^(?:\s*(?:[%#].*)?(?:\n|$))*$/;

/** The documents of a YAML stream that hold anything. */
export function splitDocuments(text: string): DocumentText[] {
  const documents: DocumentText[] = [];
  let start = 0;
  let line = 1;
  const take = (end: number, next: number) => {
    const document = text.slice(start, end);
    if (!DIRECTIVES_ONLY.test(document)) {
      documents.push({ text: document, line, offset: start });
    }
    line += newlines(text, start, next);
    start = next;
  };
  for (const match of text.matchAll(MARKER)) {
    take(match.index, match.index + match[0].length);
  }
  take(text.length, text.length);
  return documents;
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
