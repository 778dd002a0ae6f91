type Path = readonly (string | number)[];

/** A part of a custom resource that has no effect. */
export interface DroppedField {
  /** From the root of the resource, list indices included. */
  readonly path: Path;
  /** Names of fields beside it of which the same is true. */
  readonly beside?: readonly string[];
  readonly reason: string;
  readonly instead: string;
  /** Where the value has its effect, as it is; there is no value yet. */
  readonly moveTo?: Path;
  /** The field comes from an older version, and nothing is lost with it. */
  readonly harmless?: true;
}
