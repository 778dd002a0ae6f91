import { Journal } from './journal';
import { Choose, Chosen } from './targets';
import { UndoStack } from './undo-stack';
import { Cluster } from '../cluster/cluster';
import { FlowNames } from '../cluster/live-pods';
import { DrillOptions } from '../run/options';

/** What a fault may use. */
export interface FaultTools {
  readonly cluster: Cluster;
  readonly names: FlowNames;
  readonly options: DrillOptions;
  readonly restore: UndoStack;
  readonly journal: Journal;
  readonly say: (line: string) => void;
  readonly pause: (seconds: number) => Promise<void>;
  /** Whether events are delivered steadily now. */
  readonly steady: () => Promise<boolean>;
}

/** A failure that the drill causes. */
export interface Fault {
  readonly id: string;
  /** Id of the failure of the analysis that predicts it. */
  readonly failure: string;
  readonly title: string;
  /** Hits nodes, so the load generator must run on others. */
  readonly hitsNodes: boolean;
  readonly choose: Choose;
  readonly act: (target: Chosen, tools: FaultTools) => Promise<void>;
  /** Why the fault is skipped. */
  readonly impossible?: (options: DrillOptions) => string | undefined;
}
