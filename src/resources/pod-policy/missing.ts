import { cel } from './cel';
import { Validation } from './pod-addition';

/**
 * Warns when a pod has the annotation and not what it asks for. Either no policy was there when the pod was created, or the
 * value cannot be used; the message names both. The API server cuts warnings at 256 characters.
 *
 * @param key annotation that asks for the addition
 * @param what the missing part, in the words of the pod's API
 * @param present CEL, true when the pod has it
 */
export function missing(key: string, what: string, present: string): Validation {
  return {
    expression: cel`
      !("${key}" in variables.annotations)
        || ${present}`,
    messageExpression: cel`
      'no ${what}, asked for by ${key}: "'
        + string(variables.annotations["${key}"])
        + '". Install HaPodPolicy or correct the value, then recreate the pod'`,
  };
}
