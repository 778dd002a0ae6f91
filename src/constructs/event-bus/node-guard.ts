import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ownBusSelector } from '../../contract/bus-label';
import { busNearServiceName } from '../../contract/guard-names';
import { busServerServiceName, dedicatedGuardName } from '../../contract/node-guard-names';
import { busNearService } from '../../resources/bus-guard/zone-local-service';
import { ownBusNames, ownBusPod } from '../../resources/jetstream/names';
import { busServerService } from '../../resources/node-guard/bus-server-service';
import { guardedBusService } from '../../resources/node-guard/bus-service';
import { preferZone } from '../../resources/workload/traffic-distribution';
import { HaNodeGuard } from '../node-guard/ha-node-guard';
import { HaNodeGuardProps } from '../node-guard/ha-node-guard-props';
import { NodeGuardOptions } from '../node-guard/node-guard-options';

export interface NodeGuardDefaults {
  /** Whether there is a guard where nothing is given. */
  readonly enabled: boolean;
  readonly clusterDomain: string;
  readonly kubernetesVersion?: string;
  readonly imagePullSecrets?: HaNodeGuardProps['imagePullSecrets'];
  readonly syncWave: number;
}

/** The guard of a bus: the given one, or a dedicated one. */
export function nodeGuardOf(scope: Construct, bus: string, options: NodeGuardOptions, defaults: NodeGuardDefaults): HaNodeGuard | undefined {
  const { guard, props } = options;
  const enabled = options.enabled ?? (guard !== undefined || props !== undefined || defaults.enabled);
  if (guard && props) throw new Error('nodeGuard.props: got props together with a guard, which has its own props. Allowed: guard or props');
  if (!enabled && (guard || props)) {
    throw new Error(`nodeGuard.${guard ? 'guard' : 'props'}: got a value with enabled false. The value has no effect. Allowed: enabled: true, or no value`);
  }
  if (!enabled) return undefined;
  const { clusterDomain, kubernetesVersion, imagePullSecrets, syncWave } = defaults;
  return guard ?? new HaNodeGuard(scope, 'NodeGuard', {
    clusterDomain, kubernetesVersion, imagePullSecrets, syncWave, ...props, metadata: { name: dedicatedGuardName(bus), ...props?.metadata },
  });
}

export interface GuardedServersInput {
  readonly bus: string;
  readonly servers: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** The Services of a guard in front of own servers. */
export interface GuardedServers {
  /** The EventBus leads clients to it. */
  readonly clientService: ApiObject;
  readonly serverServices: ApiObject[];
  readonly nearService: ApiObject;
}

/** Puts a guard in front of own servers. */
export function guardOwnServers(scope: Construct, guard: HaNodeGuard, { bus, servers, labels, annotations }: GuardedServersInput): GuardedServers {
  const { namespace } = Chart.of(scope);
  const selector = ownBusSelector(bus);
  const ordinals = Array.from({ length: servers }, (_, ordinal) => ordinal);
  const serverServices = ordinals.map(ordinal => new ApiObject(scope, `ServerService${ordinal}`, busServerService({
    metadata: { name: busServerServiceName(bus, ordinal), labels, annotations }, selector, pod: ownBusPod(bus, ordinal),
  })));
  const nearService = new ApiObject(scope, 'NearService', busNearService({ bus, selector, annotations, trafficDistribution: preferZone(guard.kubernetesVersion) }));
  const place = guard._addBus({
    namespace,
    bus,
    servers: ordinals.map(ordinal => ({ name: ownBusPod(bus, ordinal), host: guard._host(busServerServiceName(bus, ordinal), namespace) })),
    nearHost: guard._host(busNearServiceName(bus), namespace),
  });
  const service = guardedBusService({ metadata: { name: ownBusNames(bus).clientService, labels, annotations }, ...place });
  return { clientService: guard._service(scope, 'ClientService', service, annotations), serverServices, nearService };
}
