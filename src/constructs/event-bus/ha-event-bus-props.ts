import { ApiObjectMetadata, Duration, Size } from 'cdk8s';
import { JetStreamOptions, StreamOptions } from './event-bus-options';
import { KeeperOptions } from './keeper-options';
import { OwnServersOptions } from './own-servers-options';
import { StorageOptions } from './storage-options';
import * as argoevents from '../../../imports/argo-events';
import { BusRuntime } from '../../contract/bus-runtime';
import { FailureDomain } from '../../contract/failure-domain';
import { NodeGuardOptions } from '../node-guard/node-guard-options';
import { EventBusThroughput } from '../throughput/throughput';
import { BusGuardOptions } from '../workload/bus-guard-options';
import { PodDisruptionBudgetOptions } from '../workload/pod-disruption-budget-options';

/** What an EventBus is asked to survive, and every value derived from it. */
export interface HaEventBusProps {
  /**
   * Failure domain whose loss events must survive. EventSources and Sensors on the bus inherit it.
   *
   * @default FailureDomain.NODE
   */
  readonly survives?: FailureDomain;

  /**
   * Whether the Argo Events controller or this library creates the JetStream servers. A change of a bus that is deployed replaces its servers by
   * others, without its events: docs/operations.md#move-a-flow-to-another-bus.
   *
   * @default BusRuntime.OWN_SERVERS
   */
  readonly runtime?: BusRuntime;

  /**
   * Options that apply only to own servers.
   *
   * @default - the values that each option documents
   * @throws when it is given with runtime NATIVE
   */
  readonly ownServers?: OwnServersOptions;

  /**
   * Number of zones of the cluster. To survive the loss of a zone, at least 3.
   *
   * @default 3
   */
  readonly zones?: number;

  /**
   * Metadata of the EventBus. Argo Events uses the bus `default` for objects that name no bus.
   *
   * @default - name `default`, and annotations that keep Argo CD from pruning or deleting the bus with its events
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Number of JetStream servers: 3 (one may fail) or 5 (two may fail). A change from 5 to 3 needs manual steps: removed
   * servers still count for the quorum.
   *
   * @default 3
   * @throws when it is neither 3 nor 5
   */
  readonly replicas?: number;

  /**
   * JetStream version: for a native bus, one that the configuration of the Argo Events controller lists; for own servers, any version of
   * nats-server from 2.10 on.
   *
   * @default - '2.10.29' for a native bus, which the install manifests of Argo Events v1.9.11 and the Helm chart from 2.4.25 on list; '2.14.10' for own servers
   * @throws for a native bus, when neither `jetStreamVersions` nor a published controller of Argo Events v1.9.11 lists it: the bus would never
   * start; for both, when it is older than 2.10
   */
  readonly version?: string;

  /**
   * JetStream versions that your controller lists, if its configuration is not a published one. `version` may be any of them. The EventBus
   * carries the list as an annotation for `HaAnalysis`, `ha-events` and the plugin of cdk8s-cli.
   *
   * @default - the lists of the published controllers of Argo Events v1.9.11
   * @throws when `version` is not among them, and for own servers
   */
  readonly jetStreamVersions?: string[];

  /**
   * The volume of every server: storage class, size (a Kubernetes quantity), access mode. The class should bind its
   * volumes when a pod is scheduled (WaitForFirstConsumer). Cannot be changed later.
   *
   * @default - 20Gi of the cluster's default storage class, or what `throughput` needs
   * @throws when it is smaller than 100Mi or than what the stream may hold
   */
  readonly persistence?: argoevents.PersistenceStrategy;

  /**
   * The same volume, with cdk8s types.
   *
   * @default - 20 GiB of the cluster's default storage class
   * @throws when `persistence` has another value for the same field
   */
  readonly storage?: StorageOptions;

  /**
   * Events that the bus is to bear. Their number, size and time decide the volume, the stream, the memory of the servers and the largest event. The
   * EventBus carries the declaration as an annotation, which `ha-events check` compares with the limits.
   *
   * @default - none: 20Gi of volume, 1Gi of memory and 72 hours, see docs/sizing.md
   * @throws when a value that is given does not bear the events
   */
  readonly throughput?: EventBusThroughput;

  /**
   * The stream that holds the events.
   *
   * @default - as many copies as servers, 72 h, 80 % of the file store
   */
  readonly stream?: StreamOptions;

  /**
   * Limits and durability of the servers.
   *
   * @default - 85 % of the volume, a quarter of the memory limit, every write on disk before it is acknowledged
   */
  readonly jetstream?: JetStreamOptions;

  /**
   * Largest event, a number with KB or MB. The body of a webhook request grows by about a third in the event.
   *
   * @default '2MB'
   */
  readonly maxPayload?: string;

  /**
   * Largest event, as a cdk8s `Size`.
   *
   * @default Size.mebibytes(2)
   * @throws when `maxPayload` is given too
   */
  readonly maxEventSize?: Size;

  /**
   * How often a server pings its peers and clients. A lost connection is closed after `pingInterval` times `pingMax` + 1. Until then events
   * may be sent to it, and each waits 5 s for an answer. The default of NATS is 2 minutes; between servers it is 30 s.
   *
   * @default Duration.seconds(1)
   * @throws when it is less than 100 ms
   * @see https://docs.nats.io/running-a-nats-service/configuration
   */
  readonly pingInterval?: Duration;

  /**
   * Number of unanswered pings before a connection is closed.
   *
   * @default 3
   */
  readonly pingMax?: number;

  /**
   * Resources, security context and pull policy of the NATS container.
   *
   * @default - requests 250m CPU and 1Gi memory, memory limit 1Gi, or the memory that `throughput` needs, restricted
   */
  readonly containerTemplate?: argoevents.ContainerTemplate;

  /**
   * Resources, security context and pull policy of the container that reloads the configuration.
   *
   * @default - requests 10m CPU and 32Mi memory, memory limit 64Mi, restricted
   */
  readonly reloaderContainerTemplate?: argoevents.ContainerTemplate;

  /**
   * Resources, security context and pull policy of the metrics exporter.
   *
   * @default - requests 10m CPU and 32Mi memory, memory limit 128Mi, restricted
   */
  readonly metricsContainerTemplate?: argoevents.ContainerTemplate;

  /**
   * Security context of the pods. Fields that are left out keep their defaults.
   *
   * @default - user and group 1000, not root, the runtime's default seccomp profile
   */
  readonly securityContext?: argoevents.PodSecurityContext;

  /**
   * Affinity of the pods. `podAntiAffinity` replaces the derived one; `nodeAffinity` and `podAffinity` are added to it.
   *
   * @default - POD: spread over zones and hosts is preferred. NODE: one host each, zones preferred. ZONE: one zone each, or with
   * more servers than zones one host each, and the pod policy spreads them evenly over the zones
   */
  readonly affinity?: argoevents.Affinity;

  /**
   * Node labels that the pods need.
   *
   * @default - none
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Tolerations of the pods. A bus server holds a volume, so by default it stays bound to its node.
   *
   * @default - none
   */
  readonly tolerations?: argoevents.Toleration[];

  /**
   * PriorityClass of the pods. A high priority protects them from preemption.
   *
   * @default - none
   */
  readonly priorityClassName?: string;

  /**
   * Service account of the pods; NATS needs no permission, and pods of own servers get no token.
   *
   * @default - the namespace's `default`
   */
  readonly serviceAccountName?: string;

  /**
   * Secrets for pulling the images, those of the keeper, of the Jobs and of the node guard too.
   *
   * @default - none
   */
  readonly imagePullSecrets?: argoevents.LocalObjectReference[];

  /**
   * Further arguments of nats-server.
   *
   * @default - none, beside `--no_advertise=true` with the bus guard: clients that learn the servers' own addresses would go past it
   */
  readonly startArgs?: string[];

  /**
   * Further labels and annotations of the pods.
   *
   * @default - none
   * @throws when it has another value for a label that the servers have already
   */
  readonly podMetadata?: argoevents.Metadata;

  /**
   * The budget that keeps a drain from taking more than one server.
   *
   * @default - maxUnavailable 1, IfHealthyBudget
   */
  readonly podDisruptionBudget?: PodDisruptionBudgetOptions;

  /**
   * Whether pods on this bus request fields that the custom resources lack: probes, preStop, grace period, topology
   * spread, the bus guard. Needs an HaPodPolicy in the cluster. Without it, the spread is required by anti-affinity.
   *
   * @default - true for a native bus, false for own servers
   */
  readonly podPolicy?: boolean;

  /**
   * Whether EventSources and Sensors connect through a guard in their own pod. Without the guard, clients of a server whose
   * node is lost hang for minutes. A guard prefers the server in its own zone. Needs the pod policy.
   *
   * @default - on to survive NODE or ZONE when podPolicy is on and the bus is native
   * @throws when it is true for own servers
   */
  readonly busGuard?: boolean;

  /**
   * The guard on each node, through which clients reach own servers and callers reach webhooks. The controller configures the clients of a native
   * bus, so there the guard serves only webhooks.
   *
   * @default - a dedicated guard for own servers, none for a native bus
   */
  readonly nodeGuard?: NodeGuardOptions;

  /**
   * Image and resources of the bus guard.
   *
   * @default - the values that each option documents
   * @throws when it has a value for own servers
   */
  readonly busGuardOptions?: BusGuardOptions;

  /**
   * HAProxy image of the guard in the pods.
   *
   * @default 'haproxy:3.2-alpine'
   * @throws when it is given for own servers
   */
  readonly busGuardImage?: string;

  /**
   * Version of Argo Events. The bus, its EventSources and its Sensors reject options that this version does not support: a field, a JetStream
   * version that its published controllers do not list, timings of a Lease before v1.9.11.
   *
   * @default - unknown: v1.9.11
   * @throws when it is older than v1.9.6, whose webhooks acknowledge events that are lost
   */
  readonly argoEventsVersion?: string;

  /**
   * Version of Kubernetes, major and minor. The objects of the bus, of its EventSources and of its Sensors use only fields and
   * values of this version: `trafficDistribution` is `PreferSameZone` from 1.34 on, `PreferClose` before, and omitted in 1.30.
   *
   * @default - unknown: fields that work from 1.31 on
   * @throws when it is older than 1.30, or does not have a field without which a flow cannot survive its failure domain
   */
  readonly kubernetesVersion?: string;

  /**
   * DNS domain of the cluster, needed by the guard and by the certificate of own servers.
   *
   * @default 'cluster.local'
   */
  readonly clusterDomain?: string;

  /**
   * The keeper: a Deployment that verifies that the JetStream cluster is complete, and repairs it.
   *
   * @default - a keeper that also watches the subscriptions of Sensors
   */
  readonly keeper?: KeeperOptions;

  /**
   * Image with the NATS command line, curl and jq, for the keeper and the Jobs of Sensors.
   *
   * @default 'natsio/nats-box:0.19.5'
   */
  readonly natsBoxImage?: string;

  /**
   * Argo CD sync wave of the bus; its keeper comes one later. The default of EventSources is -1, of Sensors 0.
   *
   * @default -2
   */
  readonly syncWave?: number;
}
