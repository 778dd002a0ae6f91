import { Clock } from './clock';
import { Cluster } from './cluster';
import { DrillOptions } from './options';
import { Progress } from './progress';

/** What a drill works with. */
export interface DrillParts {
  readonly cluster: Cluster;
  readonly clock: Clock;
  readonly options: DrillOptions;
  readonly progress: Progress;
}
