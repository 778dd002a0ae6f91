/** Who can reach a Service. */
export enum WebhookServiceType {
  /** Callers in the cluster. */
  CLUSTER_IP = 'ClusterIP',

  /** Callers that reach a node, on a port of every node. */
  NODE_PORT = 'NodePort',

  /** Callers that reach the load balancer of the cloud. */
  LOAD_BALANCER = 'LoadBalancer',
}

/**
 * Which pods a node leads traffic to.
 *
 * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-policies
 */
export enum ServiceTrafficPolicy {
  /** Pods of any node. */
  CLUSTER = 'Cluster',

  /** Pods of that node only; without one, traffic is dropped. */
  LOCAL = 'Local',
}

/** A port of the Service. */
export interface WebhookServicePort {
  /** Port of the webhook, as its event has it. */
  readonly webhookPort: number;

  /**
   * Port of the Service.
   *
   * @default - that of the webhook
   */
  readonly port?: number;

  /**
   * Port on the nodes, for types NODE_PORT and LOAD_BALANCER.
   *
   * @default - Kubernetes chooses one
   */
  readonly nodePort?: number;
}

/** The Service in front of the webhooks of an EventSource. */
export interface WebhookServiceOptions {
  /**
   * Name of the Service.
   *
   * @default - <event source>-webhook
   */
  readonly name?: string;

  /**
   * Labels of the Service.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the Service.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Who can reach it.
   *
   * @default WebhookServiceType.CLUSTER_IP
   */
  readonly type?: WebhookServiceType;

  /**
   * Ports that differ from those of the webhooks, for example `[{ webhookPort: 12000, port: 80 }]`. Webhooks that are not named keep theirs.
   *
   * @default - the ports of the webhooks
   */
  readonly ports?: WebhookServicePort[];

  /**
   * Class of the load balancer.
   *
   * @default - the one of the cluster
   */
  readonly loadBalancerClass?: string;

  /**
   * Addresses from which the load balancer takes calls, as CIDRs.
   *
   * @default - all
   */
  readonly loadBalancerSourceRanges?: string[];

  /**
   * Which guards or pods a node leads callers from outside to. With LOCAL the address of the caller is kept, no other node is on the way, and a
   * load balancer leaves a node that is lost as soon as its own check fails.
   *
   * @default - LOCAL for a load balancer, and for NODE_PORT with a node guard, which is on every node; else CLUSTER
   */
  readonly externalTrafficPolicy?: ServiceTrafficPolicy;

  /**
   * Which guards or pods a node leads callers in the cluster to.
   *
   * @default - LOCAL with a node guard before Kubernetes 1.34, else CLUSTER
   */
  readonly internalTrafficPolicy?: ServiceTrafficPolicy;

  /**
   * Prefers guards or pods near the caller: `PreferSameZone`, `PreferSameNode` or, as PreferSameZone was called before, `PreferClose`.
   *
   * @default - PreferSameNode with a node guard from Kubernetes 1.34 on, else all pods alike
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#traffic-distribution
   */
  readonly trafficDistribution?: string;

  /**
   * Families of its addresses, `IPv4` and `IPv6`.
   *
   * @default - the one of the cluster
   */
  readonly ipFamilies?: string[];

  /**
   * `SingleStack`, `PreferDualStack` or `RequireDualStack`. Pods of EventSources listen on both families.
   *
   * @default - SingleStack
   */
  readonly ipFamilyPolicy?: string;

  /**
   * Whether the Service is emitted.
   *
   * @default true
   */
  readonly enabled?: boolean;
}
