import { structFields } from '../catalog/struct-walk';

export interface DestinationFault {
  readonly problem: string;
  readonly remedy: string;
}

/** Actions whose parameters write into the Kubernetes object itself. */
const OBJECT_ACTIONS = ['k8s', 'argoWorkflow'];

/**
 * Why a parameter writes to a field that nothing reads. Parameters of a trigger write into the template, those of an action into the action or its object.
 *
 * @param action undefined for parameters of a trigger
 */
export function destinationFault(dest: string, action: string | undefined): DestinationFault | undefined {
  // a backslash takes the next character as it is, and a colon a number as a name
  if (dest === '' || /[\\:]/.test(dest)) return undefined;
  const item = /\[(\d+)\]/.exec(dest);
  if (item !== null) {
    return { problem: `is ${JSON.stringify(dest)}, and the path of an item has a dot in place of brackets`, remedy: `write ${dest.replace(/\[(\d+)\]/g, '.$1')}` };
  }
  if (action !== undefined && OBJECT_ACTIONS.includes(action)) {
    const prefix = /^(?:(?:k8s|argoWorkflow)\.)?(?:source\.)?resource\.|^(?:k8s|argoWorkflow)\./.exec(dest)?.[0];
    return prefix === undefined ? undefined : { problem: `is ${JSON.stringify(dest)}, and parameters of ${action} begin at the object`, remedy: `write ${dest.slice(prefix.length)}` };
  }
  // the object of a custom trigger is what its server gives
  if (action === 'custom') return undefined;
  const struct = action === undefined ? 'TriggerTemplate' : structFields('TriggerTemplate').get(action)?.struct;
  const unknown = struct && unknownField(struct, dest.split('.'));
  return unknown ? {
    problem: `is ${JSON.stringify(dest)}, and ${unknown} is not a field there`,
    remedy: action === undefined ? 'begin with the action, for example k8s.source.resource.spec' : `write a path from a field of ${action}`,
  } : undefined;
}

/** The first step that is not a field of its struct. */
function unknownField(struct: string, steps: readonly string[]): string | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return undefined;
  const type = structFields(struct).get(step);
  if (type === undefined) return step;
  if (type.struct === undefined) return undefined;
  return unknownField(type.struct, type.many === undefined ? rest : rest.slice(1));
}
