/** A part of a custom resource that has no effect. */
export interface DroppedField {
  /** From the root of the resource, list indices included. */
  readonly path: readonly (string | number)[];
  readonly reason: string;
  readonly instead: string;
}
