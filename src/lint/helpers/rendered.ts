import { FlowObject } from '../../manifests/manifest-object';
import { hasVariable } from '../../manifests/variables';
import { asArray, asRecord } from '../../values/json-values';
import { Path } from '../engine/rule';

/** Whether the value at a path is what will be applied: not a variable that another tool replaces first, such as `${replicas}`. */
export function isRendered({ manifest }: FlowObject, path: Path): boolean {
  const value = path.reduce<unknown>((found, step) => typeof step === 'number' ? asArray(found)?.[step] : asRecord(found)?.[step], manifest);
  return typeof value !== 'string' || !hasVariable(value);
}
