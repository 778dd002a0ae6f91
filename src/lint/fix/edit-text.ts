import { isDeepStrictEqual } from 'node:util';
import { Document, parseDocument } from 'yaml';
import { applyEdit } from './apply-edit';
import { editSplices } from './edit-splices';
import { Refusal, RefusalReason } from './refusal';
import { isShared } from './shared-places';
import { spliced } from './splice';
import { styleOf } from './text-style';
import { Edit } from '../engine/rule';

export interface EditedText {
  readonly text: string;
  /** Why nothing was changed for some of the corrections, by their index. */
  readonly refused: ReadonlyMap<number, RefusalReason>;
}

/**
 * Makes corrections in the text of a YAML or JSON document and leaves the rest as it is written. Each correction is made with all its edits, or not
 * at all.
 */
export function editText(text: string, corrections: readonly (readonly Edit[])[]): EditedText {
  const refused = new Map<number, RefusalReason>();
  let edited = text;
  const make = (indices: readonly number[]) => {
    try {
      edited = allEdited(edited, indices.flatMap(index => corrections[index]));
    } catch (error) {
      // a RangeError is too deep a nesting, or too many aliases
      if (!(error instanceof Refusal || error instanceof RangeError || error instanceof ReferenceError)) throw error;
      if (indices.length === 1) {
        refused.set(indices[0], error instanceof Refusal ? error.reason : 'unlike');
      } else {
        const half = Math.floor(indices.length / 2);
        make(indices.slice(0, half));
        make(indices.slice(half));
      }
    }
  };
  const values = new Map<string, Edit>();
  const agreed = corrections.flatMap((edits, index) => {
    if (edits.every(edit => agrees(edit, values.get(JSON.stringify(edit.path))))) {
      for (const edit of edits) values.set(JSON.stringify(edit.path), edit);
      return [index];
    }
    refused.set(index, 'conflict');
    return [];
  });
  if (agreed.length > 0) make(agreed);
  return { text: edited, refused };
}

/** Whether both edits of a place may be made. */
function agrees(edit: Edit, other: Edit | undefined): boolean {
  return other === undefined || ('append' in edit && 'append' in other) || isDeepStrictEqual(edit, other);
}

/** After one reading of the text; throws where that does not give what the edits ask for. */
function allEdited(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const document = read(text);
  const shared = isShared(document);
  if (edits.some(({ path }) => shared(path))) throw new Refusal('shared');
  const style = styleOf(document, text);
  const wanted = edits.reduce<unknown>(applyEdit, document.toJS());
  const result = spliced(text, editSplices(document, style, edits));
  if (result === undefined || !isDeepStrictEqual(read(result).toJS(), wanted)) throw new Refusal('unlike');
  if (style.json) JSON.parse(result);
  return result;
}

function read(text: string): Document {
  const document = parseDocument(text, { keepSourceTokens: true, logLevel: 'silent', merge: true });
  if (document.errors.length > 0) throw new Refusal('unlike');
  return document;
}
