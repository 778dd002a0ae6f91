import { asArray, asRecord, asString } from '../../values/json-values';

/** Where the parameters of a trigger, or of its action, write: empty for a parameter without `dest`. */
export function destinations(parameters: unknown): string[] {
  return (asArray(parameters) ?? []).map(parameter => asString(asRecord(parameter)?.dest) ?? '');
}

/** Whether a parameter writes the field, or what holds the field, when the trigger runs: the value in the manifest is a placeholder then. */
export function isWritten(parameters: unknown, path: string): boolean {
  return destinations(parameters).some(dest => dest !== '' && `${path}.`.startsWith(`${dest}.`));
}
