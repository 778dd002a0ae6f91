import * as argoevents from '../../../imports/argo-events';
import { SensorThroughput } from '../throughput/throughput';
import { HaWorkloadProps } from '../workload/ha-workload-props';

/** Dependencies and triggers of a Sensor, in the fields of Argo Events, and overrides of the derived values. */
export interface HaSensorProps extends HaWorkloadProps {
  /**
   * The events that the triggers wait for, see `HaEventSource.event()`.
   *
   * @default - none: `addDependency()` adds them
   * @throws when the list is empty
   */
  readonly dependencies?: argoevents.EventDependency[];

  /**
   * Triggers to run. By default each trigger gets `atLeastOnce: true` and a retryStrategy.
   *
   * @default - none: `addTrigger()` adds them
   * @throws when the list is empty, when the controller would refuse a trigger, or when a trigger would never run
   */
  readonly triggers?: argoevents.Trigger[];

  /**
   * Events that the Sensor is to bear. Their number and size, and the timeouts of HTTP triggers, decide the memory of the pods. The Sensor carries the
   * declaration as an annotation, which `ha-events check` compares with the memory limit.
   *
   * @default - none: a memory limit of 256Mi, see docs/sizing.md
   * @throws when the memory limit in `template`, or the rateLimit of a trigger, does not bear the events
   */
  readonly throughput?: SensorThroughput;

  /**
   * Number of pods, of which one is active.
   *
   * @default 3
   * @throws when it is below 2
   */
  readonly replicas?: number;

  /**
   * Retry of triggers without their own retryStrategy.
   *
   * @default - 6 attempts in about 31 s: the pauses begin with 1 s and double, with up to a tenth of jitter
   */
  readonly retryStrategy?: argoevents.Backoff;

  /**
   * Whether a Job gives the Sensor's state as many copies as the bus has. Argo Events makes it with one: while that server is away
   * the Sensor cannot start and its conditions do not work. The Job also lets only the leader read it, so that no read goes to
   * a server that has vanished, unless the bucket is there already and a trigger waits for several events.
   *
   * @default true
   */
  readonly bucketJob?: boolean;

  /**
   * Fields added to every log line.
   *
   * @default - none
   */
  readonly loggingFields?: { [key: string]: string };

  /**
   * Old revisions of the Deployment to keep.
   *
   * @default - Kubernetes' own, 10
   */
  readonly revisionHistoryLimit?: number;
}
