import { eventEndpoints, triggerEndpoints } from './endpoints';
import { requestPorts } from './services';
import { httpServer, SourceEvent } from '../../argo-events/catalog/event-source-events';
import { keeperName } from '../../contract/keeper';
import { Port } from '../../contract/ports';
import { Client, Flow, Pods, Sensor, Source } from '../../flow/flow';
import { FlowObject } from '../../manifests/manifest-object';
import { objectsOfKind } from '../../manifests/objects-of-kind';
import { strings } from '../../manifests/strings';
import { asRecord, at } from '../../values/json-values';
import { FlowEffect } from '../engine/flow-effect';
import { Affected, Severity } from '../engine/rule';

/** Pods as policies see them. */
export type NetworkPods = Pick<Pods, 'labels'> & { readonly object: FlowObject };

/** What pods of Argo Events have to reach, or be reached by. */
export interface Need {
  readonly pods: NetworkPods;
  readonly direction: 'Ingress' | 'Egress';
  /** Without it, the API server. */
  readonly port?: number;
  readonly protocol?: 'UDP';
  /** Pods at the other end; without any, somebody. */
  readonly peers?: readonly NetworkPods[];
  /** The port is that of a Service, whose pods may have another one. */
  readonly behindService?: boolean;
  /** What it is needed for. */
  readonly purpose: string;
  readonly severity?: Severity;
  readonly effect?: FlowEffect;
  readonly affects: readonly Affected[];
}

const DNS = 53;

export function networkNeeds({ buses, sources, sensors, objects }: Flow): Need[] {
  const clients = [...sources, ...sensors];
  return [
    ...buses.filter(({ servers }) => servers !== undefined).flatMap((bus): Need[] => [
      { pods: bus, port: Port.BUS_CLIENT, direction: 'Ingress', purpose: 'its clients', peers: clients.filter(client => client.bus === bus), affects: [bus] },
      ...monitorNeeds(bus, 'the bus guard', clients.filter(client => client.bus === bus && client.busGuard)),
      ...monitorNeeds(bus, 'the keeper of the bus', keepers(objects, bus.object)),
      ...bus.replicas < 3 ? [] : [
        ...(['Ingress', 'Egress'] as const).map((direction): Need => ({ pods: bus, port: Port.BUS_CLUSTER, direction, purpose: 'the other servers', peers: [bus], affects: [bus] })),
        ...dns(bus),
      ],
    ]),
    ...clients.filter(({ bus }) => bus?.servers !== undefined).flatMap((pods): Need[] => [
      { pods, port: Port.BUS_CLIENT, direction: 'Egress', purpose: 'the bus', peers: [pods.bus!], affects: [pods] },
      ...dns(pods),
    ]),
    ...clients.filter(({ elector }) => elector === 'lease').map(pods => apiServer(pods, 'its Lease', { affects: [pods] })),
    ...sources.flatMap(sourceNeeds),
    ...sensors.flatMap(sensorNeeds),
    ...sensors.flatMap(triggerNeeds),
    ...sources.flatMap(remoteNeeds),
  ];
}

function dns(pods: Need['pods']): Need[] {
  const need: Need = { pods, port: DNS, protocol: 'UDP', direction: 'Egress', purpose: 'DNS', affects: [pods] };
  return [need, { ...need, protocol: undefined, purpose: 'DNS answers that are too large for UDP', severity: 'info', effect: { does: 'sometimes' } }];
}

/** Deployments that look after a bus. */
function keepers(objects: readonly FlowObject[], { name, namespace }: FlowObject): NetworkPods[] {
  return objectsOfKind(objects, 'Deployment').filter(object => object.namespace === namespace && object.name === keeperName(name))
    .map(object => ({ object, labels: strings(at(object.manifest, 'spec', 'template', 'metadata', 'labels')) }));
}

/** Guards of clients and keepers ask the servers how they are. */
function monitorNeeds(bus: NetworkPods, purpose: string, guarded: readonly NetworkPods[]): Need[] {
  const common = { port: Port.BUS_MONITOR, severity: 'warning', effect: { does: 'in-failure' } } as const;
  return guarded.length === 0 ? [] : [
    { ...common, pods: bus, direction: 'Ingress', purpose, peers: guarded, affects: [bus] },
    ...guarded.map((pods): Need => ({ ...common, pods, direction: 'Egress', purpose, peers: [bus], affects: [] })),
  ];
}

/** What triggers call. */
function triggerNeeds(sensor: Sensor): Need[] {
  return sensor.triggers.flatMap(({ trigger, name, index }): Need[] => {
    const [endpoint] = triggerEndpoints(at(trigger, 'template'));
    return endpoint === undefined ? [] : [{
      pods: sensor,
      direction: 'Egress',
      ...endpoint,
      purpose: `the trigger ${name ?? index}`,
      effect: { does: 'never-delivers', to: 'trigger' },
      affects: [{ object: sensor.object, trigger: index }],
    }];
  });
}

/** Where events are fetched from. */
function remoteNeeds(source: Source): Need[] {
  return source.events.flatMap(({ type, name, event }): Need[] => {
    const [endpoint] = eventEndpoints(type.field, event);
    return endpoint === undefined ? [] : [{
      pods: source,
      direction: 'Egress',
      ...endpoint,
      purpose: `the event ${name}`,
      effect: { does: 'never-delivers', to: 'event' },
      affects: [{ object: source.object, event: name }],
    }];
  });
}

function apiServer(pods: Client, purpose: string, concerned: Pick<Need, 'affects' | 'effect'>): Need {
  return { pods, direction: 'Egress', purpose, ...concerned };
}

function sourceNeeds(source: Source): Need[] {
  const { object, events } = source;
  const affected = (chosen: readonly SourceEvent[]) => chosen.map(({ name: event }) => ({ object, event }));
  const inCluster = events.filter(({ type, event }) => type.field === 'resource' || type.field === 'calendar' && asRecord(at(event, 'persistence', 'configMap')) !== undefined);
  const ports = [...new Set(events.flatMap(event => requestPort(source, event) ?? []))];
  return [
    ...ports.map((port): Need => ({
      pods: source,
      port,
      direction: 'Ingress',
      purpose: 'requests',
      effect: { does: 'refuses', to: 'event' },
      affects: affected(events.filter(event => requestPort(source, event) === port)),
    })),
    ...inCluster.length === 0 ? [] : [apiServer(source, `the events ${inCluster.map(({ name }) => name).join(', ')}`, {
      effect: { does: 'never-delivers', to: 'event' }, affects: affected(inCluster),
    })],
  ];
}

/** Triggers that make objects in the cluster. */
function sensorNeeds(sensor: Sensor): Need[] {
  const calling = sensor.triggers.filter(({ trigger }) => ['k8s', 'argoWorkflow'].some(type => asRecord(at(trigger, 'template', type)) !== undefined));
  return calling.length === 0 ? [] : [apiServer(sensor, `the triggers ${calling.map(({ name, index }) => name ?? index).join(', ')}`, {
    affects: [sensor], ...calling.length < sensor.triggers.length && { effect: { does: 'sometimes' } },
  })];
}

/** With the webhook guard requests come to a port of it. */
function requestPort(source: Source, event: SourceEvent): number | undefined {
  const port = httpServer(event) === undefined ? NaN : Number(requestPorts(source, event)?.[0]);
  return Number.isInteger(port) ? port : undefined;
}
