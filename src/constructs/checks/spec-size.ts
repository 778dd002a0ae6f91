import { LONGEST_VARIABLE, objectVariable } from '../../argo-events/workload/object-variable';

/** Go writes some empty fields too, such as a webhook's url. */
const LONGEST_HERE = Math.floor(LONGEST_VARIABLE * 0.9);

/** The whole custom resource travels to its pods base64-encoded in one environment variable; a longer one keeps them from starting. */
export function validateSpecSize(kind: 'EventSource' | 'Sensor', manifest: unknown, toDo: string): void {
  // base64 makes eight bytes of six
  if (mostBytes(manifest) < LONGEST_HERE / 2) return;
  const { name, bytes, length } = objectVariable(kind, manifest);
  if (length <= LONGEST_HERE) return;
  throw new Error(`got a spec of ${bytes} bytes. It needs ${length} bytes in the variable ${name}, and its pods could not start ("argument list too long"). `
    + `Allowed: ${LONGEST_HERE} bytes, 10 % below the limit of Linux, which is about ${Math.floor(LONGEST_HERE * 0.74)} of the spec; ${toDo}`);
}

/** No fewer bytes than the JSON of a value has, which takes longer to write: no character becomes more than six, and no number more than 30. */
function mostBytes(value: unknown): number {
  if (typeof value === 'string') return value.length * 6 + 3;
  if (typeof value !== 'object' || value === null) return 30;
  return Object.keys(value).reduce((bytes, key) => bytes + key.length * 6 + 4 + mostBytes((value as Record<string, unknown>)[key]), 3);
}
