/**
 * Why an edit is not made.
 * shared: an anchor, alias or merge key shares the place with others.
 * variable: the value holds a variable that another tool replaces.
 * unlike: the document holds something else than the edit expects.
 * conflict: another edit wants another value.
 * harm: the edit does not cure its finding, or would create another one.
 * unreadable: a document of the file cannot be read.
 */
export type RefusalReason = 'shared' | 'variable' | 'unlike' | 'conflict' | 'harm' | 'unreadable';

/** Thrown where an edit cannot be made safely. */
export class Refusal extends Error {
  constructor(readonly reason: RefusalReason) {
    super(reason);
  }
}
