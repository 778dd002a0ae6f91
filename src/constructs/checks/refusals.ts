import { WorkloadKind } from '../../argo-events/catalog/labels';
import { visitFields } from '../../argo-events/catalog/struct-walk';
import { Fault } from '../../argo-events/refusals/demand';
import { refusalsOf } from '../../argo-events/refusals/refusals';
import { runTimeFaults } from '../../argo-events/run-time/run-time-faults';
import { asArray, asRecord } from '../../values/json-values';
import { isPlaceholder } from '../../values/placeholder';

type Path = readonly (string | number)[];

/** Refuses what the controller or the API server refuses, and what surely fails after that. A value with a variable is what another tool makes of it. */
export function validateRefusals(kind: WorkloadKind, manifest: { readonly metadata?: unknown; readonly spec: unknown }): void {
  const refused = refusalsOf(kind, manifest).find(({ path }) => !isVariable(manifest, path));
  if (refused !== undefined) throw new Error(`${propPath(refused.path)} ${refused.problem}. The controller rejects the ${kind}. Fix: ${refused.remedy}`);
  const failing = runTimeFaults(kind, manifest, visitFields(kind, manifest))
    .find(({ path, fault }) => CONSEQUENCES[fault] !== undefined && !isVariable(manifest, path));
  if (failing !== undefined) throw new Error(`${propPath(failing.path)} ${failing.problem}. The ${kind} ${CONSEQUENCES[failing.fault]}. Fix: ${failing.remedy}`);
}

/** Of the faults that {@link runTimeFaults} finds with certainty. */
const CONSEQUENCES: Readonly<Partial<Record<Fault, string>>> = {
  'pod': 'gets no pods',
  'memory': 'exits each time it starts',
  'filter': 'discards the events',
  'filter-part': 'lets no event pass that filter',
  'bus-address': 'cannot be reached',
  'listener': 'never gets the event',
  'event-filter': 'drops the event',
  'action': 'cannot run the trigger',
  'action-beside': 'never runs that action',
  'parameter': 'omits the parameter',
  'parameter-key': 'cannot run the trigger',
  'parameter-fallback': 'uses the default in its place',
  'payload': 'exits each time the trigger runs',
  'rate-limit': 'uses Second in its place',
  'rate-limit-zero': 'exits each time it starts',
};

function isVariable(manifest: unknown, path: Path): boolean {
  const value = path.reduce<unknown>((found, step) => typeof step === 'number' ? asArray(found)?.[step] : asRecord(found)?.[step], manifest);
  return typeof value === 'string' && isPlaceholder(value);
}

/** `triggers[0].template.http.url`. */
function propPath(path: Path): string {
  return path.slice(path[0] === 'spec' ? 1 : 0).map((step, index) => typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`).join('');
}
