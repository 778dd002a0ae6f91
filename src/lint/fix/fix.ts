import { editText } from './edit-text';
import { DocumentText } from '../../manifests/manifest-object';
import { Edit } from '../engine/rule';
import { RuleFinding } from '../engine/suppress';

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
      text = text.slice(0, document.offset) + editText(document.text, edits) + text.slice(document.offset + document.text.length);
    }
    if (text !== before) fixed.set(file, text);
  }
  return fixed;
}
