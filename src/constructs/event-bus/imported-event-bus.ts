import { Construct } from 'constructs';
import { busGuardObjects } from './bus-guard-objects';
import { validateEventBusReferenceProps } from './check-props';
import { EventBusWiring, IHaEventBus } from './event-bus-ref';
import { EventBusReferenceProps } from './event-bus-reference-props';
import { validateBusGuard, validateEventBusSizes } from './validate';
import { validateNoGuardInPods } from './validate-own-servers';
import { EventBusAccess } from '../../contract/bus-access';
import { BusRuntime } from '../../contract/bus-runtime';
import { FailureDomain } from '../../contract/failure-domain';
import { CLUSTER_DOMAIN } from '../../contract/guard-names';
import { nativeBusAccess } from '../../resources/event-bus/access';
import { ownBusAccess } from '../../resources/jetstream/access';
import { NATS_BOX_IMAGE } from '../../resources/keeper/nats-pod';
import { syncWave } from '../../resources/workload/argo-cd';
import { validateName } from '../checks/names';
import { validateUniqueObjects } from '../checks/unique-objects';
import { addWarning } from '../checks/warning';
import { HaNodeGuard } from '../node-guard/ha-node-guard';
import { busGuardWiring, givenBusGuard } from '../workload/bus-guard';

/** @internal */
export class ReferencedEventBus extends Construct implements IHaEventBus {
  public readonly survives: FailureDomain;
  public readonly servers: number;
  public readonly zones: number;
  public readonly streamReplicas: number;
  public readonly podPolicy: boolean;
  public readonly busGuard: boolean;
  public readonly access: EventBusAccess;
  public readonly nodeGuard?: HaNodeGuard;
  public readonly _wiring: EventBusWiring;

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
    const guard = givenBusGuard(props);
    this.busGuard = guard.enabled ?? props.busGuardObjects ?? false;
    if (ownServers) validateNoGuardInPods(props);
    validateBusGuard(this.busGuard, this.podPolicy, ownServers);
    this.access = props.access ?? (ownServers ? ownBusAccess(eventBusName) : nativeBusAccess(eventBusName));
    this.nodeGuard = props.nodeGuard;
    this._wiring = {
      busGuard: busGuardWiring(eventBusName, guard),
      clusterDomain: props.clusterDomain ?? CLUSTER_DOMAIN,
      argoEventsVersion: props.argoEventsVersion ?? undefined,
      kubernetesVersion: props.kubernetesVersion ?? undefined,
      podPolicyDeclared: props.podPolicy === true,
      keeperRestartsSensors: props.keeper ?? true,
      jobs: { image: props.natsBoxImage ?? NATS_BOX_IMAGE, pods: {} },
    };
    if (props.busGuardObjects) this.makeBusGuard();
    if (isAssumedNative(props) && !this.busGuard) addWarning(this, assumedNative(eventBusName));
    const { survives, servers: replicas, streamReplicas, zones, podPolicy } = this;
    validateEventBusSizes({ survives, replicas, streamReplicas, zones, topologySpread: podPolicy || ownServers });
  }

  /** The ConfigMap and the Service that an HaEventBus would have made. */
  private makeBusGuard(): void {
    if (!this.busGuard) throw new Error('busGuardObjects: got true with busGuard false. No pod would use the objects. Allowed: busGuard: true, or no busGuardObjects');
    busGuardObjects(this, this.eventBusName, this._wiring, syncWave(-2));
    validateUniqueObjects(this);
  }
}

/** An HaEventBus elsewhere has own servers unless it was told otherwise. */
function isAssumedNative({ runtime, access, keeper }: EventBusReferenceProps): boolean {
  return runtime === undefined && access === undefined && keeper !== false;
}

function assumedNative(bus: string): string {
  return `the runtime of the EventBus "${bus}" is not given, and BusRuntime.NATIVE is assumed. An HaEventBus has own servers by default. `
    + 'Fix: runtime: BusRuntime.OWN_SERVERS for such a bus, runtime: BusRuntime.NATIVE for a bus whose servers the controller makes';
}
