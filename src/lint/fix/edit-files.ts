import { editText } from './edit-text';
import { RefusalReason } from './refusal';
import { FileText } from '../../manifests/load-manifests';
import { DocumentText } from '../../manifests/manifest-object';
import { Edit } from '../engine/rule';
import { RuleFinding } from '../engine/suppress';

export interface EditedFiles {
  readonly files: readonly FileText[];
  /** Why nothing was changed for some of the findings. */
  readonly refused: ReadonlyMap<RuleFinding, RefusalReason>;
}

/** The files with the edits of the findings made in them. */
export function editFiles(files: readonly FileText[], findings: readonly RuleFinding[]): EditedFiles {
  const byFile = new Map<string, Map<DocumentText, RuleFinding[]>>();
  for (const finding of findings) {
    const { file, document } = finding.object.source;
    const documents = byFile.get(file) ?? new Map<DocumentText, RuleFinding[]>();
    byFile.set(file, documents.set(document, [...documents.get(document) ?? [], finding]));
  }
  const refused = new Map<RuleFinding, RefusalReason>();
  const edited = files.map(file => {
    const documents = byFile.get(file.file);
    return documents === undefined || !('text' in file) ? file : { ...file, text: editDocuments(file.text, documents, refused) };
  });
  return { files: edited, refused };
}

function editDocuments(text: string, documents: ReadonlyMap<DocumentText, RuleFinding[]>, refused: Map<RuleFinding, RefusalReason>): string {
  // from the end, so that the offsets of the others stay right
  return [...documents].sort(([a], [b]) => b.offset - a.offset).reduce((all, [document, findings]) => {
    const edited = editText(document.text, findings.map(editsInDocument));
    for (const [index, reason] of edited.refused) refused.set(findings[index], reason);
    return all.slice(0, document.offset) + edited.text + all.slice(document.offset + document.text.length);
  }, text);
}

/** Paths from the root of the document, which may be a List. */
function editsInDocument({ object, edits = [] }: RuleFinding): Edit[] {
  return edits.map(edit => ({ ...edit, path: [...object.source.path, ...edit.path] }));
}
