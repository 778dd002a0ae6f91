import * as argoevents from '../../../imports/argo-events';

/**
 * The keeper of an EventBus: a Deployment of one pod that restarts servers which cannot join the others, raises the stream and the buckets of
 * Sensors to their copies, and brings back subscriptions of Sensors that are dead.
 */
export interface KeeperOptions {
  /**
   * Whether the bus has a keeper. Without a keeper, some cold starts leave a bus that looks Ready and can store nothing with three copies, and a
   * dead subscription stops its trigger until somebody restarts the Sensor.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Image with the NATS command line, curl and jq.
   *
   * @default - `natsBoxImage` of the bus
   */
  readonly image?: string;

  /**
   * Whether the keeper watches the subscriptions (JetStream consumers) of all Sensors on the bus. It remembers the position of each one in a
   * key-value bucket of the bus. It creates a deleted subscription again, and brings it the events since that position. A trigger may
   * get events of the last seconds twice when its Sensor has restarted meanwhile, or when a dependency was changed.
   *
   * @default true
   */
  readonly subscriptions?: boolean;

  /**
   * Whether the keeper may end the active process of a Sensor that does not ask for waiting events, at most five times in a row. Otherwise
   * the keeper only reports such a Sensor.
   *
   * @default true
   */
  readonly restartSensors?: boolean;

  /**
   * Whether the keeper moves the JetStream leaders of the stream, the buckets and the consumers away from a server to which Sensors are
   * connected, where another server has at most half as many of their connections. The loss of one server then takes the leaders or
   * connections of Sensors, not both. A move takes less than a second.
   *
   * @default true
   */
  readonly moveLeaders?: boolean;

  /**
   * Resources of the keeper. What is left out keeps its default.
   *
   * @default - requests 10m CPU and 32Mi memory, memory limit 128Mi
   */
  readonly resources?: argoevents.ResourceRequirements;

  /**
   * Labels of the nodes.
   *
   * @default - `nodeSelector` of the bus
   */
  readonly nodeSelector?: { [label: string]: string };

  /**
   * Tolerations of the pod.
   *
   * @default - `tolerations` of the bus
   */
  readonly tolerations?: argoevents.Toleration[];

  /**
   * PriorityClass of the pod.
   *
   * @default - `priorityClassName` of the bus
   */
  readonly priorityClassName?: string;

  /**
   * Further labels and annotations of the pod.
   *
   * @default - `podMetadata` of the bus
   */
  readonly podMetadata?: argoevents.Metadata;
}
