import { Document, isScalar, parseDocument, Scalar, stringify } from 'yaml';
import { Edit } from './rule';
import { RuleFinding } from './suppress';
import { DocumentText } from '../flow/flow-object';

/** The edits of findings in one document of a file. */
interface DocumentEdits {
  readonly document: DocumentText;
  readonly edits: Edit[];
}

/** The texts of the files that change, with all corrections in them that the findings bring. */
export function fixedFiles(findings: readonly RuleFinding[], textOf: (file: string) => string): Map<string, string> {
  const files = new Map<string, Map<DocumentText, DocumentEdits>>();
  for (const { object, edits } of findings) {
    const { file, document, path } = object.source;
    const documents = files.get(file) ?? new Map<DocumentText, DocumentEdits>();
    const entry = documents.get(document) ?? { document, edits: [] };
    entry.edits.push(...(edits ?? []).map(edit => ({ ...edit, path: [...path, ...edit.path] })));
    if (entry.edits.length > 0) files.set(file, documents.set(document, entry));
  }
  const fixed = new Map<string, string>();
  for (const [file, documents] of files) {
    const before = textOf(file);
    let text = before;
    // from the end, so that the offsets of the others stay right
    for (const { document, edits } of [...documents.values()].sort((a, b) => b.document.offset - a.document.offset)) {
      text = text.slice(0, document.offset) + fixDocument(document.text, edits) + text.slice(document.offset + document.text.length);
    }
    if (text !== before) fixed.set(file, text);
  }
  return fixed;
}

/** A value that is there is replaced where it stands; for anything else the document is written anew, with its comments and order. */
export function fixDocument(text: string, edits: readonly Edit[]): string {
  return edits.reduce((current, edit) => {
    const document = parseDocument(current, { keepSourceTokens: true, logLevel: 'silent' });
    const node: unknown = document.errors.length > 0 ? undefined : document.getIn(edit.path, true);
    if ('value' in edit && isScalar(node) && node.range) {
      return current.slice(0, node.range[0]) + scalarText(edit.value, node) + current.slice(node.range[1]);
    }
    return document.errors.length > 0 ? current : rewritten(document, edit, current);
  }, text);
}

function scalarText(value: unknown, { type }: Scalar): string {
  return stringify(value, { lineWidth: 0, ...(type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') && typeof value === 'string' && { defaultStringType: type } }).trimEnd();
}

function rewritten(document: Document, edit: Edit, text: string): string {
  try {
    if ('value' in edit) {
      document.setIn(edit.path, edit.value);
    } else {
      document.deleteIn(edit.path);
    }
  } catch {
    // the path leads through an alias or a scalar: nothing that is safe to change
    return text;
  }
  const written = document.toString({ lineWidth: 0, indentSeq: !/^( *)[^\s#-][^\n]*:[ ]*\n\1- /m.test(text), flowCollectionPadding: !/\{\S/.test(text) });
  // the text begins behind the marker `---` of its document
  return `${/^\s*\n/.exec(text)?.[0] ?? ''}${written.replace(/^\n+/, '')}`;
}
