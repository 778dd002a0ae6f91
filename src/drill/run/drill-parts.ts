import { DrillOptions } from './options';
import { Prometheus } from '../alerts/prometheus';
import { Clock } from '../cluster/clock';
import { Cluster } from '../cluster/cluster';
import { Progress } from '../observe/progress';

/** What a drill works with. */
export interface DrillParts {
  readonly cluster: Cluster;
  readonly clock: Clock;
  readonly options: DrillOptions;
  readonly progress: Progress;
  /** Without it, nobody looks at the alerts. */
  readonly prometheus?: Prometheus;
}
