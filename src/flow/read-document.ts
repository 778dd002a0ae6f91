import { DocumentText } from './flow-object';
import { readPlainYaml } from './plain-yaml';
import { yamlDocument } from './yaml-document';

/** What keeps a document from being read. */
export interface Unreadable {
  readonly message: string;
  /** From 1, in the file. */
  readonly line: number;
  readonly column: number;
}

/** Of a document that only the YAML library reads. An object in etcd has at most 1.5 MiB. */
const LARGEST_DOCUMENT = 8 * 1024 * 1024;

/** The value of a document; of duplicate keys the last one counts, as for kubectl. */
export function readDocument(document: DocumentText): { value: unknown } | Unreadable {
  return readJson(document.text) ?? readPlainYaml(document.text) ?? readAnyYaml(document);
}

function readJson(text: string): { value: unknown } | undefined {
  if (!/^\s*\{/.test(text)) {
    return undefined;
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function readAnyYaml(text: DocumentText): { value: unknown } | Unreadable {
  const unreadable = (message: string, line = 1, column = 1): Unreadable => ({ message, line: text.line + line - 1, column });
  if (text.text.length > LARGEST_DOCUMENT) {
    return unreadable(`the document has ${text.text.length} characters; at most ${LARGEST_DOCUMENT} are read. Split it, or give it as JSON`);
  }
  try {
    const { document, lines } = yamlDocument(text);
    const error = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
    if (error !== undefined) {
      const { line, col } = lines.linePos(error.pos[0]);
      const template = text.text.includes('{{') ? '. Templates are not read: render them first, for example with helm template' : '';
      return unreadable(`no valid YAML: ${error.message}${template}`, line, col);
    }
    const value: unknown = document.toJS();
    return isCyclic(value) ? unreadable('an alias stands inside of its own anchor, so the object has no end. Write it out') : { value };
  } catch (error) {
    return unreadable(error instanceof RangeError
      ? 'the nesting is too deep to be read'
      : `an alias cannot be resolved, or there are so many of them that the document would explode (${(error as Error).message}). Write them out`);
  }
}

function isCyclic(value: unknown, ancestors = new Set<unknown>(), done = new Set<unknown>()): boolean {
  if (typeof value !== 'object' || value === null || done.has(value)) {
    return false;
  }
  if (ancestors.has(value)) {
    return true;
  }
  ancestors.add(value);
  const found = Object.values(value).some(inner => isCyclic(inner, ancestors, done));
  ancestors.delete(value);
  done.add(value);
  return found;
}
