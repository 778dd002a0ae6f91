import { Cost } from '../../cost/cost';
import { Measured } from '../../cost/measured';
import { Prices } from '../../cost/prices';
import { Scenario } from '../../cost/scenario';
import { StandingLoad } from '../../cost/standing-load';

/** All that a report of costs shows. */
export interface CostReport {
  readonly cost: Cost;
  /** The manifests first. */
  readonly scenarios: readonly Scenario[];
  /** Undefined where no price file is given: then quantities alone are told. */
  readonly prices?: Prices;
  /** Of the manifests, while no event comes. */
  readonly load: StandingLoad;
  /** Of a cluster; undefined for manifests. */
  readonly measured?: Measured;
}
