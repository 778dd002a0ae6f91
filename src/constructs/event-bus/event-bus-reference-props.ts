import { EventBusAccess } from '../../contract/bus-access';
import { BusRuntime } from '../../contract/bus-runtime';
import { FailureDomain } from '../../contract/failure-domain';
import { HaNodeGuard } from '../node-guard/ha-node-guard';
import { BusGuardOptions } from '../workload/bus-guard-options';

/** What is known of an EventBus that is defined elsewhere in the same namespace. */
export interface EventBusReferenceProps {
  /**
   * What the bus survives; its EventSources and Sensors inherit it.
   *
   * @default FailureDomain.NODE
   */
  readonly survives?: FailureDomain;

  /**
   * How many zones the cluster has.
   *
   * @default 3
   */
  readonly zones?: number;

  /**
   * Number of JetStream servers.
   *
   * @default 3
   */
  readonly replicas?: number;

  /**
   * Copies of the state of a Sensor on the bus.
   *
   * @default - as many as servers
   */
  readonly streamReplicas?: number;

  /**
   * Who makes its servers.
   *
   * @default BusRuntime.NATIVE, with a warning unless `access`, `busGuard` or `keeper: false` is given
   */
  readonly runtime?: BusRuntime;

  /**
   * Names by which its servers are reached, for Jobs.
   *
   * @default - the names that the controller, or an HaEventBus of own servers, gives them
   */
  readonly access?: EventBusAccess;

  /**
   * Whether the cluster has an HaPodPolicy.
   *
   * @default - true for a native bus, false for own servers
   */
  readonly podPolicy?: boolean;

  /**
   * Whether the bus was made by an HaEventBus with the bus guard on, so that the guard's ConfigMap and the Service that tells which server is near
   * exist.
   *
   * @default false
   */
  readonly busGuard?: boolean;

  /**
   * A guard on each node through which the webhooks of EventSources on the bus are called. The clients of the bus connect as its URL says: through
   * the guard of the HaEventBus that made the bus, where there is one.
   *
   * @default - none
   */
  readonly nodeGuard?: HaNodeGuard;

  /**
   * Whether this app makes that ConfigMap and that Service, for a native bus that no HaEventBus made. The servers of such a bus need the argument
   * `--no_advertise=true`, in `spec.jetstream.startArgs`: clients that learn the addresses of the servers go past the guard.
   *
   * @default false
   */
  readonly busGuardObjects?: boolean;

  /**
   * Image and resources of the guard.
   *
   * @default - the values that each option documents
   * @throws when it has a value for own servers
   */
  readonly busGuardOptions?: BusGuardOptions;

  /**
   * HAProxy image of the guard.
   *
   * @default 'haproxy:3.2-alpine'
   * @throws when it is given for own servers
   */
  readonly busGuardImage?: string;

  /**
   * Version of Argo Events, see `HaEventBus`.
   *
   * @default - unknown: v1.9.11
   */
  readonly argoEventsVersion?: string;

  /**
   * Version of Kubernetes, major and minor, see `HaEventBus`.
   *
   * @default - unknown: fields that work from 1.31 on
   */
  readonly kubernetesVersion?: string;

  /**
   * DNS domain of the cluster, needed by the guard.
   *
   * @default 'cluster.local'
   */
  readonly clusterDomain?: string;

  /**
   * Image with the NATS command line, for the Jobs that bring Sensor state to its copies.
   *
   * @default 'natsio/nats-box:0.19.5'
   */
  readonly natsBoxImage?: string;

  /**
   * Whether an HaEventBus made the bus with its keeper. A Sensor that elects by a Lease then allows the keeper to take the Lease.
   *
   * @default true
   */
  readonly keeper?: boolean;
}
