import { Construct } from 'constructs';
import { IHaEventBus } from './event-bus-ref';
import { FailureDomain } from './failure-domain';
import { BUS_GUARD_IMAGE, busGuardConfigName, CLUSTER_DOMAIN } from './resources/guard-names';
import { NATS_BOX_IMAGE } from './resources/nats-job';
import { validateBusGuard, validateEventBusSizes } from './validation/event-bus';
import { validateEventBusReferenceProps } from './validation/event-bus-props';
import { validateName } from './validation/names';

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
   * Whether the cluster has an HaPodPolicy.
   *
   * @default true
   */
  readonly podPolicy?: boolean;

  /**
   * Whether the bus was made by an HaEventBus with the bus guard on, so that the guard's ConfigMap and the Service that tells which server is near exist.
   *
   * @default false
   */
  readonly busGuard?: boolean;

  /**
   * HAProxy image of the guard.
   *
   * @default 'haproxy:3.2-alpine'
   */
  readonly busGuardImage?: string;

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
}

/** @internal */
export class ReferencedEventBus extends Construct implements IHaEventBus {
  public readonly survives: FailureDomain;
  public readonly servers: number;
  public readonly zones: number;
  public readonly streamReplicas: number;
  public readonly podPolicy: boolean;
  public readonly busGuard: boolean;
  public readonly busGuardConfigName: string;
  public readonly busGuardImage: string;
  public readonly clusterDomain: string;
  public readonly natsBoxImage: string;

  public constructor(scope: Construct, id: string, public readonly eventBusName: string, props: EventBusReferenceProps) {
    super(scope, id);
    validateEventBusReferenceProps(props);
    validateName('eventBus', 'eventBusName', eventBusName);
    this.survives = props.survives ?? FailureDomain.NODE;
    this.servers = props.replicas ?? 3;
    this.zones = props.zones ?? 3;
    this.streamReplicas = props.streamReplicas ?? this.servers;
    this.podPolicy = props.podPolicy ?? true;
    this.busGuard = props.busGuard ?? false;
    validateBusGuard(this.busGuard, this.podPolicy);
    this.busGuardConfigName = busGuardConfigName(eventBusName);
    this.busGuardImage = props.busGuardImage ?? BUS_GUARD_IMAGE;
    this.clusterDomain = props.clusterDomain ?? CLUSTER_DOMAIN;
    this.natsBoxImage = props.natsBoxImage ?? NATS_BOX_IMAGE;
    const { survives, servers: replicas, streamReplicas, zones, podPolicy } = this;
    validateEventBusSizes({ survives, replicas, streamReplicas, zones, podPolicy });
  }
}
