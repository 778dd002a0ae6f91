/**
 * How long things take at the longest, in seconds. Each bound is used as a limit: what is measured must stay below it.
 */

/** A kube-controller-manager calls a node NotReady when its kubelet was silent for this long: --node-monitor-grace-period, 50 s since Kubernetes 1.32. */
export const NODE_MONITOR_GRACE = 50;
/** The same before Kubernetes 1.32. */
export const NODE_MONITOR_GRACE_BEFORE_1_32 = 40;
/** Schedule and start a pod of Argo Events: pull policy Always asks the registry for a digest, the process then connects to the bus. Assumed. */
export const POD_START = 10;
/** The bus guard's startup probe asks 15 times, once a second, before a pod starts without the bus server of its zone. */
export const GUARD_START = 15;
/** From a pod that ends, or an endpoint that turns NotReady, to rules of kube-proxy on all nodes without it. Assumed. */
export const ENDPOINT_UPDATE = 3;

/** graft's longest election timeout is 1 s; a split vote takes a second round. */
export const GRAFT_ELECTION = 2;
/** graft's own connection, made by nats.go, is made again after 2 s, and up to 1 s more with TLS. */
export const GRAFT_RECONNECT = 3;
/**
 * A pod that was elected and loses its majority ends its process. The kubelet starts it again at once, or after 10 s if it ended once in the last
 * 10 minutes; then it connects. With as many voters as are needed, there is no election without it.
 */
export const GRAFT_RESTART = 10;
/** client-go tries for a lease every retryPeriod, lengthened at random by up to 1.2 times of itself. */
export const LEASE_RETRY_JITTER = 2.2;

/** The client of Kafka in Argo Events (sarama) gives up a request after 30 s, and a connection that cannot be made after 30 s. From its source, not measured. */
export const KAFKA_REQUEST_TIMEOUT = 30 + 30;
/** A controller of Kafka fences a broker that was silent for 9 s (broker.session.timeout.ms), and elects leaders for its partitions. Not measured. */
export const KAFKA_LEADERS = 9 + 2;
/**
 * A consumer group misses a member after 10 s and waits for the others for at most 60 s, as sarama asks. As long, an open transaction of the lost
 * member may hold back what others read: 60 s, which Kafka looks at every 10 s. Not measured.
 */
export const KAFKA_REBALANCE = 10 + 60;

/** The keeper looks every 6 s, and waits for the second look that finds a consumer missing; on a busy machine a look takes longer. */
export const KEEPER_FINDS = 60;
/** It creates the consumer again and copies the events since. */
export const KEEPER_RECOVERS = 30;
/** The liveness probe of the pod policy asks every 20 s, and fails after 6 answers that take longer than 5 s. */
export const LIVENESS_FAILS = 20 * 6 + 5;

/** Argo Events looks every 5 s whether its connection to the bus is closed, and only then connects again. */
export const ARGO_RECONNECT_TICK = 5;
/** A Sensor that begins asks for the stream, and goes on when it has waited 5 s for the answer. */
export const STREAM_ASKED = 5;
/** A Sensor waits 2 s between closing its old subscription and making the new one. */
export const SENSOR_RESUBSCRIBE = 2;
export const NATS_PING_INTERVAL = 120;

/** nats.go pings every 2 min and gives up at the third ping without an answer to the first two; a server that vanishes right after a ping is noticed at the end of the third interval. */
export const NATS_PING_NOTICE = 3 * NATS_PING_INTERVAL;
/** The client of NATS Streaming pings every 5 s and gives up when 60 pings have no answer. From its source, not measured. */
export const STREAMING_PING_NOTICE = 5 * 61;
/** Its publish waits 30 s for an answer, then Argo Events waits 1 s to 2 s and tries again. From the source, not measured. */
export const STREAMING_PUBLISH_UNANSWERED = 30 + 2;
/** A guard whose process ends is started again, at once or after 10 s if it ended once in the last 10 minutes, and is Ready when it knows the bus server near it. */
export const NODE_GUARD_BACK = 10 + GUARD_START;
/** The bus guard checks every second and takes a server away when so many checks have failed: 1 s until the next one, then 0.5 s each with 0.25 s between them; rounded up. */
export function guardNotice(fall: number): number {
  return Math.ceil(1 + fall * 0.5 + (fall - 1) * 0.25);
}

/** A Raft follower of nats-server stands for election after at most 9 s without its leader. */
export const RAFT_ELECTION = 9;
/** Servers of NATS Streaming wait for their leader for one to two heartbeat timeouts, then for votes as long by election timeouts, twice when the votes are split. */
export function streamingElection(heartbeatTimeout: number, electionTimeout: number): number {
  return 2 * heartbeatTimeout + 2 * 2 * electionTimeout;
}
/** nats-server pings its peers every 2 min, but every 30 s at least, unless told otherwise, and gives one up when it would ping again after so many without an answer. */
export const PEER_PINGS = { interval: 120, longest: 30, max: 2 };
/** A publish to a server that cannot answer waits 5 s, then Argo Events waits 1 s to 2 s and tries again. */
export const PUBLISH_UNANSWERED = 5 + 2;
/** The same where it is known that nobody can answer: nats.go tries twice more, after 250 ms each. */
export const PUBLISH_REFUSED = 0.5 + 2;
/** Argo Events waits 5 s for a key of the bucket, and 1 to 2 s before it starts again. */
export const BUCKET_READ = 7;
/** A bus pod on a node that lives: stop, start, load the streams, answer /healthz. Its startup probe first asks after 10 s. Assumed. */
export const BUS_POD_START = 60;
/** A bus pod that is told to stop: lame duck 30 s, and at most the 60 s grace of the pod. */
export const BUS_POD_STOP = 60;

/** Detach a volume from one node and attach it to another. Assumed. */
export const VOLUME_MOVE = 60;

/** Longest a pod keeps its place on a lost node before another one is made. */
export function replacementAfterNodeLoss(monitorGrace: number, toleration: number, guardStarts: boolean): number {
  return monitorGrace + toleration + podElsewhere(guardStarts);
}

/** A pod in place of one whose node goes: the bus server near to it may be gone too. */
export function podElsewhere(guardStarts: boolean): number {
  return POD_START + (guardStarts ? GUARD_START : 0);
}

export interface LeaseTimings {
  readonly leaseDuration: number;
  readonly retryPeriod: number;
}

/** A holder that vanished keeps the lease for its duration; the next try of another pod gets it. */
export function leaseTakeover({ leaseDuration, retryPeriod }: LeaseTimings): number {
  return leaseDuration + leaseHandover({ retryPeriod });
}

/** A holder that is told to stop releases the lease. */
export function leaseHandover({ retryPeriod }: Pick<LeaseTimings, 'retryPeriod'>): number {
  return LEASE_RETRY_JITTER * retryPeriod;
}
