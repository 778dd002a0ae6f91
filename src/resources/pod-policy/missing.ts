import { cel } from './cel';
import { Validation } from './pod-addition';

/**
 * Warns when a pod has any of the annotations and not what they ask for: no policy was there when the pod was created, or a
 * value cannot be used.
 *
 * @param what the missing part, in the words of the pod's API
 * @param keys annotations that ask for it
 * @param present CEL, true when the pod has it
 */
export function missing(what: string, keys: string[], present: string): Validation {
  return {
    expression: cel`
      ![
        ${keys.map(key => `"${key}"`).join(',\n')}
      ].exists(key, key in variables.annotations)
        || ${present}`,
    message: `${what} is missing. Install HaPodPolicy or correct ${keys.join(', ')}, then recreate the pod`,
  };
}
