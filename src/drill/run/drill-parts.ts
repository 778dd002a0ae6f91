import { DrillOptions } from './options';
import { Clock } from '../cluster/clock';
import { Cluster } from '../cluster/cluster';
import { Progress } from '../observe/progress';

/** What a drill works with. */
export interface DrillParts {
  readonly cluster: Cluster;
  readonly clock: Clock;
  readonly options: DrillOptions;
  readonly progress: Progress;
}
