import { Document, LineCounter, parseDocument, ParseOptions, DocumentOptions, SchemaOptions } from 'yaml';
import { DocumentText } from './flow-object';

/** Merge keys as kubectl reads them; duplicate keys are errors that do not keep the document from being read. */
const OPTIONS: ParseOptions & DocumentOptions & SchemaOptions = { merge: true, logLevel: 'silent', prettyErrors: false };

const cache = new WeakMap<DocumentText, { document: Document; lines: LineCounter }>();

/** The document as the YAML library reads it, with comments and positions; read once. */
export function yamlDocument(text: DocumentText): { document: Document; lines: LineCounter } {
  let found = cache.get(text);
  if (found === undefined) {
    const lines = new LineCounter();
    found = { document: parseDocument(text.text, { ...OPTIONS, lineCounter: lines }), lines };
    cache.set(text, found);
  }
  return found;
}
