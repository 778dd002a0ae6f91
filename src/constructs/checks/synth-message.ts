/** What the check of an app says of one of its objects. */
export interface SynthMessage {
  readonly isError: boolean;
  readonly text: string;
  /** Path of the ApiObject that it is about. */
  readonly about: string;
}
