import { Document, isMap, isScalar, isSeq, LineCounter, parseDocument, ParseOptions, DocumentOptions, SchemaOptions } from 'yaml';
import { DocumentText } from './manifest-object';

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

/** Paths of keys that stand in a map before; none for a document that only the plain reader has read, which refuses them. */
export function duplicateKeys(text: DocumentText): (string | number)[][] {
  const read = cache.get(text);
  return read === undefined || !read.document.errors.some(({ code }) => code === 'DUPLICATE_KEY') ? [] : duplicatesBelow(read.document.contents, []);
}

function duplicatesBelow(node: unknown, path: (string | number)[]): (string | number)[][] {
  if (isSeq(node)) {
    return node.items.flatMap((item, index) => duplicatesBelow(item, [...path, index]));
  }
  if (!isMap(node)) {
    return [];
  }
  const seen = new Set<string>();
  return node.items.flatMap(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    const here = [...path, name];
    const twice = seen.has(name);
    seen.add(name);
    return [...twice ? [here] : [], ...duplicatesBelow(value, here)];
  });
}
