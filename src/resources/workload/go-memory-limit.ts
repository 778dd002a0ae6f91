import * as argoevents from '../../../imports/argo-events';
import { bytes as parseQuantity } from '../../values/quantity';

/** Go collects garbage harder near 90 % of the memory limit, before the kernel kills the process at 100 %. */
export function goMemoryLimit(resources: argoevents.ResourceRequirements) {
  const limit = resources.limits?.memory;
  const bytes = limit === undefined ? undefined : parseQuantity(limit);
  return bytes === undefined ? [] : [{ name: 'GOMEMLIMIT', value: `${Math.floor(bytes * 0.9)}B` }];
}
