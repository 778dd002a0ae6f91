import { OPERATOR_ENV } from './client-workload';

/** Linux takes no environment variable, name and value together, that is longer (MAX_ARG_STRLEN, 32 pages). */
export const LONGEST_VARIABLE = 128 * 1024;

/** The environment variable in which the pods of an EventSource or Sensor get their object. */
export interface ObjectVariable {
  readonly name: string;
  /** Bytes of the object as JSON. */
  readonly bytes: number;
  /** Bytes of the variable. */
  readonly length: number;
}

export function objectVariable(kind: 'EventSource' | 'Sensor', object: unknown): ObjectVariable {
  const [name] = OPERATOR_ENV[kind];
  // Go writes <, > and & as six characters each
  const bytes = Buffer.byteLength(JSON.stringify(object).replace(/[<>&]/g, '\\u0000'));
  // base64 makes 4 characters of 3 bytes; name, "=" and the final NUL count too
  return { name, bytes, length: Math.ceil(bytes / 3) * 4 + name.length + 2 };
}
