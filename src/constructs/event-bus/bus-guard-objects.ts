import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { EventBusWiring } from './event-bus-ref';
import { podSelector } from '../../argo-events/catalog/labels';
import { busGuardConfigMap } from '../../resources/bus-guard/config';
import { busNearService } from '../../resources/bus-guard/zone-local-service';
import { preferZone } from '../../resources/workload/traffic-distribution';

/** What the guards in the pods need of a native bus. */
export interface BusGuardObjects {
  readonly config: ApiObject;
  readonly nearService: ApiObject;
}

export function busGuardObjects(
  scope: Construct, bus: string, { clusterDomain, kubernetesVersion }: EventBusWiring, annotations: { readonly [annotation: string]: string },
): BusGuardObjects {
  return {
    config: new ApiObject(scope, 'BusGuardConfig', busGuardConfigMap({ bus, clusterDomain }, annotations)),
    nearService: new ApiObject(scope, 'BusNearService', busNearService({
      bus, selector: podSelector('EventBus', bus), annotations, trafficDistribution: preferZone(kubernetesVersion),
    })),
  };
}
