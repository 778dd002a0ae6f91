import { Construct } from 'constructs';
import { validateEventBusReferenceProps } from './check-props';
import { EventBusJobs, IHaEventBus } from './event-bus-ref';
import { EventBusReferenceProps } from './event-bus-reference-props';
import { validateBusGuard, validateEventBusSizes } from './validate';
import { EventBusAccess } from '../../contract/bus-access';
import { BusRuntime } from '../../contract/bus-runtime';
import { FailureDomain } from '../../contract/failure-domain';
import { BUS_GUARD_IMAGE, busGuardConfigName, CLUSTER_DOMAIN } from '../../contract/guard-names';
import { nativeBusAccess } from '../../resources/event-bus/access';
import { ownBusAccess } from '../../resources/jetstream/access';
import { NATS_BOX_IMAGE } from '../../resources/keeper/nats-pod';
import { validateName } from '../checks/names';
import { HaNodeGuard } from '../node-guard/ha-node-guard';

/** @internal */
export class ReferencedEventBus extends Construct implements IHaEventBus {
  public readonly survives: FailureDomain;
  public readonly servers: number;
  public readonly zones: number;
  public readonly streamReplicas: number;
  public readonly podPolicy: boolean;
  public readonly busGuard: boolean;
  public readonly access: EventBusAccess;
  public readonly busGuardConfigName: string;
  public readonly busGuardImage: string;
  public readonly clusterDomain: string;
  public readonly natsBoxImage: string;
  public readonly nodeGuard?: HaNodeGuard;
  public readonly _jobs: EventBusJobs;
  public readonly _podPolicyDeclared: boolean;
  public readonly _keeperRestartsSensors: boolean;

  public constructor(scope: Construct, id: string, public readonly eventBusName: string, props: EventBusReferenceProps) {
    super(scope, id);
    validateEventBusReferenceProps(props);
    validateName('eventBus', 'eventBusName', eventBusName);
    this.survives = props.survives ?? FailureDomain.NODE;
    this.servers = props.replicas ?? 3;
    this.zones = props.zones ?? 3;
    this.streamReplicas = props.streamReplicas ?? this.servers;
    const ownServers = props.runtime === BusRuntime.OWN_SERVERS;
    this.podPolicy = props.podPolicy ?? !ownServers;
    this._podPolicyDeclared = props.podPolicy === true;
    this.busGuard = props.busGuard ?? false;
    validateBusGuard(this.busGuard, this.podPolicy, ownServers);
    this.access = props.access ?? (ownServers ? ownBusAccess(eventBusName) : nativeBusAccess(eventBusName));
    this.busGuardConfigName = busGuardConfigName(eventBusName);
    this.busGuardImage = props.busGuardImage ?? BUS_GUARD_IMAGE;
    this.clusterDomain = props.clusterDomain ?? CLUSTER_DOMAIN;
    this.natsBoxImage = props.natsBoxImage ?? NATS_BOX_IMAGE;
    this.nodeGuard = props.nodeGuard;
    this._jobs = { image: this.natsBoxImage, pods: {} };
    this._keeperRestartsSensors = props.keeper ?? true;
    const { survives, servers: replicas, streamReplicas, zones, podPolicy } = this;
    validateEventBusSizes({ survives, replicas, streamReplicas, zones, topologySpread: podPolicy || ownServers });
  }
}
