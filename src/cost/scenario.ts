import { Sums } from './sums';
import { FailureDomain } from '../contract/failure-domain';

/** The manifests, or other manifests for the same flows. */
export interface Scenario {
  readonly name: 'given' | 'without-ha' | FailureDomain;
  readonly total: Sums;
}
