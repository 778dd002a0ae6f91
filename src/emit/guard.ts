import { beside, waveOf } from './beside';
import { Emission, withValues } from './emission';
import { ImageOptions } from './keeper';
import { podSelector } from '../argo-events/catalog/labels';
import { BUS_GUARD_IMAGE, busGuardConfigName, busNearServiceName, CLUSTER_DOMAIN } from '../contract/guard-names';
import { POD_POLICY_VERSION, PodAnnotation } from '../contract/pod-annotations';
import { Bus, Client, Flow } from '../flow/flow';
import { clients, TEMPLATE } from '../lint/helpers/clients';
import { advertisesNothing, lacksGuard } from '../lint/helpers/missing-guard';
import { FlowObject } from '../manifests/manifest-object';
import { busGuardConfigMap } from '../resources/bus-guard/config';
import { busNearService } from '../resources/bus-guard/zone-local-service';
import { preferZone } from '../resources/workload/traffic-distribution';
import { asArray, Json } from '../values/json-values';

export interface GuardOptions extends ImageOptions {
  readonly clusterDomain?: string;
}

/**
 * The bus guard: its configuration for each bus that has clients without one, and the annotations by which the pod policy adds it to their pods.
 * Its servers stop telling their addresses, by which clients would go past the guard.
 */
export function guard(flow: Flow, { guardImage = BUS_GUARD_IMAGE, clusterDomain = CLUSTER_DOMAIN }: GuardOptions = {}): Emission {
  const all = clients(flow);
  const unguarded = all.filter(lacksGuard);
  const buses = flow.buses.filter(bus => bus.type === 'jetstream' && bus.replicas > 1 && all.some(client => client.bus === bus));
  const changed = new Map<FlowObject, Json>([
    ...buses.filter(bus => !advertisesNothing(bus)).map(bus => [bus.object, silent(bus)] as const),
    ...unguarded.map(client => [client.object, guarded(client, guardImage)] as const),
  ]);
  return {
    added: buses.flatMap(bus => guardObjects(flow, bus, clusterDomain)),
    changed,
    left: all.filter(({ bus }) => bus === undefined).map(({ object }) => ({ object, reason: 'bus-not-given' })),
  };
}

function guardObjects({ objects }: Flow, { object }: Bus, clusterDomain: string): Json[] {
  const { name: bus, namespace } = object;
  const annotations = waveOf(object);
  const isThere = (kind: string, name: string) => objects.some(each => each.kind === kind && each.name === name && each.namespace === namespace);
  return [
    ...isThere('ConfigMap', busGuardConfigName(bus)) ? [] : [busGuardConfigMap({ bus, clusterDomain }, annotations)],
    ...isThere('Service', busNearServiceName(bus)) ? [] : [busNearService({ bus, selector: podSelector('EventBus', bus), annotations, trafficDistribution: preferZone(undefined) })],
  ].map(built => beside(object, built));
}

function silent({ object: { manifest }, jetstream }: Bus): Json {
  return withValues(manifest, ['spec', 'jetstream'], { startArgs: ['--no_advertise=true', ...asArray(jetstream.startArgs) ?? []] });
}

function guarded({ object: { manifest }, bus }: Client, image: string): Json {
  return withValues(manifest, [...TEMPLATE, 'metadata', 'annotations'], {
    [PodAnnotation.POLICY]: POD_POLICY_VERSION,
    [PodAnnotation.BUS_GUARD]: bus!.object.name,
    [PodAnnotation.BUS_GUARD_CONFIG]: busGuardConfigName(bus!.object.name),
    [PodAnnotation.BUS_GUARD_IMAGE]: image,
  });
}
