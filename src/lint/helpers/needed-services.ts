import { Destination } from './service-problem';
import { eventsWithoutService } from './services';
import { httpServer } from '../../argo-events/catalog/event-source-events';
import { BUS_LABEL } from '../../contract/bus-label';
import { busNearServiceName } from '../../contract/guard-names';
import { busServerServiceName, sourceNearServiceName, sourcePodsServiceName } from '../../contract/node-guard-names';
import { Port } from '../../contract/ports';
import { Bus, Flow, Source } from '../../flow/flow';
import { absentGuard, GuardPlace } from '../../flow/node-guards';
import { addressOfBus } from '../../flow/service-of-host';
import { FlowObject } from '../../manifests/manifest-object';
import { inNamespace, objectsOfKind } from '../../manifests/objects-of-kind';
import { strings } from '../../manifests/strings';
import { asArray, asRecord, asString, at } from '../../values/json-values';
import { Affected } from '../engine/rule';

/**
 * How a Service is used: by clients of a bus, by its servers among themselves, by guards for one server or for the near one, by guards for the pods of an
 * EventSource or for the near ones, by callers of a webhook.
 */
export type ServiceRole = 'bus-clients' | 'bus-servers' | 'bus-server' | 'bus-near' | 'source-pods' | 'source-near' | 'source-callers';

/** A Service that own servers or a node guard need. */
export interface NeededService {
  readonly role: ServiceRole;
  /** Whose Service it is. */
  readonly owner: FlowObject;
  /** By which its users know it; undefined for a host outside of the cluster. */
  readonly named?: { readonly service: string; readonly namespace: string };
  /** Undefined when it is not among the objects. */
  readonly object?: FlowObject;
  /** Pods to which it may lead. One of them is enough. */
  readonly destinations: readonly Destination[];
  /** What does not work without it. */
  readonly affects: readonly Affected[];
}

/** The Services that own servers and node guards need. */
export function neededServices(flow: Flow): NeededService[] {
  return [...flow.buses.flatMap(bus => ofBus(flow, bus)), ...flow.sources.flatMap(source => ofSource(flow, source))];
}

/** Servers of the library are known by their label; the Services of other servers by the URL alone. */
function ofBus(flow: Flow, bus: Bus): NeededService[] {
  const { object: owner, guardPlace } = bus;
  const set = bus.servers?.own?.object;
  const labels = strings(at(set?.manifest, 'spec', 'template', 'metadata', 'labels'));
  if (set === undefined || labels[BUS_LABEL] !== owner.name) return [];
  const affects = [{ object: owner }];
  const pods = { namespace: set.namespace, labels };
  const serversService = asString(at(set.manifest, 'spec', 'serviceName')) ?? '';
  const needed = (role: ServiceRole, name: string, destination: Destination): NeededService =>
    ({ role, owner, ...byName(flow, set.namespace, name), destinations: [destination], affects });
  return [
    ...clientsOf(flow, bus, { ...pods, targets: containerPorts(set, Port.BUS_CLIENT) }),
    ...bus.replicas > 1 ? [needed('bus-servers', serversService, pods)] : [],
    ...guardPlace === undefined ? [] : [
      ...Array.from({ length: bus.replicas }, (_, ordinal) => {
        const pod = { ...pods, labels: { ...labels, 'statefulset.kubernetes.io/pod-name': `${set.name}-${ordinal}`, 'apps.kubernetes.io/pod-index': String(ordinal) } };
        return needed('bus-server', busServerServiceName(owner.name, ordinal), { ...pod, targets: containerPorts(set, Port.BUS_CLIENT), port: Port.BUS_CLIENT });
      }),
      needed('bus-near', busNearServiceName(owner.name), { ...pods, targets: containerPorts(set, Port.BUS_MONITOR), port: Port.BUS_MONITOR }),
    ],
  ];
}

/** Clients reach the servers or the guard, whichever the URL names. A rule of its own looks for a guard that is not among the manifests. */
function clientsOf({ objects }: Flow, { object: owner, guardPlace }: Bus, servers: Destination): NeededService[] {
  const { service, alias, named } = addressOfBus(owner, objectsOfKind(objects, 'Service'));
  const object = service ?? (named === undefined ? alias : undefined);
  if (guardPlace === undefined && absentGuard(objects, object) !== undefined) return [];
  const destinations = [...guardPlace ? [behindGuard(guardPlace)] : [], servers];
  return [{ role: 'bus-clients', owner, ...named && { named }, ...object && { object }, destinations, affects: [{ object: owner }] }];
}

function ofSource(flow: Flow, source: Source): NeededService[] {
  const { object: owner, labels, guardPlaces, events } = source;
  if (guardPlaces.size === 0) return [];
  const guarded = events.filter(event => guardPlaces.has(httpServer(event)?.port ?? ''));
  const ofPort = (port: string): Affected[] => guarded.filter(event => httpServer(event)!.port === port)
    .map(({ name: event }) => ({ object: owner, event }));
  const needed = (role: ServiceRole, name: string) => [...guardPlaces.keys()].map((port): NeededService => ({
    role,
    owner,
    ...byName(flow, owner.namespace, name),
    affects: ofPort(port),
    destinations: [{ namespace: owner.namespace, labels, targets: [port], port: Number(port) }],
  }));
  return [
    ...needed('source-pods', sourcePodsServiceName(owner.name)),
    ...needed('source-near', sourceNearServiceName(owner.name)),
    ...callersOf(flow, source),
  ];
}

/** Where no Service leads callers to the guard, those that are meant to: by the port of the guard, or by their name. */
function callersOf({ objects }: Flow, source: Source): NeededService[] {
  const { object: owner, guardPlaces, guardedWays } = source;
  const without = eventsWithoutService(source);
  if (without.length === 0) return [];
  const leading = new Set(guardedWays.map(({ service }) => service));
  const services = objectsOfKind(objects, 'Service').filter(service => !leading.has(service));
  return [...guardPlaces].flatMap(([port, place]) => {
    const affects = without.filter(({ event }) => source.events.some(each => each.name === event && httpServer(each)?.port === port));
    const meant = services.filter(service => targetsOf(service).includes(place.target) || isNamedFor(service, owner, place));
    return meant.map((object): NeededService => (
      { role: 'source-callers', owner, named: { service: object.name, namespace: object.namespace }, object, destinations: [behindGuard(place)], affects }));
  });
}

/** By the name that HaEventSource gives it. */
function isNamedFor({ namespace, name }: FlowObject, owner: FlowObject, place: GuardPlace): boolean {
  const usual = `${owner.name}-webhook`;
  return owner.namespace === place.namespace ? namespace === owner.namespace && name === usual
    : namespace === place.namespace && name === `${owner.namespace}-${usual}`;
}

function targetsOf({ manifest }: FlowObject): unknown[] {
  return (asArray(at(manifest, 'spec', 'ports')) ?? []).map(entry => asRecord(entry)?.targetPort);
}

function behindGuard({ namespace, labels, target }: GuardPlace): Destination {
  return { namespace, labels, targets: [target] };
}

function byName({ objects }: Flow, namespace: string, service: string): Pick<NeededService, 'named' | 'object'> {
  const object = inNamespace(objectsOfKind(objects, 'Service'), namespace).find(({ name }) => name === service);
  return { named: { service, namespace }, ...object && { object } };
}

/** The number of a port, and the names that the containers give it. */
function containerPorts({ manifest }: FlowObject, number: number): string[] {
  const containers = asArray(at(manifest, 'spec', 'template', 'spec', 'containers')) ?? [];
  const ports = containers.flatMap(container => asArray(at(container, 'ports')) ?? []);
  return [String(number), ...ports.filter(port => at(port, 'containerPort') === number).flatMap(port => asString(at(port, 'name')) ?? [])];
}
