import { LiveBus } from './live-bus';
import { GuardedWay, GuardPlace, NodeGuard, WebhookNodeGuard } from './node-guards';
import { GuardPorts } from './webhook-guard';
import { BusType, Elector } from '../argo-events/catalog/client-election';
import { SourceEvent } from '../argo-events/catalog/event-source-events';
import { StreamConfig } from '../argo-events/nats/stream-config';
import { FailureDomain } from '../contract/failure-domain';
import { FlowObject } from '../manifests/manifest-object';
import { Json } from '../values/json-values';

/** What manifests make of events: from sources by a bus to sensors, and what guards each of them. Plain data. */
export interface Flow {
  /** Every object that was kept, in the order of the files. */
  readonly objects: readonly FlowObject[];
  /** Kinds of which every object is known, as they were read in a cluster; empty for manifests. */
  readonly complete: ReadonlySet<string>;
  readonly buses: readonly Bus[];
  readonly sources: readonly Source[];
  readonly sensors: readonly Sensor[];
  /** Deployments of the controller itself. */
  readonly controllers: readonly FlowObject[];
  /** Policies that add to pods of Argo Events what {@link PodAnnotation} asks for. */
  readonly podPolicies: readonly FlowObject[];
  /** When its ConfigMap is among the objects. */
  readonly controllerConfig?: ControllerConfig;
}

/** JetStream in the configuration of the controller. */
export interface ControllerConfig {
  readonly object: FlowObject;
  readonly streamConfig?: Json;
  readonly settings?: string;
  readonly jetStreamVersions: readonly string[];
  /** Images of nats-server by version. */
  readonly natsImages: ReadonlyMap<string, string>;
}

/** An EventBus. */
export interface Bus extends Pods {
  readonly object: FlowObject;
  /** Undefined for an EventBus that the controller refuses for its type. */
  readonly type?: BusType;
  /** Undefined for a bus whose servers others run, unless their StatefulSet is among the objects. */
  readonly servers?: BusServers;
  /** The `spec.jetstream` of a native JetStream bus, else an empty object. */
  readonly jetstream: Json;
  /** Undefined when `streamConfig` cannot be read, or the bus has no stream. */
  readonly stream?: StreamConfig;
  /** Bytes of each server's volume; undefined when the store is an emptyDir. */
  readonly volumeBytes?: number;
  /** Another node can attach the volumes, as their StorageClass says; undefined when it is not among the objects, or not known. */
  readonly volumesFollow?: boolean;
  /** What its controller lists, as the annotation of the bus says; undefined without it. */
  readonly jetStreamVersions?: readonly string[];
  /** The cluster of a Kafka bus, where Strimzi runs it and its objects are among the manifests; the pods of the bus are then its brokers. */
  readonly kafka?: KafkaCluster;
  /** The keeper that an HaEventBus brings. */
  readonly keeper?: Keeper;
  /** Where a guard on each node takes its clients. */
  readonly guardPlace?: GuardPlace;
  /** What its servers say, where a cluster was read; undefined else. */
  readonly live?: LiveBus;
  /** The text in `jetstream { }` of every server; of own servers, their configuration. */
  readonly settings: string;
  /** The text of the server's directives outside of that; of own servers, the same configuration. */
  readonly directives: string;
}

/** A cluster of Kafka that Strimzi runs. */
export interface KafkaCluster {
  /** The `Kafka`. */
  readonly object: FlowObject;
  /** Its brokers. */
  readonly pods: Pods;
  /** The brokers are the controllers too, and vote. */
  readonly votesOfBrokers: boolean;
  readonly persistent: boolean;
  /** Brokers create a topic that is missing. */
  readonly createsTopics: boolean;
  /** What the bus writes to and reads from, those of Kafka itself included. */
  readonly topics: readonly KafkaTopicCopies[];
}

export interface KafkaTopicCopies {
  readonly name: string;
  /** The `KafkaTopic`; undefined for one that the brokers create. */
  readonly object?: FlowObject;
  readonly replicas: number;
  /** Copies without which a broker accepts no event. */
  readonly minInsync: number;
}

/** Deployment that keeps a bus healthy. */
export interface Keeper {
  /** It watches the subscriptions of all Sensors on the bus. */
  readonly subscriptions: boolean;
  /** It moves leaders away from the servers of Sensors. */
  readonly movesLeaders: boolean;
}

/** A StatefulSet of nats-servers that no controller of Argo Events makes. */
export interface OwnServers {
  readonly object: FlowObject;
  /** Whether a rollout waits for each server: a probe holds back a new one until it follows the others, or no controller rolls them out. */
  readonly probed: boolean;
}

/** Servers of an EventBus. */
export interface BusServers {
  /** Where their fields are: `spec.jetstream` or `spec.nats.native`, or in the StatefulSet of own servers `spec.template.spec`. */
  readonly path: readonly string[];
  readonly fields: Json;
  /** Undefined for servers that the controller makes. */
  readonly own?: OwnServers;
}

/** What EventSource and Sensor have in common. */
export interface Client extends Pods {
  readonly object: FlowObject;
  readonly busName: string;
  /** The EventBus in the same namespace; undefined when it is not among the objects. */
  readonly bus?: Bus;
  /** How its pods agree on the one that works; of a bus that is not known it is assumed to be JetStream. */
  readonly elector: Elector;
  /** Timings of a Lease in seconds, as the environment of the pods says. */
  readonly leaseTimings: { readonly leaseDuration: number; readonly renewDeadline: number; readonly retryPeriod: number };
  /** What the Lease's permissions lack: of get, create, update. Empty for other electors; undefined when no RBAC of that account is among the objects. */
  readonly missingLeaseVerbs?: readonly string[];
  readonly serviceAccountName: string;
  /** The pods ask for the bus guard. */
  readonly busGuard: boolean;
  /** A guard on each node stands between the pods and the bus. */
  readonly busNodeGuard?: NodeGuard;
  /** Checks that fail one after another before the guard ends the connections to a server. */
  readonly guardFall: number;
}

/** An EventSource. */
export interface Source extends Client {
  readonly events: readonly SourceEvent[];
  /** The pods ask for retries of refused calls on another pod. */
  readonly webhookGuard: boolean;
  /** A guard on each node takes the calls. */
  readonly webhookNodeGuard?: WebhookNodeGuard;
  /** Undefined without the webhook guard, and when its ConfigMap is not among the objects. */
  readonly guardPorts?: GuardPorts;
  /** Services that select the pods, without those of a guard. */
  readonly services: readonly FlowObject[];
  /** Services by which a guard on each node reaches the pods. They are not for callers. */
  readonly guardServices: readonly FlowObject[];
  /** Where a guard on each node takes the calls for a port, by port. */
  readonly guardPlaces: ReadonlyMap<string, GuardPlace>;
  /** Services that lead to it through a guard on each node, which they select. */
  readonly guardedWays: readonly GuardedWay[];
}

/** A Sensor. */
export interface Sensor extends Client {
  readonly dependencies: readonly Dependency[];
  readonly triggers: readonly Trigger[];
  /** Replicas of its key-value bucket: 1, unless something among the objects raises it. */
  readonly bucketReplicas: number;
  /** Whether only the bucket's leader is read, and not any server. */
  readonly bucketLeaderReads: boolean;
  /** What raises it. */
  readonly bucketRaisedBy?: FlowObject;
  /** What may raise it: its text does not tell the names, or the number. */
  readonly bucketMaybeRaisedBy?: FlowObject;
}

export interface Dependency {
  readonly index: number;
  readonly name?: string;
  readonly eventSourceName?: string;
  readonly eventName?: string;
  /** Among the objects, in the same namespace. */
  readonly source?: Source;
}

export interface Trigger {
  readonly index: number;
  readonly name?: string;
  readonly trigger: Json;
  readonly atLeastOnce: boolean;
}

/** The pods that the controller makes of a custom resource, as it makes them, and what guards them. */
export interface Pods {
  /** Of the Deployment or StatefulSet; 0 for a bus without pods of its own. */
  readonly replicas: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly budgets: readonly DisruptionBudget[];
  readonly antiAffinity: readonly AntiAffinityTerm[];
  readonly tolerations: readonly Json[];
  /** Seconds for which a pod stays bound to a node that is lost: 300 without tolerations of its own; Infinity for ever. */
  readonly nodeLossTolerationSeconds: number;
  /** Topology spread over the pods themselves, in a template that may have one: of own servers, not of a custom resource. */
  readonly topologySpread?: { readonly zone?: SpreadRequest; readonly host?: SpreadRequest };
  /** What the pods ask the pod policy for; undefined when they do not ask. */
  readonly podPolicy?: PodPolicyRequest;
  /** What the CR was declared to survive (annotation `cdk8s-argo-events-ha/survives`). */
  readonly survives?: FailureDomain;
  /** What nodeSelector and required node affinity leave to the pods; undefined when nothing limits them. */
  readonly nodeLimits?: NodeLimits;
  /** A volume lets the pods run on one node only; the others do not start. */
  readonly onOneNode?: true;
}

/** Labels of nodes that pods ask for. */
export interface NodeLimits {
  /** Fields of the template that limit the nodes. */
  readonly fields: readonly string[];
  /** Zones to which the pods are tied; undefined when they are not tied to any. */
  readonly zones?: readonly string[];
  /** Nodes to which the pods are tied by name. */
  readonly hosts?: readonly string[];
}

/** A term of podAntiAffinity that selects the pods that carry it. */
export interface AntiAffinityTerm {
  readonly required: boolean;
  readonly topologyKey: string;
  /** Counts only pods of the same revision: `matchLabelKeys` has `pod-template-hash`. */
  readonly sameRevisionOnly: boolean;
}

export interface PodPolicyRequest {
  readonly version: string;
  readonly terminationGracePeriodSeconds?: number;
  readonly preStopSleepSeconds?: number;
  readonly readiness: boolean;
  readonly liveness: boolean;
  readonly zoneSpread?: SpreadRequest;
  readonly hostSpread?: SpreadRequest;
}

export interface SpreadRequest {
  /** whenUnsatisfiable: DoNotSchedule. */
  readonly hard: boolean;
  readonly minDomains?: number;
}

/** A PodDisruptionBudget that selects the pods. */
export interface DisruptionBudget {
  readonly object: FlowObject;
  /** Pods that may be away at a time: rounded as Kubernetes rounds; undefined when the budget cannot be read. */
  readonly allows?: number;
  readonly alwaysEvictsUnhealthy: boolean;
}
