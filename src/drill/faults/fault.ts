import { Journal } from './journal';
import { Choose, Chosen } from './targets';
import { Restore } from './undo-stack';
import { Cluster } from '../cluster/cluster';
import { FlowNames } from '../cluster/live-pods';
import { DrillOptions } from '../run/options';

/** What a fault may use. */
export interface FaultTools {
  readonly cluster: Cluster;
  readonly names: FlowNames;
  readonly options: DrillOptions;
  readonly restore: Restore;
  readonly journal: Journal;
  readonly say: (line: string) => void;
  readonly pause: (seconds: number) => Promise<void>;
  /** Whether events are delivered steadily now. */
  readonly steady: () => Promise<boolean>;
}

/** Something that is done to the flow on purpose. */
export interface Fault {
  readonly id: string;
  /** Id of the failure of the analysis that predicts it. */
  readonly failure: string;
  readonly title: string;
  /** Hits nodes, so the tools must be elsewhere. */
  readonly hitsNodes: boolean;
  readonly choose: Choose;
  readonly act: (victim: Chosen, tools: FaultTools) => Promise<void>;
  /** Why it is left out. */
  readonly impossible?: (options: DrillOptions) => string | undefined;
}
