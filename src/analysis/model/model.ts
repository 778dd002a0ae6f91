import { ModelFault } from './fault';
import { LeaseTimings } from './times';
import { PlacementRules } from '../cluster/placement';
import { Topology } from '../cluster/topology';
import { LossCause } from '../codes/loss-codes';
import { DrainBlock, NeededFact } from '../codes/notes';
import { Remedy } from '../codes/remedy';
import { Part } from '../verdict';

/** What the analysis needs to know of one flow of events, source to bus to Sensor, free of names. Equal models have equal answers. */
export interface PathModel {
  readonly cluster: ClusterModel;
  readonly bus: BusModel;
  /** Undefined when the EventSource is not among the manifests. */
  readonly source?: SourceModel;
  /** Undefined when no Sensor takes these events. */
  readonly sensor?: SensorModel;
  /** Why no event passes even while nothing fails. */
  readonly faults: readonly ModelFault[];
  /** Facts without which the loss of a part has no answer. */
  readonly missing: readonly MissingFact[];
}

export interface MissingFact {
  readonly part: Part;
  readonly fact: NeededFact;
  /** Without it, it is not known either whether events pass while nothing fails. */
  readonly always?: true;
  /** Only what happens to subscriptions depends on it. */
  readonly subscriptions?: true;
}

export interface ClusterModel {
  readonly topology: Topology;
  /** Seconds of silence after which a node is NotReady. */
  readonly nodeMonitorGrace: number;
}

/** What a PodDisruptionBudget makes of a drain. */
export type Budget =
  /** Nothing holds back evictions. */
  | { readonly kind: 'none' }
  /** So many pods may be away at a time. */
  | { readonly kind: 'allows'; readonly pods: number }
  /** The drain of a node with such a pod never ends. */
  | { readonly kind: 'blocks'; readonly because: DrainBlock };

/** Pods of one workload and what guards them. */
export interface PodsModel {
  readonly placement: PlacementRules;
  /** Preferred anti-affinity alone keeps them apart: the scheduler may give it up. */
  readonly prefersApart?: true;
  readonly budget: Budget;
  /** Seconds for which the pods stay bound to a lost node, once it is NotReady. */
  readonly nodeLossToleration: number;
}

export interface BusModel extends PodsModel {
  /** Whether its servers are known pods: the controller makes them, or their StatefulSet is among the objects. */
  readonly hasServers: boolean;
  /** Whether a StatefulSet among the objects runs them. */
  readonly own: boolean;
  /** A rollout does not wait until a server follows the others again: no probe asks it. */
  readonly rollsUnseen: boolean;
  /** Only for a NATS Streaming bus. */
  readonly streaming?: StreamingModel;
  /** Only for a Kafka bus whose cluster is known. */
  readonly kafka?: KafkaModel;
  /** Replicas of the stream; its consumers have as many. */
  readonly streamReplicas: number;
  readonly persistent: boolean;
  /** Another node can attach the volumes of a server; undefined when that is not known. */
  readonly volumesFollow?: boolean;
  /** Seconds after which its servers give up one of them that vanished without a word; until then they send it what is its. */
  readonly peerNotice: number;
  /** Whether a keeper watches the subscriptions of its Sensors; undefined when that is not known. */
  readonly watchesSubscriptions?: boolean;
  /** For how long an acknowledged event may be in memory only, as written; undefined when it is on disk first. */
  readonly flushInterval?: string;
}

/** Servers of NATS Streaming: one Raft group, of which each server is a member. */
export interface StreamingModel {
  /** Seconds until the servers have another leader, at the longest. */
  readonly election: number;
}

/** Brokers of Kafka, by the topic that stops first when some are lost. */
export interface KafkaModel {
  readonly replicas: number;
  /** Copies without which no event is accepted. */
  readonly minInsync: number;
  /** The brokers are the controllers too; else others vote, of which nothing is known. */
  readonly votesOfBrokers: boolean;
}

/** Where a guard runs: a container of each pod, or a pod of each node. */
export type GuardPlace = 'pod' | 'node';

export type Election =
  | { readonly kind: 'none' }
  | { readonly kind: 'graft' }
  /** A consumer group of Kafka: all pods work, each on its partitions. */
  | { readonly kind: 'group' }
  | { readonly kind: 'lease'; readonly timings: LeaseTimings };

export interface ClientModel extends PodsModel {
  readonly election: Election;
  /** A guard stands between the pod and the bus. */
  readonly busGuard?: GuardPlace;
  /** The bus has own servers, for whose clients there is no guard in the pods. */
  readonly guardedByNodeOnly?: true;
  /** Checks that fail one after another before it ends the connections to a server. */
  readonly guardFall: number;
  /** Seconds until a connection to a vanished server is noticed without the bus guard; of JetStream when it is missing. */
  readonly pingNotice?: number;
  /** Seconds until a request to a vanished broker of Kafka, and a new connection to it, are given up. */
  readonly requestTimeout?: number;
  /** Required anti-affinity that counts pods of all revisions, so that a surge pod needs a place beside all old ones. */
  readonly surgeNeedsPlace: boolean;
}

export interface SourceModel extends ClientModel {
  /** What becomes of an event that comes while no pod can take it. */
  readonly whenDown: 'caller-retries' | 'kept' | 'lost';
  /** A call is answered before its event is on the bus, so the caller does not repeat one that could not be published. */
  readonly answersTooEarly?: boolean;
  /** Why it is lost; undefined when it is not. */
  readonly lossCause?: LossCause;
  /** What ends the losses: of those for {@link lossCause}, and of those for {@link stopEndsAll}. */
  readonly lossRemedies?: readonly Remedy[];
  readonly stopRemedies?: readonly Remedy[];
  /** The event type whose events may be lost that a pod has taken and not yet published, when it stops or cannot publish. */
  readonly inFlight?: string;
  /** A pod that stops ends what all of them share, such as a hook at the sender. */
  readonly stopEndsAll?: LossCause;
  /** A guard tries a refused call on another pod. */
  readonly webhookGuard?: GuardPlace;
  /** Callers use the guard of another node while their own is away. */
  readonly callersFallBack?: true;
  /** A pod that stops takes no new calls: preStop sleep, so that it outlives its endpoint. */
  readonly drainsCalls: boolean;
  /** A new pod takes calls only once it answers them: readiness probe. */
  readonly waitsUntilReady: boolean;
}

export interface SensorModel extends ClientModel {
  /** Replicas of the bucket KV_<sensor>. */
  readonly bucketReplicas: number;
  /** The Job that may raise them, where its text does not tell. */
  readonly bucketMaybeRaisedBy?: string;
  /** Only the bucket's leader is read, and not any server. */
  readonly bucketLeaderReads: boolean;
  /** All triggers acknowledge an event after its action. */
  readonly atLeastOnce: boolean;
  /** Seconds until the kubelet has ended a process that hangs; undefined without a liveness probe. */
  readonly restartsWhenStuck?: number;
  /** A trigger keeps events in the bucket until others have come. */
  readonly waitsForSeveral: boolean;
  /** The bus is Kafka: the Sensor keeps its state in topics. */
  readonly kafka?: true;
  /** The bus is NATS Streaming: the Sensor has no bucket, and a pod that takes over may acknowledge redelivered events without their action. */
  readonly streaming?: true;
}
