import { WorkloadKind } from '../../argo-events/catalog/labels';
import { refusalsOf } from '../../argo-events/refusals/refusals';
import { asArray, asRecord } from '../../values/json-values';
import { isPlaceholder } from '../../values/placeholder';

type Path = readonly (string | number)[];

/** Refuses what the controller refuses: it would make no pods. A value with a variable is what another tool makes of it. */
export function validateRefusals(kind: WorkloadKind, spec: unknown): void {
  const refusal = refusalsOf(kind, { spec }).find(({ path }) => !isVariable(spec, path.slice(1)));
  if (refusal === undefined) return;
  throw new Error(`${propPath(refusal.path.slice(1))} ${refusal.problem}, and the controller refuses the ${kind}. To do: ${refusal.remedy}`);
}

function isVariable(spec: unknown, path: Path): boolean {
  const value = path.reduce<unknown>((found, step) => typeof step === 'number' ? asArray(found)?.[step] : asRecord(found)?.[step], spec);
  return typeof value === 'string' && isPlaceholder(value);
}

/** `triggers[0].template.http.url`. */
function propPath(path: Path): string {
  return path.map((step, index) => typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`).join('');
}
